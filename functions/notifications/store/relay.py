"""The SQL of the outbox, and of the inbox of those who react."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from functions.notifications.model import Happening, Reaction
from layers.database.companies import served, swept
from layers.database.transactions import Tx
from shared.actor import Actor


async def companies_with(queue: str) -> list[Actor]:
    """Return the companies with something to do in a queue: outbox, inbox, deliveries, emails."""
    return await served(
        "SELECT tenant_id, company_id FROM notifications_waiting(%(queue)s)", {"queue": queue}
    )


async def forget(keys_before: datetime, told_before: datetime) -> int:
    """Forget answered keys and events long told, in every company; return how many."""
    return await swept(
        "SELECT notifications_forget(%(keys)s, %(told)s)",
        {"keys": keys_before, "told": told_before},
    )


async def take_outbox(tx: Tx, most: int) -> list[Happening]:
    """Hold the oldest events that nobody else holds, and return them."""
    rows = await tx.rows(
        """
        SELECT id, name, subject, user_id, at FROM outbox
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
         ORDER BY id LIMIT %(most)s FOR UPDATE SKIP LOCKED
        """,
        {"most": most},
    )
    return [Happening(*row) for row in rows]


async def drop_outbox(tx: Tx, ids: Sequence[int]) -> None:
    """Let events go that are on their way."""
    await tx.write(
        """
        DELETE FROM outbox
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s)
        """,
        {"ids": list(ids)},
    )


async def fill_inbox(tx: Tx, told: Sequence[tuple[Happening, str]]) -> None:
    """Give events to those who react: one row per event and receiver, however often."""
    await tx.write(
        """
        INSERT INTO notifications_inbox (event_id, receiver, event, subject, user_id, at)
        SELECT * FROM unnest(%(ids)s::bigint[], %(receivers)s::text[], %(names)s::text[],
                             %(subjects)s::uuid[], %(users)s::uuid[], %(times)s::timestamptz[])
        ON CONFLICT (tenant_id, company_id, event_id, receiver) DO NOTHING
        """,
        {
            "ids": [happening.id for happening, _ in told],
            "receivers": [receiver for _, receiver in told],
            "names": [happening.name for happening, _ in told],
            "subjects": [happening.subject for happening, _ in told],
            "users": [happening.user_id for happening, _ in told],
            "times": [happening.at for happening, _ in told],
        },
    )


async def take_reaction(tx: Tx) -> Reaction | None:
    """Hold the oldest event that somebody has to react to now, and return it."""
    rows = await tx.rows(
        """
        SELECT event_id, receiver, event, subject, attempts FROM notifications_inbox
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND status = 'waiting' AND next_at <= now()
         ORDER BY next_at, event_id LIMIT 1 FOR UPDATE SKIP LOCKED
        """
    )
    return Reaction(*rows[0]) if rows else None


async def finish_reaction(tx: Tx, reaction: Reaction) -> None:
    """Say that a function has reacted."""
    await tx.write(
        """
        UPDATE notifications_inbox
           SET status = 'done', done_at = now(), attempts = attempts + 1, last_error = NULL
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND event_id = %(event)s AND receiver = %(receiver)s
        """,
        {"event": reaction.event_id, "receiver": reaction.receiver},
    )


async def postpone_reaction(tx: Tx, reaction: Reaction, error: str, wait: timedelta | None) -> None:
    """Try again later, or, with no wait, never by itself."""
    await tx.write(
        """
        UPDATE notifications_inbox
           SET attempts = attempts + 1, last_error = %(error)s,
               status = CASE WHEN %(wait)s::interval IS NULL THEN 'dead' ELSE 'waiting' END,
               next_at = now() + coalesce(%(wait)s::interval, interval '0')
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND event_id = %(event)s AND receiver = %(receiver)s AND status = 'waiting'
        """,
        {
            "event": reaction.event_id,
            "receiver": reaction.receiver,
            "error": error,
            "wait": wait,
        },
    )


async def add_messages(tx: Tx, told: Sequence[tuple[UUID, Happening, UUID]]) -> None:
    """Show events to people in the application: message id, event, user."""
    await tx.write(
        """
        INSERT INTO notifications_messages (id, user_id, event_id, event, subject, happened_at)
        SELECT * FROM unnest(%(ids)s::uuid[], %(users)s::uuid[], %(events)s::bigint[],
                             %(names)s::text[], %(subjects)s::uuid[], %(times)s::timestamptz[])
        ON CONFLICT (tenant_id, company_id, user_id, event_id) DO NOTHING
        """,
        {
            "ids": [message for message, _, _ in told],
            "users": [user for _, _, user in told],
            "events": [happening.id for _, happening, _ in told],
            "names": [happening.name for _, happening, _ in told],
            "subjects": [happening.subject for _, happening, _ in told],
            "times": [happening.at for _, happening, _ in told],
        },
    )
