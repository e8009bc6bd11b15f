"""Endpoints of open items: what is owed, and what settles what."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.ledger.model import Item, Pair
from functions.ledger.service import items as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.shapes import Amount, Shape
from shared.actor import Permission

router = APIRouter()


class ItemReference(Shape):
    """An open item: the position of a line in an entry, from 1."""

    entry_id: UUID
    position: int = Field(ge=1, le=1_000_000)

    def item(self) -> Item:
        """Give the item as the ledger knows it."""
        return Item(self.entry_id, self.position)


class Settle(Shape):
    """So much of a debit settled by a credit, in their currency."""

    debit: ItemReference
    credit: ItemReference
    amount: Annotated[Amount, Field(gt=Decimal())]


class Allocate(Shape):
    """What settles what, and on which day."""

    dated: date
    pairs: list[Settle] = Field(min_length=1, max_length=1_000)


class Unallocate(Shape):
    """Which allocations to take back, and on which day."""

    dated: date
    allocations: list[UUID] = Field(min_length=1, max_length=1_000)


class Settled(Shape):
    """How many pairs were settled, or taken back."""

    pairs: int


class ItemRow(Shape):
    """What one party owes, or is owed, by one line of an entry."""

    entry_id: UUID
    position: int
    number: str
    source: str
    party_id: UUID
    account: str
    dated: date
    due: date
    currency: str
    amount: Amount
    amount_company: Amount
    open: Amount
    open_company: Amount
    is_open: bool
    label: str


class AllocationRow(Shape):
    """A settlement; one that takes back another is negative."""

    id: UUID
    dated: date
    party_id: UUID
    currency: str
    debit_entry: UUID
    debit_position: int
    credit_entry: UUID
    credit_position: int
    amount: Amount
    exchange: Amount
    exchange_entry: UUID | None
    undoes: UUID | None


add_list(router, "/open-items", service.ITEMS, ItemRow, Permission.ITEMS_READ)
add_list(router, "/allocations", service.ALLOCATIONS, AllocationRow, Permission.ITEMS_READ)


@router.post("/allocations", status_code=201)
async def allocate(
    body: Allocate, command: Annotated[Command, permit(Permission.ITEMS_ALLOCATE)]
) -> Settled:
    """Settle items with each other; exchange differences are booked."""
    pairs = [Pair(p.debit.item(), p.credit.item(), p.amount) for p in body.pairs]
    return await command.run(Settled, lambda tx: service.allocate(tx, pairs, body.dated))


@router.post("/allocations/undo")
async def unallocate(
    body: Unallocate, command: Annotated[Command, permit(Permission.ITEMS_ALLOCATE)]
) -> Settled:
    """Take allocations back; exchange differences are reversed."""
    return await command.run(
        Settled, lambda tx: service.unallocate(tx, body.allocations, body.dated)
    )
