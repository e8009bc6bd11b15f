"""Deliver to webhooks: at least once, slower and slower, until it works or is given up."""

from datetime import timedelta
from random import SystemRandom

from functions.notifications.model import Attempt, Delivery
from functions.notifications.rules import retries
from functions.notifications.rules.signatures import headers_for
from functions.notifications.service.notices import tell_of_disabled
from functions.notifications.service.webhooks import secrets_of
from functions.notifications.store import deliveries, webhooks
from layers.database.outbox import emit
from layers.database.transactions import Tx
from layers.outgoing import calls
from layers.outgoing.addresses import AddressRefused
from layers.settings import SecretLost
from shared.actor import Actor
from shared.clock import now
from shared.events import WebhookDisabled

CHANCE = SystemRandom()
SHOWN = 500
"""Letters of an answer that are kept."""


async def attempt(actor: Actor, due: Delivery) -> Attempt:
    """Call a webhook once, outside any transaction."""
    body, at = due.body.encode(), now()
    message_id = f"msg_{due.id.hex}"
    try:
        headers = headers_for(secrets_of(actor, due.webhook, at), message_id, at, body)
        answer = await calls.post(due.webhook.url, body, headers)
    except AddressRefused as refusal:
        return Attempt(0, refusal.detail, 0)
    except SecretLost:
        return Attempt(0, "The webhook's secret is lost: rotate it.", 0)
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
