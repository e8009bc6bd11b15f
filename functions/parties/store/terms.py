"""The SQL of payment terms."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.parties.model import Terms
from functions.parties.rules.terms import terms_from
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

TERMS = Listing(
    name="terms",
    source="""
        FROM parties_terms AS t
       WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
    """,
    columns={
        "id": Column("t.id", Kind.ID, nullable=False),
        "code": Column("t.code", nullable=False),
        "name": Column("t.name", order="lower(t.name)", nullable=False),
        "note": Column("t.note", filters=False, sorts=False, nullable=False),
        "parts": Column("t.parts", Kind.OTHER, filters=False, sorts=False, nullable=False),
        "is_active": Column("t.is_active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("t.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="t.id",
    sort="code",
    search="t.code || ' ' || t.name ILIKE %(q_has)s",
)


def terms(terms_id: UUID) -> Read:
    """Say how to read one set of payment terms."""
    return Read(
        """
        SELECT id, code, name, note, parts, is_active, version FROM parties_terms
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": terms_id},
    )


async def lock_terms(tx: Tx, terms_id: UUID) -> dict[str, Any]:
    """Hold payment terms until the transaction ends, and read them as they are."""
    await tx.queue(
        """
        SELECT FROM parties_terms
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": terms_id},
        locks=Rung.DOCUMENT,
    )
    for row in await tx.read(terms(terms_id)):
        return row
    raise NotFound(f"No payment terms {terms_id}.")


async def add_terms(tx: Tx, ids: Sequence[UUID], added: Sequence[Terms], note: str = "") -> None:
    """Keep new payment terms: one statement. The database refuses a code that is taken."""
    await tx.write(
        """
        INSERT INTO parties_terms (id, code, name, parts, note)
        SELECT r.id, r.code, r.name, r.parts, %(note)s
          FROM jsonb_to_recordset(%(rows)s) AS r (id uuid, code text, name text, parts jsonb)
        RETURNING id
        """,
        {"rows": _rows(ids, added), "note": note},
    )


async def add_missing_terms(tx: Tx, ids: Sequence[UUID], added: Sequence[Terms]) -> None:
    """Keep those payment terms whose codes are not there yet: one statement."""
    await tx.write(
        """
        INSERT INTO parties_terms (id, code, name, parts)
        SELECT r.id, r.code, r.name, r.parts
          FROM jsonb_to_recordset(%(rows)s) AS r (id uuid, code text, name text, parts jsonb)
        ON CONFLICT (tenant_id, company_id, code) DO NOTHING
        """,
        {"rows": _rows(ids, added)},
    )


async def change_terms(tx: Tx, terms_id: UUID, changed: Terms, facts: Mapping[str, Any]) -> None:
    """Write locked payment terms anew; documents keep the instalments they were given."""
    await tx.write(
        """
        UPDATE parties_terms
           SET code = %(code)s, name = %(name)s, parts = %(parts)s, note = %(note)s,
               is_active = %(is_active)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {
            "id": terms_id,
            "code": changed.code,
            "name": changed.name,
            "parts": Jsonb([asdict(part) for part in changed.parts]),
            **facts,
        },
    )


async def find_terms_ids(tx: Tx, codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of the payment terms that have these codes."""
    rows = await tx.rows(
        """
        SELECT code, id FROM parties_terms
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return dict(rows)


async def get_terms(tx: Tx, terms_id: UUID) -> Terms:
    """Read payment terms. Raises NotFound."""
    for row in await tx.read(terms(terms_id)):
        return terms_from(row)
    raise NotFound(f"No payment terms {terms_id}.")


def ready_made() -> Read:
    """Say how to read all payment terms, by code."""
    return Read(
        """
        SELECT coalesce(jsonb_agg(to_jsonb(t) - 'tenant_id' - 'company_id' ORDER BY t.code), '[]')
               AS terms
          FROM parties_terms AS t
         WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
        """
    )


def _rows(ids: Sequence[UUID], added: Sequence[Terms]) -> Jsonb:
    return Jsonb([{"id": i, **asdict(each)} for i, each in zip(ids, added, strict=True)])
