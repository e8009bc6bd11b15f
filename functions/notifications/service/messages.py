"""Messages in the application, and what one wants to hear of."""

from uuid import UUID

from functions.notifications.rules.filters import check_patterns
from functions.notifications.service.webhooks import known_events
from functions.notifications.store import messages
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

MESSAGES = messages.MESSAGES
unread = messages.unread
own_subscriptions = messages.own_subscriptions


async def mark_read(tx: Tx, message_id: UUID) -> Read:
    """Mark one of one's own messages read. Raises NotFound."""
    if not await tx.read(messages.message(message_id)):
        raise NotFound(f"No message {message_id}.")
    await messages.mark_read(tx, message_id)
    tx.about("message", message_id)
    return messages.message(message_id)


async def mark_all_read(tx: Tx) -> Read:
    """Mark all of one's own messages read."""
    await messages.mark_read(tx, None)
    return messages.unread()


async def subscribe(tx: Tx, channel: str, patterns: list[str]) -> Read:
    """Set what one wants to hear of by a channel; nothing ends it. Raises EventUnknown."""
    if patterns:
        wanted = check_patterns(patterns, known_events(), "/body/events")
        await messages.subscribe(tx, channel, wanted)
    else:
        await messages.unsubscribe(tx, channel)
    return messages.subscribed(channel)
