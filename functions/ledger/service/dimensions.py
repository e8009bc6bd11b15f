"""Analytic dimensions: what the books can be cut by beside accounts."""

from dataclasses import asdict, replace
from uuid import UUID

from functions.ledger.model import Named
from functions.ledger.store import dimensions as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.ids import new_id

DIMENSIONS, VALUES = store.DIMENSIONS, store.VALUES


async def add_dimension(tx: Tx, code: str, name: str) -> Read:
    """Add a dimension, such as cost centre or project."""
    dimension = Named(new_id(), code, name)
    tx.about("dimension", dimension.id)
    await store.add_dimension(tx, dimension)
    return store.dimension(dimension.id)


async def edit_dimension(tx: Tx, dimension: Named) -> Read:
    """Rename a dimension or take it out of use; `version` is the one it was changed from."""
    before = await store.lock_dimension(tx, dimension.id)
    check_version(before.version, dimension.version)
    tx.about("dimension", dimension.id, asdict(before))
    await store.save_dimension(tx, dimension)
    return store.dimension(dimension.id)


async def add_value(tx: Tx, dimension_id: UUID, code: str, name: str) -> Read:
    """Add a value to a dimension."""
    await store.lock_dimension(tx, dimension_id)
    value = Named(new_id(), code, name)
    tx.about("dimension_value", value.id)
    await store.add_values(tx, dimension_id, [value])
    return store.value(value.id)


async def edit_value(tx: Tx, value: Named) -> Read:
    """Rename a value or take it out of use; what was booked on it stays."""
    before = await store.lock_value(tx, value.id)
    check_version(before.version, value.version)
    tx.about("dimension_value", value.id, asdict(before))
    await store.save_value(tx, replace(value, version=before.version))
    return store.value(value.id)
