"""Open items settled by hand."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from functions.ledger import service as ledger
from functions.ledger.model import Pair
from functions.ledger.store import items as store
from layers.database.transactions import Read, Tx

ITEMS, ALLOCATIONS = store.ITEMS, store.ALLOCATIONS


async def allocate(tx: Tx, pairs: Sequence[Pair], dated: date) -> Read:
    """Settle items with each other on a day."""
    tx.about("open_item", pairs[0].debit.entry_id)
    await ledger.allocate(tx, pairs, dated)
    return store.settled(len(pairs))


async def unallocate(tx: Tx, allocations: Sequence[UUID], dated: date) -> Read:
    """Take allocations back on a day."""
    tx.about("allocation", allocations[0])
    await ledger.unallocate(tx, allocations, dated)
    return store.settled(len(allocations))
