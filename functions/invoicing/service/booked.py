"""Which document an entry stands for, and which entry a document: for those who settle them."""

from collections.abc import Sequence
from uuid import UUID

from functions.invoicing.store import booked as store
from layers.database.transactions import Tx
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class BookedDocument:
    """A posted document, and the entry that booked it."""

    id: UUID
    number: str
    entry_id: UUID
    party_id: UUID
    currency: str


async def numbers_of(tx: Tx, entries: Sequence[UUID]) -> dict[UUID, str]:
    """Give the numbers of the documents that entries book: one trip; other entries have none."""
    cursor = await store.ask_numbers(tx, entries)
    await tx.arrive()
    return {entry: number async for entry, number in cursor}


async def find_booked(
    tx: Tx, ids: Sequence[UUID] = (), numbers: Sequence[str] = ()
) -> list[BookedDocument]:
    """Give posted documents by their ids or their numbers: one trip."""
    cursor = await store.find_entries(tx, ids, numbers)
    await tx.arrive()
    return [BookedDocument(*row) async for row in cursor]
