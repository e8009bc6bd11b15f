"""The SQL of e-mail."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.notifications.model import Waiting
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

EMAILS = Listing(
    name="emails",
    source="""
        FROM notifications_emails
       WHERE tenant_id = %(tenant)s AND company_id = %(company)s
    """,
    columns={
        "id": Column("id", Kind.ID, nullable=False),
        "receiver": Column("receiver", nullable=False),
        "subject": Column("subject", filters=False, nullable=False),
        "about_kind": Column("about_kind"),
        "about_id": Column("about_id", Kind.ID, sorts=False),
        "status": Column("status", Kind.CHOICE, ("waiting", "sent", "dead"), nullable=False),
        "attempts": Column("attempts", Kind.INTEGER, filters=False, nullable=False),
        "last_error": Column("last_error", filters=False),
        "taken_by": Column("taken_by", filters=False),
        "created_by": Column("created_by", Kind.ID, filters=False, sorts=False, nullable=False),
        "created_at": Column("created_at", Kind.INSTANT, nullable=False),
        "sent_at": Column("sent_at", Kind.INSTANT, filters=False),
    },
    sort="-id",
)


def email(email_id: UUID) -> Read:
    """Say how to read what became of an e-mail."""
    return Read(
        """
        SELECT id, receiver, subject, about_kind, about_id, status, attempts, last_error, taken_by,
               created_by, created_at, sent_at
          FROM notifications_emails
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": email_id},
    )


async def add_email(
    tx: Tx, email_id: UUID, receiver: str, letter: dict[str, Any], about: tuple[str, UUID] | None
) -> None:
    """Queue an e-mail."""
    kind, subject = about or (None, None)
    await tx.write(
        """
        INSERT INTO notifications_emails (id, receiver, subject, letter, about_kind, about_id)
        VALUES (%(id)s, %(receiver)s, %(subject)s, %(letter)s, %(kind)s, %(about)s)
        """,
        {
            "id": email_id,
            "receiver": receiver,
            "subject": letter["subject"],
            "letter": Jsonb(letter),
            "kind": kind,
            "about": subject,
        },
    )


async def claim(tx: Tx, most: int, lease: timedelta) -> list[Waiting]:
    """Take e-mails that are due, until the lease ends: who is killed loses them again."""
    rows = await tx.rows(
        """
        UPDATE notifications_emails AS e
           SET next_at = now() + %(lease)s, attempts = e.attempts + 1
         WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s AND e.id IN (
            SELECT id FROM notifications_emails
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s
               AND status = 'waiting' AND next_at <= now()
             ORDER BY next_at LIMIT %(most)s FOR UPDATE SKIP LOCKED)
        RETURNING e.id, e.letter, e.attempts
        """,
        {"most": most, "lease": lease},
        locks=Rung.DOCUMENT,
    )
    return [Waiting(*row) for row in rows]


async def mark_sent(tx: Tx, email_id: UUID, taken_by: str) -> None:
    """Say who took an e-mail, and forget what was in it."""
    await tx.write(
        """
        UPDATE notifications_emails
           SET status = 'sent', sent_at = now(), taken_by = %(by)s, letter = NULL,
               last_error = NULL
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": email_id, "by": taken_by},
        locks=Rung.DOCUMENT,
    )


async def postpone(tx: Tx, email_id: UUID, error: str, wait: timedelta | None) -> None:
    """Try again later, or, with no wait, never by itself."""
    await tx.write(
        """
        UPDATE notifications_emails
           SET last_error = %(error)s,
               status = CASE WHEN %(wait)s::interval IS NULL THEN 'dead' ELSE 'waiting' END,
               next_at = now() + coalesce(%(wait)s::interval, interval '0')
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND status = 'waiting'
        """,
        {"id": email_id, "error": error, "wait": wait},
        locks=Rung.DOCUMENT,
    )


async def lock_email(tx: Tx, email_id: UUID) -> tuple[str, bool]:
    """Hold an e-mail; return its status, and whether what is in it is still kept."""
    rows = await tx.rows(
        """
        SELECT status, letter IS NOT NULL FROM notifications_emails
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": email_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No e-mail {email_id}.")
    status, kept = rows[0]
    return status, kept


async def queue_again(tx: Tx, email_id: UUID) -> None:
    """Send an e-mail once more, from the beginning."""
    await tx.write(
        """
        UPDATE notifications_emails SET status = 'waiting', attempts = 0, next_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": email_id},
    )
