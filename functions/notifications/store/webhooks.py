"""The SQL of webhooks."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from functions.notifications.model import Webhook
from layers.database.companies import served
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from layers.settings import seal_name
from shared.actor import Actor
from shared.errors import NotFound

WEBHOOKS = Listing(
    name="webhooks",
    source="""
        FROM notifications_webhooks
       WHERE tenant_id = %(tenant)s AND company_id = %(company)s
    """,
    columns={
        "id": Column("id", Kind.ID, nullable=False),
        "name": Column("name", nullable=False),
        "url": Column("url", filters=False, nullable=False),
        "events": Column("events", Kind.OTHER, filters=False, sorts=False, nullable=False),
        "is_enabled": Column("is_enabled", Kind.BOOLEAN, nullable=False),
        "failing_since": Column("failing_since", Kind.INSTANT, filters=False),
        "disabled_because": Column("disabled_because", filters=False),
        "generation": Column("generation", Kind.INTEGER, filters=False, nullable=False),
        "old_until": Column("old_until", Kind.INSTANT, filters=False),
        "created_at": Column("created_at", Kind.INSTANT, filters=False, nullable=False),
        "version": Column("version", Kind.INTEGER, filters=False, nullable=False),
    },
)


def webhook(webhook_id: UUID) -> Read:
    """Say how to read a webhook; its secret is not kept anywhere."""
    return Read(
        """
        SELECT id, name, url, events, is_enabled, failing_since, disabled_because, generation,
               old_until, created_at, version
          FROM notifications_webhooks
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": webhook_id},
    )


def gone(webhook_id: UUID) -> Read:
    """Say which webhook was forgotten."""
    return Read("SELECT %(id)s::uuid AS id", {"id": webhook_id})


async def lock_webhook(tx: Tx, webhook_id: UUID) -> Webhook:
    """Hold a webhook until the transaction ends. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT id, name, url, events, generation, old_until, is_enabled, failing_since,
               created_by, version, sealed_by, mask, old_sealed_by, old_mask
          FROM notifications_webhooks
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": webhook_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No webhook {webhook_id}.")
    return Webhook(*rows[0])


async def enabled_webhooks(tx: Tx) -> list[tuple[UUID, list[str]]]:
    """Return who wants to be told of what: ids and patterns."""
    rows = await tx.rows(
        """
        SELECT id, events FROM notifications_webhooks
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND is_enabled
        """
    )
    return [(found, patterns) for found, patterns in rows]


async def add_webhook(tx: Tx, webhook_id: UUID, name: str, url: str, events: list[str]) -> None:
    """Write a new webhook, enabled."""
    await tx.write(
        """
        INSERT INTO notifications_webhooks (id, name, url, events, sealed_by)
        VALUES (%(id)s, %(name)s, %(url)s, %(events)s, %(by)s)
        """,
        {"id": webhook_id, "name": name, "url": url, "events": events, "by": seal_name()},
    )


async def change_webhook(tx: Tx, changed: Webhook) -> None:
    """Write a webhook as it is now; switched on, it begins without a past."""
    await tx.write(
        """
        UPDATE notifications_webhooks
           SET name = %(name)s, url = %(url)s, events = %(events)s, is_enabled = %(on)s,
               failing_since = CASE WHEN %(on)s THEN NULL ELSE failing_since END,
               disabled_because = CASE WHEN %(on)s THEN NULL ELSE disabled_because END,
               version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {
            "id": changed.id,
            "name": changed.name,
            "url": changed.url,
            "events": list(changed.events),
            "on": changed.is_enabled,
        },
    )


async def rotate(tx: Tx, webhook_id: UUID, overlap: timedelta) -> None:
    """Go on to the next secret; the one before it signs, too, for a while."""
    await tx.write(
        """
        UPDATE notifications_webhooks
           SET generation = generation + 1, version = version + 1,
               old_until = now() + %(overlap)s, old_sealed_by = sealed_by, old_mask = mask,
               sealed_by = %(by)s, mask = NULL
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": webhook_id, "overlap": overlap, "by": seal_name()},
    )


async def companies_unsealed(name: bytes) -> list[Actor]:
    """Name the companies that have secrets sealed under another secret than that of this name."""
    return await served(
        "SELECT tenant_id, company_id FROM notifications_unsealed(%(name)s)", {"name": name}
    )


async def hold_unsealed(tx: Tx, name: bytes) -> list[Webhook]:
    """Hold the company's webhooks of which a secret in force is sealed under another secret."""
    rows = await tx.rows(
        """
        SELECT id, name, url, events, generation, old_until, is_enabled, failing_since,
               created_by, version, sealed_by, mask, old_sealed_by, old_mask
          FROM notifications_webhooks
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND (sealed_by IS DISTINCT FROM %(name)s
             OR (old_until > now() AND old_sealed_by IS DISTINCT FROM %(name)s))
         ORDER BY id FOR UPDATE
        """,
        {"name": name},
        locks=Rung.DOCUMENT,
    )
    return [Webhook(*row) for row in rows]


async def seal_anew(tx: Tx, sealed: Sequence[Webhook]) -> None:
    """Write the seals of webhooks."""
    await tx.write(
        """
        UPDATE notifications_webhooks AS w
           SET sealed_by = n.by, mask = n.mask, old_sealed_by = n.old_by, old_mask = n.old_mask
          FROM unnest(%(ids)s::uuid[], %(by)s::bytea[], %(masks)s::bytea[], %(old_by)s::bytea[],
                      %(old_masks)s::bytea[]) AS n (id, by, mask, old_by, old_mask)
         WHERE w.tenant_id = %(tenant)s AND w.company_id = %(company)s AND w.id = n.id
        """,
        {
            "ids": [held.id for held in sealed],
            "by": [held.sealed_by for held in sealed],
            "masks": [held.mask for held in sealed],
            "old_by": [held.old_sealed_by for held in sealed],
            "old_masks": [held.old_mask for held in sealed],
        },
    )


async def delete_webhook(tx: Tx, webhook_id: UUID) -> None:
    """Forget a webhook with its deliveries."""
    await tx.write(
        """
        DELETE FROM notifications_webhooks
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": webhook_id},
    )


async def note_outcome(tx: Tx, webhook_id: UUID, *, taken: bool) -> None:
    """Keep since when a webhook fails: the first failure after its last success."""
    await tx.write(
        """
        UPDATE notifications_webhooks
           SET failing_since = CASE WHEN %(taken)s THEN NULL
                                    ELSE coalesce(failing_since, now()) END
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND %(taken)s = (failing_since IS NOT NULL)
        """,
        {"id": webhook_id, "taken": taken},
        locks=Rung.DOCUMENT,
    )


async def switch_off(tx: Tx, webhook_id: UUID, because: str) -> None:
    """Switch a webhook off, saying why."""
    await tx.write(
        """
        UPDATE notifications_webhooks
           SET is_enabled = false, disabled_because = %(because)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": webhook_id, "because": because},
        locks=Rung.DOCUMENT,
    )
