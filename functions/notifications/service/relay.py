"""Relay events: from the outbox to webhooks, people, and functions that react."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from functions.notifications.model import Happening, NewDelivery, Reaction, Subscription
from functions.notifications.rules.bodies import body_for
from functions.notifications.rules.filters import wants
from functions.notifications.service.notices import tell_by_email
from functions.notifications.store import deliveries, messages, relay, webhooks
from layers.database.transactions import Tx
from layers.manifests import receivers_of
from layers.reactions import reaction_of
from shared.events import Event
from shared.ids import new_id

BATCH = 200
BY_EMAIL = "email:"
"""How the inbox names a person who is told by e-mail."""


async def relay_events(tx: Tx) -> int:
    """Pass the oldest events on to everybody they concern, in the transaction that drops them.

    Either all of it happened or none: an event killed half way is relayed again, and the keys
    of deliveries, messages and inbox see to it that nobody is told twice. Returns how many.
    """
    happenings = await relay.take_outbox(tx, BATCH)
    if not happenings:
        return 0
    hooks = await webhooks.enabled_webhooks(tx)
    people = await messages.subscriptions(tx)
    made = _deliveries(happenings, hooks, str(tx.actor.company_id))
    if made:
        await deliveries.add_deliveries(tx, made)
    told = [(new_id(), h, user) for h, user in _subscribers(happenings, people, "app")]
    if told:
        await relay.add_messages(tx, told)
    inbox = _inbox(happenings, people)
    if inbox:
        await relay.fill_inbox(tx, inbox)
    await relay.drop_outbox(tx, [happening.id for happening in happenings])
    return len(happenings)


def _deliveries(
    happenings: Sequence[Happening], hooks: Iterable[tuple[UUID, list[str]]], company: str
) -> list[tuple[UUID, NewDelivery]]:
    return [
        (new_id(), NewDelivery(hook, h.id, h.name, h.subject, body_for(h, company)))
        for hook, patterns in hooks
        for h in happenings
        if wants(patterns, h.name)
    ]


def _subscribers(
    happenings: Sequence[Happening], people: Iterable[Subscription], channel: str
) -> list[tuple[Happening, UUID]]:
    """Pair events with those who want to hear of them; nobody is told what they did themselves."""
    return [
        (happening, person.user_id)
        for person in people
        if person.channel == channel
        for happening in happenings
        if person.user_id != happening.user_id and wants(person.events, happening.name)
    ]


def _inbox(
    happenings: Sequence[Happening], people: Sequence[Subscription]
) -> list[tuple[Happening, str]]:
    functions = [(h, receiver) for h in happenings for receiver in receivers_of(h.name)]
    letters = [
        (happening, f"{BY_EMAIL}{user}")
        for happening, user in _subscribers(happenings, people, "email")
    ]
    return functions + letters


async def react(tx: Tx, reaction: Reaction) -> None:
    """Let a function, or a person's e-mail, react to an event: once, in this transaction."""
    if reaction.receiver.startswith(BY_EMAIL):
        user = UUID(reaction.receiver.removeprefix(BY_EMAIL))
        await tell_by_email(tx, user, reaction.event, reaction.subject)
    else:
        event = Event.known[reaction.event](reaction.subject)
        await reaction_of(reaction.receiver, reaction.event)(tx, event)
    await relay.finish_reaction(tx, reaction)
