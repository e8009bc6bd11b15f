"""What is done with webhooks: add, edit, rotate, ping, delete; and their secrets."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from functions.notifications.model import NewDelivery, Webhook
from functions.notifications.rules.bodies import body_of
from functions.notifications.rules.filters import PRIVATE, check_patterns
from functions.notifications.rules.signatures import OVERLAP, written
from functions.notifications.store import deliveries, webhooks
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from layers.outgoing import calls
from layers.outgoing.addresses import AddressRefused
from layers.settings import Seal, derived
from shared.actor import Actor
from shared.clock import now
from shared.errors import Refusal
from shared.events import Event
from shared.ids import new_id
from shared.nouns import dataclass

PING = "notifications.webhook.ping"
WEBHOOKS = webhooks.WEBHOOKS
webhook = webhooks.webhook


class WebhookOff(Refusal):
    """The webhook is switched off."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A webhook as somebody wants it; `refusal` is what is wrong with its address, if anything.

    The address is looked up before the transaction begins, and refused inside it, where the
    refusal is audited.
    """

    name: str
    url: str
    events: tuple[str, ...]
    is_enabled: bool = True
    refusal: AddressRefused | None = None


def known_events() -> list[str]:
    """Return the names of all events that a webhook can be told of."""
    return sorted(name for name in Event.known if name not in PRIVATE)


async def checked(wanted: Wanted) -> Wanted:
    """Find out what is wrong with a webhook's address."""
    try:
        await calls.check(wanted.url)
    except AddressRefused as refusal:
        refusal.facts["pointer"] = "/body/url"
        return replace(wanted, refusal=refusal)
    return wanted


def _patterns(wanted: Wanted) -> list[str]:
    if wanted.refusal is not None:
        raise wanted.refusal
    return check_patterns(wanted.events, known_events(), "/body/events")


async def add_webhook(tx: Tx, wanted: Wanted) -> Read:
    """Add a webhook. Raises AddressRefused, EventUnknown."""
    patterns = _patterns(wanted)
    webhook_id = new_id()
    await webhooks.add_webhook(tx, webhook_id, wanted.name, wanted.url, patterns)
    tx.about("webhook", webhook_id)
    return webhooks.webhook(webhook_id)


async def change_webhook(tx: Tx, webhook_id: UUID, wanted: Wanted, expected: int) -> Read:
    """Edit a webhook; switched off, what is on its way becomes dead letters."""
    patterns = _patterns(wanted)
    held = await webhooks.lock_webhook(tx, webhook_id)
    check_version(held.version, expected)
    changed = replace(
        held,
        name=wanted.name,
        url=wanted.url,
        events=tuple(patterns),
        is_enabled=wanted.is_enabled,
    )
    await webhooks.change_webhook(tx, changed)
    if held.is_enabled and not wanted.is_enabled:
        await deliveries.bury(tx, webhook_id, "The webhook was switched off.")
    tx.about("webhook", webhook_id, _shown(held))
    return webhooks.webhook(webhook_id)


async def rotate_secret(tx: Tx, webhook_id: UUID) -> Read:
    """Go on to a new secret; the old one signs beside it for a day."""
    held = await webhooks.lock_webhook(tx, webhook_id)
    await webhooks.rotate(tx, webhook_id, OVERLAP)
    tx.about("webhook", webhook_id, {"generation": held.generation})
    return webhooks.webhook(webhook_id)


async def delete_webhook(tx: Tx, webhook_id: UUID) -> Read:
    """Forget a webhook with its deliveries."""
    held = await webhooks.lock_webhook(tx, webhook_id)
    await webhooks.delete_webhook(tx, webhook_id)
    tx.about("webhook", webhook_id, _shown(held))
    return webhooks.gone(webhook_id)


async def ping(tx: Tx, webhook_id: UUID) -> Read:
    """Send a webhook something harmless, to see whether it answers."""
    held = await webhooks.lock_webhook(tx, webhook_id)
    check_on(held)
    body = body_of(PING, now(), {"webhook_id": str(webhook_id)})
    delivery_id = new_id()
    new = NewDelivery(webhook_id, None, PING, None, body)
    await deliveries.add_deliveries(tx, [(delivery_id, new)])
    tx.about("webhook", webhook_id)
    return deliveries.delivery(delivery_id)


def check_on(held: Webhook) -> None:
    """Refuse to send to a webhook that is switched off."""
    if not held.is_enabled:
        raise WebhookOff("Switch the webhook on first.")


def new_secret_of(actor: Actor, webhook_id: UUID, generation: int) -> str:
    """Derive the secret that a webhook just got: it is kept nowhere, and shown only now."""
    return written(derived("webhook", *parts_of(actor, webhook_id, generation)))


def parts_of(actor: Actor, webhook_id: UUID, generation: int) -> list[bytes]:
    """Say what a webhook's secret is derived from."""
    place = (actor.tenant_id, actor.company_id, webhook_id)
    return [*(part.bytes for part in place), generation.to_bytes(4, "big")]


def secrets_of(actor: Actor, held: Webhook, at: datetime) -> list[str]:
    """Return the secrets in force: the new one first. Raises SecretLost."""
    found = [(Seal(held.sealed_by, held.mask), held.generation)]
    if held.old_until is not None and held.old_until > at:
        found.append((Seal(held.old_sealed_by, held.old_mask), held.generation - 1))
    return [
        written(seal.opened("webhook", *parts_of(actor, held.id, generation)))
        for seal, generation in found
    ]


def _shown(held: Webhook) -> dict[str, object]:
    return {
        "name": held.name,
        "url": held.url,
        "events": list(held.events),
        "is_enabled": held.is_enabled,
        "version": held.version,
    }
