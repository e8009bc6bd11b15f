"""Endpoints of journal entries: drafts, posting, reversal, opening balances."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.ledger.model import Draft
from functions.ledger.rules.entries import TypedLine
from functions.ledger.service import entries as service
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Amount, BulkReply, Code, CurrencyCode, Line, Shape
from layers.http.versions import Expected
from shared.actor import Permission
from shared.ids import new_id

router = APIRouter()
JournalCode = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,7}$", examples=["MSC"])]


class EntryLine(Shape):
    """A line: a debit when positive, a credit when negative.

    In another currency give `foreign_amount`; `amount`, the company's, may be left to the rate.
    """

    account: Code
    amount: Amount | None = None
    currency: CurrencyCode | None = None
    foreign_amount: Amount | None = None
    party_id: UUID | None = Field(None, description="On receivable and payable accounts.")
    due: date | None = None
    label: Line = ""
    dimensions: list[UUID] = Field(default_factory=list, max_length=20)

    def typed(self) -> TypedLine:
        """Give the line as the rules know it."""
        return TypedLine(
            self.account, self.amount, self.currency, self.foreign_amount, self.party_id, self.due,
            self.label, tuple(self.dimensions),
        )  # fmt: skip


class Entry(Shape):
    """An entry to post or to keep as a draft."""

    dated: date
    journal: JournalCode = "MSC"
    memo: Line = ""
    lines: list[EntryLine] = Field(min_length=1, max_length=5_000)

    def typed(self) -> service.Typed:
        """Give the entry as the service knows it."""
        return service.Typed(self.dated, self.journal, self.memo, [x.typed() for x in self.lines])


class Opening(Shape):
    """Opening balances: what they lack to balance goes against the opening account."""

    dated: date
    memo: Line = "Opening balances"
    lines: list[EntryLine] = Field(min_length=1, max_length=5_000)


class Reversal(Shape):
    """When to reverse, and why."""

    dated: date
    memo: Line = ""


class Bulk(Shape):
    """Entries to post, each for itself."""

    entries: list[Entry] = Field(min_length=1, max_length=200)


class Posted(Shape):
    """The number an entry got."""

    id: UUID
    number: str = Field(examples=["MSC-2026-00001"])
    dated: date
    journal: str


class DraftReply(Shape):
    """An entry that is not posted: nothing of it counts."""

    id: UUID
    dated: date
    journal: str
    memo: str
    lines: list[EntryLine]
    version: int
    user_id: UUID
    at: datetime


class DraftRow(Shape):
    """A draft in a list."""

    id: UUID
    dated: date
    journal: str
    memo: str
    user_id: UUID
    at: datetime
    version: int


class Dropped(Shape):
    """The draft that is gone."""

    id: UUID


class EntryRow(Shape):
    """A posted entry in a list; its total is the sum of its debits."""

    id: UUID
    number: str
    dated: date
    journal: str
    source: str
    memo: str
    total: Amount
    reverses: UUID | None
    user_id: UUID
    at: datetime


class PostedLine(Shape):
    """A line as posted; `open` is what is still owed of it, on receivable and payable accounts."""

    position: int
    account: str
    account_name: str
    amount: Amount
    currency: str
    foreign_amount: Amount
    party_id: UUID | None
    due: date | None
    label: str
    dimensions: list[UUID]
    open: Amount | None


class PostedTax(Shape):
    """What the entry adds to the tax summary."""

    tax: str
    base: Amount
    amount: Amount


class EntryReply(Shape):
    """A posted entry, whole; it is never changed, only reversed."""

    id: UUID
    number: str
    dated: date
    journal: str
    source: str
    memo: str
    user_id: UUID
    at: datetime
    reverses: UUID | None
    reversed_by: UUID | None
    sealed: bool
    lines: list[PostedLine]
    taxes: list[PostedTax]


class LineRow(Shape):
    """A posted line in a list."""

    entry_id: UUID
    position: int
    number: str
    source: str
    dated: date
    journal: str
    account: str
    amount: Amount
    currency: str
    foreign_amount: Amount
    party_id: UUID | None
    memo: str
    label: str


add_list(router, "/drafts", service.DRAFTS, DraftRow, Permission.ENTRIES_READ)
add_list(router, "/entries", service.ENTRIES, EntryRow, Permission.ENTRIES_READ)
add_list(router, "/lines", service.LINES, LineRow, Permission.ENTRIES_READ)


def _draft(draft_id: UUID, body: Entry, version: int = 1) -> Draft:
    lines: list[dict[str, Any]] = [
        line.model_dump(mode="json", exclude_defaults=True) for line in body.lines
    ]
    return Draft(draft_id, body.dated, body.journal, body.memo, lines, version)


@router.post("/drafts", status_code=201)
async def add_draft(
    body: Entry, command: Annotated[Command, permit(Permission.ENTRIES_WRITE)]
) -> DraftReply:
    """Keep an entry that is not to be posted yet."""
    draft = _draft(new_id(), body)
    return await command.run(DraftReply, lambda tx: service.add_draft(tx, draft))


@router.get("/drafts/{draft_id}")
async def get_draft(
    draft_id: UUID, query: Annotated[Query, may(Permission.ENTRIES_READ)]
) -> DraftReply:
    """Give a draft."""
    return await query.one(DraftReply, service.draft(draft_id), f"No draft entry {draft_id}.")


@router.put("/drafts/{draft_id}")
async def edit_draft(
    draft_id: UUID,
    body: Entry,
    expected: Expected,
    command: Annotated[Command, permit(Permission.ENTRIES_WRITE)],
) -> DraftReply:
    """Change a draft."""
    draft = _draft(draft_id, body, expected)
    return await command.run(DraftReply, lambda tx: service.edit_draft(tx, draft))


@router.delete("/drafts/{draft_id}")
async def delete_draft(
    draft_id: UUID,
    expected: Expected,
    command: Annotated[Command, permit(Permission.ENTRIES_WRITE)],
) -> Dropped:
    """Forget a draft."""
    return await command.run(Dropped, lambda tx: service.drop_draft(tx, draft_id, expected))


@router.post("/drafts/{draft_id}/post")
async def post_draft(
    draft_id: UUID,
    expected: Expected,
    command: Annotated[Command, permit(Permission.ENTRIES_POST)],
) -> Posted:
    """Post a draft: it becomes an entry of the same id, with the next number of its journal."""

    async def work(tx: Tx) -> Read:
        draft = await service.lock_draft(tx, draft_id, expected)
        entry = Entry.model_validate(
            {
                "dated": draft.dated,
                "journal": draft.journal,
                "memo": draft.memo,
                "lines": draft.lines,
            }
        )
        return await service.post_draft(tx, draft, entry.typed())

    return await command.run(Posted, work)


@router.post("/entries", status_code=201)
async def post_entry(
    body: Entry, command: Annotated[Command, permit(Permission.ENTRIES_POST)]
) -> Posted:
    """Post an entry made by hand."""
    return await command.run(Posted, lambda tx: service.post_entry(tx, body.typed()))


@router.post("/entries/bulk")
async def post_entries(
    body: Bulk, command: Annotated[Command, permit(Permission.ENTRIES_POST)]
) -> BulkReply[Posted]:
    """Post many entries, each for itself; what came of each is reported."""
    return await command.run_many(
        Posted, body.entries, lambda tx, entry: service.post_entry(tx, entry.typed())
    )


@router.get("/entries/{entry_id}")
async def get_entry(
    entry_id: UUID, query: Annotated[Query, may(Permission.ENTRIES_READ)]
) -> EntryReply:
    """Give a posted entry, whole."""
    return await query.one(EntryReply, service.entry(entry_id), f"No journal entry {entry_id}.")


@router.post("/entries/{entry_id}/reverse", status_code=201)
async def reverse_entry(
    entry_id: UUID,
    body: Reversal,
    command: Annotated[Command, permit(Permission.ENTRIES_REVERSE)],
) -> Posted:
    """Post the mirror of an entry made by hand; once."""
    return await command.run(
        Posted, lambda tx: service.reverse_entry(tx, entry_id, body.dated, body.memo)
    )


@router.post("/opening-balances", status_code=201)
async def open_balances(
    body: Opening, command: Annotated[Command, permit(Permission.ENTRIES_IMPORT)]
) -> Posted:
    """Post opening balances as one entry, open items by their party."""
    typed = service.Typed(body.dated, "OPN", body.memo, [x.typed() for x in body.lines])
    return await command.run(Posted, lambda tx: service.open_balances(tx, typed))
