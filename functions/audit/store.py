"""The SQL of the trail: read it, seal it, verify it. Entries are written by the command runner."""

from uuid import UUID

from layers.database.companies import served
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.actor import Actor

ENTRIES = Listing(
    name="entries",
    source="""
        FROM audit_entries AS e
       WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
    """,
    columns={
        "id": Column("e.id", Kind.INTEGER, nullable=False),
        "at": Column("e.at", Kind.INSTANT, sorts=False, nullable=False),
        "user_id": Column("e.user_id", Kind.ID, sorts=False, nullable=False),
        "via": Column(
            "e.via", Kind.CHOICE, ("session", "key", "system"), sorts=False, nullable=False
        ),
        "proof": Column("e.proof", Kind.ID, sorts=False),
        "address": Column("e.address", sorts=False, nullable=False),
        "request_id": Column("e.request_id", sorts=False, nullable=False),
        "command": Column("e.command", sorts=False, nullable=False),
        "kind": Column("e.kind", sorts=False),
        "subject": Column("e.subject", Kind.ID, sorts=False),
        "before": Column("e.before", Kind.OTHER, filters=False, sorts=False),
        "after": Column("e.after", Kind.OTHER, filters=False, sorts=False),
        "refused": Column("e.refused", sorts=False),
    },
    key="e.id",
    key_kind=Kind.INTEGER,
    sort="-id",
    search="(e.command || ' ' || coalesce(e.refused, '') || ' ' || coalesce(e.before::text, '')"
    " || ' ' || coalesce(e.after::text, '')) ILIKE %(q_has)s",
)
"""Entries in the order in which they were written, the newest first: ids are in that order."""


def entry(entry_id: int) -> Read:
    """Say how to read one entry."""
    return Read(
        """
        SELECT e.id, e.at, e.user_id, e.via, e.proof, e.address, e.request_id, e.command, e.kind,
               e.subject, e.before, e.after, e.refused
          FROM audit_entries AS e
         WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s AND e.id = %(id)s
        """,
        {"id": entry_id},
    )


def history(kind: str, subject: UUID, below: int | None, most: int) -> Read:
    """Say how to read what was done to a record, the newest first."""
    return Read(
        """
        SELECT e.id, e.at, e.user_id, e.via, e.command, e.before, e.after
          FROM audit_entries AS e
         WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
           AND e.kind = %(kind)s AND e.subject = %(subject)s
           AND (%(below)s::bigint IS NULL OR e.id < %(below)s::bigint)
         ORDER BY e.id DESC LIMIT %(most)s
        """,
        {"kind": kind, "subject": subject, "below": below, "most": most},
    )


async def companies_unsealed() -> list[Actor]:
    """Return the companies with entries that no seal has passed."""
    return await served("SELECT tenant_id, company_id FROM audit_unsealed()")


async def companies_sealed() -> list[Actor]:
    """Return the companies that have a chain."""
    return await served("SELECT tenant_id, company_id FROM audit_sealed()")


async def seal(tx: Tx, most: int) -> int:
    """Chain the company's entries that have no link yet; return how many there were."""
    rows = await tx.rows("SELECT audit_seal(%(tenant)s, %(company)s, %(most)s)", {"most": most})
    return int(rows[0][0])


def breaks(past: int, most: int) -> Read:
    """Say how to walk the chain after a link, and read what does not hold."""
    return Read(
        """
        SELECT entry_id, number, reason
          FROM audit_breaks(%(tenant)s, %(company)s, %(past)s, %(most)s)
        """,
        {"past": past, "most": most},
    )


def head() -> Read:
    """Say how to read how far the trail is sealed."""
    return Read(
        """
        SELECT coalesce(s.number, 0) AS links, encode(s.digest, 'hex') AS digest, s.at AS sealed_at,
               (SELECT count(*) FROM audit_entries AS e
                 WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
                   AND e.id > coalesce(s.last_entry, 0)) AS waiting
          FROM (SELECT 1) AS one LEFT JOIN LATERAL (
              SELECT number, last_entry, digest, at FROM audit_seals
               WHERE tenant_id = %(tenant)s AND company_id = %(company)s
               ORDER BY number DESC LIMIT 1) AS s ON true
        """
    )
