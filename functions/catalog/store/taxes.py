"""The SQL of taxes, and of how a company rounds them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.catalog.model import Tax, TaxRounding
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

TAXES = Listing(
    name="taxes",
    source="""
        FROM catalog_taxes AS t
       WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
    """,
    columns={
        "id": Column("t.id", Kind.ID, nullable=False),
        "code": Column("t.code", nullable=False),
        "name": Column("t.name", order="lower(t.name)", nullable=False),
        "kind": Column("t.kind", Kind.CHOICE, ("percent", "fixed"), nullable=False),
        "rate": Column("t.rate", Kind.DECIMAL, nullable=False),
        "category": Column(
            "t.category", Kind.CHOICE, ("S", "Z", "E", "AE", "K", "G", "O"), nullable=False
        ),
        "inclusive": Column("t.inclusive", Kind.BOOLEAN, sorts=False, nullable=False),
        "compound": Column("t.compound", Kind.BOOLEAN, sorts=False, nullable=False),
        "rank": Column("t.rank", Kind.INTEGER, nullable=False),
        "exemption_code": Column("t.exemption_code", sorts=False, nullable=False),
        "exemption_reason": Column("t.exemption_reason", sorts=False, nullable=False),
        "due_account": Column("t.due_account", sorts=False, nullable=False),
        "deductible_account": Column("t.deductible_account", sorts=False, nullable=False),
        "is_active": Column("t.is_active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("t.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="t.id",
    sort="code",
    search="t.code || ' ' || t.name ILIKE %(q_has)s",
)


def tax(tax_id: UUID) -> Read:
    """Say how to read one tax."""
    return Read(
        """
        SELECT id, code, name, kind, rate, category, inclusive, compound, rank, exemption_code,
               exemption_reason, due_account, deductible_account, is_active, version
          FROM catalog_taxes
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": tax_id},
    )


def all_taxes() -> Read:
    """Say how to read all taxes at once, by code."""
    return Read(
        """
        SELECT coalesce(jsonb_agg(to_jsonb(t) - 'tenant_id' - 'company_id' ORDER BY t.code), '[]')
               AS taxes
          FROM catalog_taxes AS t
         WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
        """
    )


async def lock_tax(tx: Tx, tax_id: UUID) -> dict[str, Any]:
    """Hold a tax until the transaction ends, and read it as it is."""
    await tx.queue(
        """
        SELECT FROM catalog_taxes
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": tax_id},
        locks=Rung.DOCUMENT,
    )
    for row in await tx.read(tax(tax_id)):
        return row
    raise NotFound(f"No tax {tax_id}.")


async def add_tax(tx: Tx, tax_id: UUID, added: Tax) -> None:
    """Keep a new tax. The database refuses a code that is taken."""
    await tx.write(
        """
        INSERT INTO catalog_taxes (id, code, name, kind, rate, category, inclusive, compound, rank,
                                   exemption_code, exemption_reason, due_account,
                                   deductible_account)
        VALUES (%(id)s, %(code)s, %(name)s, %(kind)s, %(rate)s, %(category)s, %(inclusive)s,
                %(compound)s, %(rank)s, %(exemption_code)s, %(exemption_reason)s,
                %(due_account)s, %(deductible_account)s)
        """,
        {"id": tax_id, **asdict(added)},
    )


async def add_missing_taxes(tx: Tx, ids: Sequence[UUID], added: Sequence[Tax]) -> None:
    """Keep those taxes whose codes are not there yet: one statement."""
    await tx.write(
        """
        INSERT INTO catalog_taxes (id, code, name, kind, rate, category, inclusive, compound, rank,
                                   exemption_code, exemption_reason, due_account,
                                   deductible_account)
        SELECT r.* FROM jsonb_to_recordset(%(rows)s) AS r (
               id uuid, code text, name text, kind text, rate numeric, category text,
               inclusive boolean, compound boolean, rank integer, exemption_code text,
               exemption_reason text, due_account text, deductible_account text)
        ON CONFLICT (tenant_id, company_id, code) DO NOTHING
        """,
        {"rows": Jsonb([{"id": i, **asdict(t)} for i, t in zip(ids, added, strict=True)])},
    )


async def change_tax(tx: Tx, tax_id: UUID, changed: Tax, *, is_active: bool) -> None:
    """Write a locked tax anew; documents keep what they were taxed."""
    await tx.write(
        """
        UPDATE catalog_taxes
           SET code = %(code)s, name = %(name)s, kind = %(kind)s, rate = %(rate)s,
               category = %(category)s, inclusive = %(inclusive)s, compound = %(compound)s,
               rank = %(rank)s, exemption_code = %(exemption_code)s,
               exemption_reason = %(exemption_reason)s, due_account = %(due_account)s,
               deductible_account = %(deductible_account)s, is_active = %(is_active)s,
               version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": tax_id, **asdict(changed), "is_active": is_active},
    )


async def find_tax_ids(tx: Tx, codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of the taxes that have these codes."""
    rows = await tx.rows(
        """
        SELECT code, id FROM catalog_taxes
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return dict(rows)


def settings() -> Read:
    """Say how to read the company's tax settings; the defaults have version 0."""
    return Read(
        """
        SELECT coalesce(s.tax_per, 'document') AS tax_per, coalesce(s.tax_mode, 'half_up')
               AS tax_mode, coalesce(s.version, 0) AS version
          FROM (SELECT) AS one LEFT JOIN catalog_settings AS s
            ON s.tenant_id = %(tenant)s AND s.company_id = %(company)s
        """
    )


async def change_settings(tx: Tx, rounding: TaxRounding, expected: int) -> None:
    """Choose how taxes are rounded from now on; refuses what was read in another version."""
    await tx.write(
        """
        WITH kept AS (
            INSERT INTO catalog_settings AS s (tax_per, tax_mode)
            SELECT %(per)s, %(mode)s WHERE %(expected)s = 0 OR EXISTS (
                SELECT FROM catalog_settings
                 WHERE tenant_id = %(tenant)s AND company_id = %(company)s)
            ON CONFLICT (tenant_id, company_id) DO UPDATE
               SET tax_per = excluded.tax_per, tax_mode = excluded.tax_mode,
                   version = s.version + 1
             WHERE s.version = %(expected)s
            RETURNING s.version
        )
        SELECT must(EXISTS (SELECT FROM kept), 'version-stale',
                    'Somebody changed the settings after you read them. Read them again.')
        """,
        {"per": rounding.per, "mode": rounding.mode, "expected": expected},
    )
