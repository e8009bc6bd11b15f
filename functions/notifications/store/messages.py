"""The SQL of messages in the application, and of subscriptions."""

from uuid import UUID

from functions.notifications.model import Subscription
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.ids import new_id

MESSAGES = Listing(
    name="messages",
    source="""
        FROM notifications_messages
       WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
    """,
    columns={
        "id": Column("id", Kind.ID, filters=False, nullable=False),
        "event": Column("event", nullable=False),
        "subject": Column("subject", Kind.ID, sorts=False, nullable=False),
        "happened_at": Column("happened_at", Kind.INSTANT, filters=False, nullable=False),
        "read_at": Column("read_at", Kind.INSTANT, filters=False),
        "is_read": Column("read_at IS NOT NULL", Kind.BOOLEAN, sorts=False, nullable=False),
    },
    sort="-id",
)
"""One's own messages, and nobody else's."""


def message(message_id: UUID) -> Read:
    """Say how to read one of one's own messages."""
    return Read(
        """
        SELECT id, event, subject, happened_at, read_at, read_at IS NOT NULL AS is_read
          FROM notifications_messages
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
           AND id = %(id)s
        """,
        {"id": message_id},
    )


def unread() -> Read:
    """Say how to count one's unread messages."""
    return Read(
        """
        SELECT count(*) AS unread FROM notifications_messages
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
           AND read_at IS NULL
        """
    )


async def mark_read(tx: Tx, message_id: UUID | None) -> None:
    """Mark one of one's own messages read; all of them where none is named."""
    await tx.write(
        """
        UPDATE notifications_messages SET read_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
           AND read_at IS NULL AND (%(id)s::uuid IS NULL OR id = %(id)s::uuid)
        """,
        {"id": message_id},
    )


async def tell(tx: Tx, user_id: UUID, event: str, subject: UUID) -> None:
    """Leave somebody a message that comes of no event in the outbox."""
    await tx.write(
        """
        INSERT INTO notifications_messages (id, user_id, event, subject, happened_at)
        VALUES (%(id)s, %(to)s, %(event)s, %(subject)s, now())
        """,
        {"id": new_id(), "to": user_id, "event": event, "subject": subject},
    )


async def subscriptions(tx: Tx) -> list[Subscription]:
    """Return what everybody in the company wants to hear of."""
    rows = await tx.rows(
        """
        SELECT user_id, channel, events FROM notifications_subscriptions
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
        """
    )
    return [Subscription(*row) for row in rows]


def own_subscriptions() -> Read:
    """Say how to read what one wants to hear of oneself."""
    return Read(
        """
        SELECT channel, events FROM notifications_subscriptions
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
         ORDER BY channel
        """
    )


def subscribed(channel: str) -> Read:
    """Say how to read what one wants to hear of by a channel; nothing where there is no row."""
    return Read(
        """
        SELECT %(channel)s::text AS channel, coalesce((
            SELECT events FROM notifications_subscriptions
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
               AND channel = %(channel)s), '{}') AS events
        """,
        {"channel": channel},
    )


async def subscribe(tx: Tx, channel: str, events: list[str]) -> None:
    """Set what one wants to hear of by a channel."""
    await tx.write(
        """
        INSERT INTO notifications_subscriptions AS s (id, channel, events)
        VALUES (%(id)s, %(channel)s, %(events)s)
        ON CONFLICT (tenant_id, company_id, user_id, channel)
        DO UPDATE SET events = excluded.events, version = s.version + 1
        """,
        {"id": new_id(), "channel": channel, "events": events},
    )


async def unsubscribe(tx: Tx, channel: str) -> None:
    """Want to hear of nothing more by a channel."""
    await tx.write(
        """
        DELETE FROM notifications_subscriptions
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
           AND channel = %(channel)s
        """,
        {"channel": channel},
    )
