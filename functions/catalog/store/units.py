"""The SQL of units of measure."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.catalog.model import Unit
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

UNITS = Listing(
    name="units",
    source="""
        FROM catalog_units AS u
       WHERE u.tenant_id = %(tenant)s AND u.company_id = %(company)s
    """,
    columns={
        "id": Column("u.id", Kind.ID, nullable=False),
        "code": Column("u.code", nullable=False),
        "name": Column("u.name", order="lower(u.name)", nullable=False),
        "dimension": Column("u.dimension", nullable=False),
        "numerator": Column("u.numerator::text", filters=False, sorts=False, nullable=False),
        "denominator": Column("u.denominator::text", filters=False, sorts=False, nullable=False),
        "places": Column("u.places", Kind.INTEGER, sorts=False, nullable=False),
        "unece": Column("u.unece", sorts=False, nullable=False),
        "is_active": Column("u.is_active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("u.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="u.id",
    sort="code",
)


def unit(unit_id: UUID) -> Read:
    """Say how to read one unit."""
    return Read(
        """
        SELECT id, code, name, dimension, numerator::text, denominator::text, places, unece,
               is_active, version
          FROM catalog_units
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": unit_id},
    )


def all_units() -> Read:
    """Say how to read all units at once, by code."""
    return Read(
        """
        SELECT coalesce(jsonb_agg(to_jsonb(u) - 'tenant_id' - 'company_id' || jsonb_build_object(
                   'numerator', u.numerator::text, 'denominator', u.denominator::text)
                   ORDER BY u.code), '[]') AS units
          FROM catalog_units AS u
         WHERE u.tenant_id = %(tenant)s AND u.company_id = %(company)s
        """
    )


async def lock_unit(tx: Tx, unit_id: UUID) -> dict[str, Any]:
    """Hold a unit until the transaction ends, and read it as it is."""
    await tx.queue(
        """
        SELECT FROM catalog_units
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": unit_id},
        locks=Rung.DOCUMENT,
    )
    for row in await tx.read(unit(unit_id)):
        return row
    raise NotFound(f"No unit {unit_id}.")


async def add_unit(tx: Tx, unit_id: UUID, added: Unit) -> None:
    """Keep a new unit. The database refuses a code that is taken."""
    await tx.write(
        """
        INSERT INTO catalog_units (id, code, name, dimension, numerator, denominator, places, unece)
        VALUES (%(id)s, %(code)s, %(name)s, %(dimension)s, %(numerator)s, %(denominator)s,
                %(places)s, %(unece)s)
        """,
        {"id": unit_id, **asdict(added)},
    )


async def add_missing_units(tx: Tx, ids: Sequence[UUID], added: Sequence[Unit]) -> None:
    """Keep those units whose codes are not there yet: one statement."""
    await tx.write(
        """
        INSERT INTO catalog_units (id, code, name, dimension, numerator, denominator, places, unece)
        SELECT r.* FROM jsonb_to_recordset(%(rows)s) AS r (
               id uuid, code text, name text, dimension text, numerator numeric,
               denominator numeric, places integer, unece text)
        ON CONFLICT (tenant_id, company_id, code) DO NOTHING
        """,
        {"rows": Jsonb([{"id": i, **asdict(u)} for i, u in zip(ids, added, strict=True)])},
    )


async def change_unit(tx: Tx, unit_id: UUID, changed: Unit, *, is_active: bool) -> None:
    """Write a locked unit anew; its version rises."""
    await tx.write(
        """
        UPDATE catalog_units
           SET code = %(code)s, name = %(name)s, dimension = %(dimension)s,
               numerator = %(numerator)s, denominator = %(denominator)s, places = %(places)s,
               unece = %(unece)s, is_active = %(is_active)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": unit_id, **asdict(changed), "is_active": is_active},
    )


async def get_units(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, Unit]:
    """Read units by their ids; those that are not there are left out."""
    rows = await tx.rows(
        """
        SELECT id, code, name, dimension, numerator::bigint, denominator::bigint, places, unece
          FROM catalog_units
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s)
        """,
        {"ids": list(ids)},
    )
    return {row[0]: Unit(*row[1:]) for row in rows}


async def find_unit_ids(tx: Tx, codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of the units that have these codes."""
    rows = await tx.rows(
        """
        SELECT code, id FROM catalog_units
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return dict(rows)
