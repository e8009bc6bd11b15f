"""The SQL of reactions: who still has to hear of an event, who did, and who never could."""

from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx

REACTIONS = Listing(
    name="reactions",
    source="""
        FROM notifications_inbox
       WHERE tenant_id = %(tenant)s AND company_id = %(company)s
    """,
    columns={
        "event_id": Column("event_id", Kind.INTEGER, nullable=False),
        "receiver": Column("receiver", nullable=False),
        "event": Column("event", nullable=False),
        "subject": Column("subject", Kind.ID, sorts=False, nullable=False),
        "user_id": Column("user_id", Kind.ID, sorts=False, nullable=False),
        "status": Column("status", Kind.CHOICE, ("waiting", "done", "dead"), nullable=False),
        "attempts": Column("attempts", Kind.INTEGER, filters=False, nullable=False),
        "next_at": Column("next_at", Kind.INSTANT, filters=False, nullable=False),
        "last_error": Column("last_error", filters=False),
        "at": Column("at", Kind.INSTANT, nullable=False),
        "done_at": Column("done_at", Kind.INSTANT, filters=False),
    },
    key="lpad(event_id::text, 20, '0') || '/' || receiver",
    key_kind=Kind.TEXT,
    sort="-event_id",
)


async def retry(tx: Tx, event_id: int | None, receiver: str | None) -> int:
    """Let what was given up be tried again, from the first attempt; return how many."""
    rows = await tx.rows(
        """
        UPDATE notifications_inbox SET status = 'waiting', attempts = 0, next_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND status = 'dead'
           AND (%(event)s::bigint IS NULL OR event_id = %(event)s)
           AND (%(receiver)s::text IS NULL OR receiver = %(receiver)s)
        RETURNING event_id
        """,
        {"event": event_id, "receiver": receiver},
        locks=Rung.DOCUMENT,
    )
    return len(rows)


def retried(many: int) -> Read:
    """Say how many are tried again."""
    return Read("SELECT %(many)s::bigint AS retried", {"many": many})
