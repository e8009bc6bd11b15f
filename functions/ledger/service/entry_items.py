"""What settles a document: its items, and the allocations in force, found by its entry."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Item, OpenItem
from functions.ledger.store import entry_items as store
from layers.database.transactions import Cursor, Read, Tx
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Allocation:
    """So much of a debit item settled by a credit item; `exchange` is the difference realised."""

    id: UUID
    debit: Item
    credit: Item
    amount: Decimal
    dated: date
    exchange: Decimal
    exchange_entry: UUID | None


async def ask_items_of(tx: Tx, entries: Sequence[UUID]) -> Cursor:
    """Queue the question for all items of entries; it travels with the next trip."""
    return await store.ask_items_of(tx, entries)


async def items_given(cursor: Cursor) -> list[OpenItem]:
    """Read the answer to `ask_items_of`, oldest due first, settled items too."""
    return await store.items_given(cursor)


async def ask_allocations_of(tx: Tx, entries: Sequence[UUID]) -> Cursor:
    """Queue the question for the allocations of entries; it travels with the next trip."""
    return await store.ask_allocations_of(tx, entries)


async def allocations_given(cursor: Cursor) -> list[Allocation]:
    """Read the answer to `ask_allocations_of`."""
    return [
        Allocation(row[0], Item(row[1], row[2]), Item(row[3], row[4]), *row[5:])
        async for row in cursor
    ]


def balance_in(account: str, currency: str, on: date) -> Read:
    """Say how to read what an account holds in a currency at the end of a day."""
    return store.balance_in(account, currency, on)
