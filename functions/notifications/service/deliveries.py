"""Deliver to webhooks: at least once, slower and slower, until it works or is given up."""

from datetime import timedelta
from random import SystemRandom
from uuid import UUID

from functions.notifications.model import Attempt, Delivery
from functions.notifications.rules import retries
from functions.notifications.rules.signatures import headers_for
from functions.notifications.service.notices import tell_of_disabled
from functions.notifications.service.webhooks import check_on, secrets_of
from functions.notifications.store import deliveries, webhooks
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.outgoing import calls
from layers.outgoing.addresses import AddressRefused
from shared.actor import Actor
from shared.clock import now
from shared.errors import NotFound
from shared.events import WebhookDisabled

CHANCE = SystemRandom()
SHOWN = 500
"""Letters of an answer that are kept."""

DELIVERIES = deliveries.DELIVERIES
delivery = deliveries.delivery
attempts = deliveries.attempts


async def replay(tx: Tx, delivery_id: UUID) -> Read:
    """Send a delivery again. Raises NotFound, WebhookOff."""
    found = await tx.read(deliveries.delivery(delivery_id))
    if not found:
        raise NotFound(f"No delivery {delivery_id}.")
    check_on(await webhooks.lock_webhook(tx, found[0]["webhook_id"]))
    await deliveries.replay(tx, delivery_id)
    tx.about("notifications.delivery", delivery_id, {"status": found[0]["status"]})
    return deliveries.delivery(delivery_id)


async def replay_many(tx: Tx, webhook_id: UUID, status: str) -> Read:
    """Send again everything of a status at a webhook. Raises NotFound, WebhookOff."""
    check_on(await webhooks.lock_webhook(tx, webhook_id))
    many = await deliveries.replay_many(tx, webhook_id, status)
    tx.about("notifications.webhook", webhook_id)
    return Read("SELECT %(many)s::bigint AS replayed", {"many": many})


async def attempt(actor: Actor, due: Delivery) -> Attempt:
    """Call a webhook once, outside any transaction."""
    body, at = due.body.encode(), now()
    message_id = f"msg_{due.id.hex}"
    headers = headers_for(secrets_of(actor, due.webhook, at), message_id, at, body)
    try:
        answer = await calls.post(due.webhook.url, body, headers)
    except AddressRefused as refusal:
        return Attempt(0, refusal.detail, 0)
    except calls.CallFailed as failure:
        return Attempt(0, str(failure), 0)
    said = answer.body.decode("utf-8", "replace").replace("\0", "")[:SHOWN]
    error = "" if retries.succeeded(answer.status) else f"The receiver answered {answer.status}."
    return Attempt(answer.status, error, answer.milliseconds, said, answer.retry_after)


async def settle(tx: Tx, due: Delivery, made: Attempt) -> None:
    """Write down an attempt, and decide what becomes of the delivery and its webhook."""
    taken = retries.succeeded(made.status)
    wait = None if taken else retries.wait_after(due.attempts, CHANCE)
    status = "delivered" if taken else "dead" if wait is None else "waiting"
    longest = max(wait or timedelta(), retries.wish(made.retry_after))
    await deliveries.add_attempt(tx, due.id, made)
    await webhooks.note_outcome(tx, due.webhook.id, taken=taken)
    await deliveries.close_attempt(tx, due.id, made, status, longest)
    if not taken:
        await _give_up_on(tx, due, made)


async def _give_up_on(tx: Tx, due: Delivery, made: Attempt) -> None:
    """Switch a webhook off that is gone, or has failed for days; say so to who made it."""
    held = await webhooks.lock_webhook(tx, due.webhook.id)
    beyond = retries.is_beyond_hope(held.failing_since, now()) or retries.is_gone(made.status)
    if not held.is_enabled or not beyond:
        return
    await webhooks.switch_off(tx, held.id, made.error)
    await deliveries.bury(tx, held.id, "The webhook was switched off.")
    await emit(tx, WebhookDisabled(held.id))
    await tell_of_disabled(tx, held, made.error)
