"""The SQL of deliveries and their attempts."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from functions.notifications.model import Attempt, Delivery, NewDelivery, Webhook
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.ids import new_id

DELIVERIES = Listing(
    name="deliveries",
    source="""
        FROM notifications_deliveries
       WHERE tenant_id = %(tenant)s AND company_id = %(company)s
    """,
    columns={
        "id": Column("id", Kind.ID, nullable=False),
        "webhook_id": Column("webhook_id", Kind.ID, sorts=False, nullable=False),
        "event": Column("event", nullable=False),
        "subject": Column("subject", Kind.ID, sorts=False),
        "status": Column("status", Kind.CHOICE, ("waiting", "delivered", "dead"), nullable=False),
        "attempts": Column("attempts", Kind.INTEGER, filters=False, nullable=False),
        "next_at": Column("next_at", Kind.INSTANT, filters=False, nullable=False),
        "last_status": Column("last_status", Kind.INTEGER, filters=False),
        "last_error": Column("last_error", filters=False),
        "created_at": Column("created_at", Kind.INSTANT, nullable=False),
        "delivered_at": Column("delivered_at", Kind.INSTANT, filters=False),
    },
    sort="-id",
)


def delivery(delivery_id: UUID) -> Read:
    """Say how to read a delivery, with what was sent."""
    return Read(
        """
        SELECT id, webhook_id, event, subject, status, attempts, next_at, last_status, last_error,
               created_at, delivered_at, body
          FROM notifications_deliveries
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": delivery_id},
    )


def attempts(delivery_id: UUID) -> Read:
    """Say how to read what came of each attempt, the first one first."""
    return Read(
        """
        SELECT at, status, error, milliseconds, answer FROM notifications_attempts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND delivery_id = %(id)s
         ORDER BY id LIMIT 200
        """,
        {"id": delivery_id},
    )


async def add_deliveries(tx: Tx, made: Sequence[tuple[UUID, NewDelivery]]) -> None:
    """Put events on their way: one row per event and webhook, however often it is relayed."""
    await tx.write(
        """
        INSERT INTO notifications_deliveries (id, webhook_id, event_id, event, subject, body)
        SELECT * FROM unnest(%(ids)s::uuid[], %(webhooks)s::uuid[], %(events)s::bigint[],
                             %(names)s::text[], %(subjects)s::uuid[], %(bodies)s::text[])
        ON CONFLICT (tenant_id, company_id, webhook_id, event_id) DO NOTHING
        """,
        {
            "ids": [delivery_id for delivery_id, _ in made],
            "webhooks": [new.webhook_id for _, new in made],
            "events": [new.event_id for _, new in made],
            "names": [new.event for _, new in made],
            "subjects": [new.subject for _, new in made],
            "bodies": [new.body for _, new in made],
        },
    )


async def claim(tx: Tx, most: int, lease: timedelta) -> list[Delivery]:
    """Take deliveries that are due, until the lease ends: who is killed loses them again."""
    rows = await tx.rows(
        """
        WITH due AS (
            SELECT id FROM notifications_deliveries
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s
               AND status = 'waiting' AND next_at <= now()
             ORDER BY next_at LIMIT %(most)s FOR UPDATE SKIP LOCKED
        )
        UPDATE notifications_deliveries AS d
           SET next_at = now() + %(lease)s, attempts = d.attempts + 1
          FROM due, notifications_webhooks AS w
         WHERE d.tenant_id = %(tenant)s AND d.company_id = %(company)s AND d.id = due.id
           AND w.tenant_id = d.tenant_id AND w.company_id = d.company_id AND w.id = d.webhook_id
        RETURNING d.id, d.body, d.attempts, w.id, w.name, w.url, w.events, w.generation,
                  w.old_until, w.is_enabled, w.failing_since, w.created_by, w.version,
                  w.sealed_by, w.mask, w.old_sealed_by, w.old_mask
        """,
        {"most": most, "lease": lease},
        locks=Rung.DOCUMENT,
    )
    return [Delivery(row[0], row[1], row[2], Webhook(*row[3:])) for row in rows]


async def add_attempt(tx: Tx, delivery_id: UUID, made: Attempt) -> None:
    """Write down what came of an attempt."""
    await tx.write(
        """
        INSERT INTO notifications_attempts (delivery_id, id, status, error, milliseconds, answer)
        VALUES (%(delivery)s, %(id)s, %(status)s, %(error)s, %(milliseconds)s, %(answer)s)
        """,
        {
            "delivery": delivery_id,
            "id": new_id(),
            "status": made.status,
            "error": made.error,
            "milliseconds": made.milliseconds,
            "answer": made.answer,
        },
    )


async def close_attempt(
    tx: Tx, delivery_id: UUID, made: Attempt, status: str, wait: timedelta
) -> None:
    """Say what became of a delivery: delivered, dead, or waiting for so long."""
    await tx.write(
        """
        UPDATE notifications_deliveries
           SET status = %(to)s, last_status = %(status)s, last_error = nullif(%(error)s, ''),
               next_at = now() + %(wait)s,
               delivered_at = CASE WHEN %(to)s = 'delivered' THEN now() ELSE delivered_at END
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND status = 'waiting'
        """,
        {
            "id": delivery_id,
            "to": status,
            "status": made.status,
            "error": made.error,
            "wait": wait,
        },
    )


async def bury(tx: Tx, webhook_id: UUID, because: str) -> None:
    """Make dead letters of everything still on its way to a webhook."""
    await tx.write(
        """
        UPDATE notifications_deliveries SET status = 'dead', last_error = %(because)s
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND webhook_id = %(id)s
           AND status = 'waiting'
        """,
        {"id": webhook_id, "because": because},
        locks=Rung.DOCUMENT,
    )


async def replay(tx: Tx, delivery_id: UUID) -> None:
    """Send a delivery again from the beginning, under its old id."""
    await tx.write(
        """
        UPDATE notifications_deliveries SET status = 'waiting', attempts = 0, next_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": delivery_id},
    )


async def replay_many(tx: Tx, webhook_id: UUID, status: str) -> int:
    """Send again what has a status at a webhook; return how many that are."""
    rows = await tx.rows(
        """
        UPDATE notifications_deliveries SET status = 'waiting', attempts = 0, next_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND webhook_id = %(webhook)s
           AND status = %(status)s
        RETURNING id
        """,
        {"webhook": webhook_id, "status": status},
        locks=Rung.DOCUMENT,
    )
    return len(rows)


def replayed(many: int) -> Read:
    """Say how many are on their way again."""
    return Read("SELECT %(many)s::bigint AS replayed", {"many": many})
