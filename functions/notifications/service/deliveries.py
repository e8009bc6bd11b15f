"""Look at deliveries, and send them again."""

from uuid import UUID

from functions.notifications.service.webhooks import check_on
from functions.notifications.store import deliveries, webhooks
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

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
    tx.about("delivery", delivery_id, {"status": found[0]["status"]})
    return deliveries.delivery(delivery_id)


async def replay_many(tx: Tx, webhook_id: UUID, status: str) -> Read:
    """Send again everything of a status at a webhook. Raises NotFound, WebhookOff."""
    check_on(await webhooks.lock_webhook(tx, webhook_id))
    many = await deliveries.replay_many(tx, webhook_id, status)
    tx.about("webhook", webhook_id)
    return deliveries.replayed(many)
