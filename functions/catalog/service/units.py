"""The commands on units of measure, and conversion between them."""

from decimal import Decimal
from uuid import UUID

from functions.catalog import service
from functions.catalog.model import Unit
from functions.catalog.rules import units as rules
from functions.catalog.store import units as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.errors import ReferenceUnknown
from shared.ids import new_id

UNITS = store.UNITS


async def add_unit(tx: Tx, unit: Unit) -> Read:
    """Add a unit of measure."""
    unit_id = new_id()
    tx.about("unit", unit_id)
    await store.add_unit(tx, unit_id, unit)
    return store.unit(unit_id)


async def change_unit(tx: Tx, unit_id: UUID, expected: int, unit: Unit, *, is_active: bool) -> Read:
    """Write a unit anew, or retire it."""
    before = await store.lock_unit(tx, unit_id)
    check_version(before["version"], expected)
    tx.about("unit", unit_id, before)
    await store.change_unit(tx, unit_id, unit, is_active=is_active)
    return store.unit(unit_id)


async def load_ready_made(tx: Tx) -> Read:
    """Add the ready-made units that are missing, and read all there are."""
    tx.about("company", tx.actor.company_id)
    await service.load_units(tx)
    return store.all_units()


async def convert(tx: Tx, quantity: Decimal, given: UUID, wanted: UUID) -> Decimal:
    """Carry a quantity into another unit of the same dimension, to six places."""
    found = await store.get_units(tx, [given, wanted])
    for unit_id, name in ((given, "given"), (wanted, "wanted")):
        if unit_id not in found:
            raise ReferenceUnknown(f"There is no unit {unit_id}.", pointer=f"/query/{name}")
    return rules.converted(quantity, found[given], found[wanted])


def unit(unit_id: UUID) -> Read:
    """Say how to read one unit."""
    return store.unit(unit_id)
