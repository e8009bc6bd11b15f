"""Analytic dimensions and their values."""

from collections.abc import Sequence
from uuid import UUID

from functions.ledger.model import Named
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound


async def add_dimension(tx: Tx, dimension: Named) -> None:
    """Write a new dimension; its code is its own."""
    await tx.write(
        """
        INSERT INTO ledger_dimensions (id, code, name, active)
        VALUES (%(id)s, %(code)s, %(name)s, %(active)s)
        """,
        _values(dimension),
    )


async def add_values(tx: Tx, dimension_id: UUID, values: Sequence[Named]) -> None:
    """Write new values of a dimension."""
    await tx.write(
        """
        INSERT INTO ledger_dimension_values (id, dimension_id, code, name)
        SELECT id, %(dimension)s, code, name
          FROM unnest(%(ids)s::uuid[], %(codes)s::text[], %(names)s::text[]) AS v (id, code, name)
        RETURNING id
        """,
        {
            "dimension": dimension_id,
            "ids": [v.id for v in values],
            "codes": [v.code for v in values],
            "names": [v.name for v in values],
        },
    )


async def lock_dimension(tx: Tx, dimension_id: UUID) -> Named:
    """Hold a dimension. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT id, code, name, active, version FROM ledger_dimensions
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": dimension_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No dimension {dimension_id}.")
    return Named(*rows[0])


async def lock_value(tx: Tx, value_id: UUID) -> Named:
    """Hold a value of a dimension. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT id, code, name, active, version FROM ledger_dimension_values
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": value_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No value {value_id}.")
    return Named(*rows[0])


async def save_dimension(tx: Tx, dimension: Named) -> None:
    """Write a dimension's new state, one version up."""
    await tx.write(
        """
        UPDATE ledger_dimensions
           SET code = %(code)s, name = %(name)s, active = %(active)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        _values(dimension),
    )


async def save_value(tx: Tx, value: Named) -> None:
    """Write a value's new state, one version up."""
    await tx.write(
        """
        UPDATE ledger_dimension_values
           SET code = %(code)s, name = %(name)s, active = %(active)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        _values(value),
    )


def _values(named: Named) -> dict[str, object]:
    return {"id": named.id, "code": named.code, "name": named.name, "active": named.active}


def dimension(dimension_id: UUID) -> Read:
    """Say how to read a dimension."""
    return Read(
        """
        SELECT id, code, name, active, version FROM ledger_dimensions
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": dimension_id},
    )


def value(value_id: UUID) -> Read:
    """Say how to read a value."""
    return Read(
        """
        SELECT id, dimension_id, code, name, active, version FROM ledger_dimension_values
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": value_id},
    )


DIMENSIONS = Listing(
    name="dimensions",
    source="FROM ledger_dimensions WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, sorts=False, nullable=False),
        "code": Column("code", nullable=False),
        "name": Column("name", nullable=False),
        "active": Column("active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    sort="code",
)

VALUES = Listing(
    name="dimension_values",
    source="FROM ledger_dimension_values WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, sorts=False, nullable=False),
        "dimension_id": Column("dimension_id", Kind.ID, sorts=False, nullable=False),
        "code": Column("code", nullable=False),
        "name": Column("name", nullable=False),
        "active": Column("active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    sort="code",
)
