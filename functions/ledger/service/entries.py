"""Entries made by hand: drafted, posted, reversed; opening balances."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from functions.ledger import service as ledger
from functions.ledger.model import Draft, Journal, JournalEntry, Line, Role
from functions.ledger.rules import entries as rules
from functions.ledger.rules.entries import TypedLine
from functions.ledger.rules.posting import LedgerNotSetUp
from functions.ledger.store import entries as store
from functions.ledger.store import posting
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.events import EntryPosted, EntryReversed
from shared.ids import new_id
from shared.nouns import dataclass

DRAFTS, ENTRIES, LINES = store.DRAFTS, store.ENTRIES, store.LINES


@dataclass(frozen=True, slots=True)
class Typed:
    """An entry as it was typed."""

    dated: date
    journal: str
    memo: str
    lines: Sequence[TypedLine]


async def add_draft(tx: Tx, draft: Draft) -> Read:
    """Keep an entry that is not to be posted yet: nothing of it is checked but its form."""
    tx.about("draft", draft.id)
    await store.add_draft(tx, draft)
    return store.draft(draft.id)


async def edit_draft(tx: Tx, draft: Draft) -> Read:
    """Change a draft; `draft.version` is the one it was changed from."""
    before = await store.lock_draft(tx, draft.id)
    check_version(before.version, draft.version)
    tx.about("draft", draft.id, {"memo": before.memo, "lines": list(before.lines)})
    await store.save_draft(tx, draft)
    return store.draft(draft.id)


async def drop_draft(tx: Tx, draft_id: UUID, version: int) -> Read:
    """Forget a draft."""
    before = await store.lock_draft(tx, draft_id)
    check_version(before.version, version)
    tx.about("draft", draft_id, {"memo": before.memo, "lines": list(before.lines)})
    await store.drop_draft(tx, draft_id)
    return store.dropped(draft_id)


async def lock_draft(tx: Tx, draft_id: UUID, version: int) -> Draft:
    """Hold a draft that is about to be posted, as it was seen."""
    draft = await store.lock_draft(tx, draft_id)
    check_version(draft.version, version)
    return draft


async def post_draft(tx: Tx, draft: Draft, typed: Typed) -> Read:
    """Post a draft that is held: it becomes an entry of the same id."""
    read = await post_entry(tx, typed, draft.id)
    await store.drop_draft(tx, draft.id)
    return read


async def post_entry(tx: Tx, typed: Typed, entry_id: UUID | None = None) -> Read:
    """Post an entry made by hand."""
    entry_id = entry_id or new_id()
    lines = await _completed(tx, typed)
    entry = JournalEntry(
        typed.dated, typed.journal, f"manual:{entry_id}", typed.memo, lines, id=entry_id
    )
    tx.about("entry", entry_id)
    await emit(tx, EntryPosted(entry_id))
    await ledger.post(tx, entry)
    return store.posted(entry_id)


async def _completed(tx: Tx, typed: Typed) -> tuple[Line, ...]:
    """Fill in amounts by the rates of the day: one trip."""
    wanted = rules.foreign_currencies(typed.lines)
    home, rates = await store.rates_for(tx, wanted, typed.dated)
    if not home:
        raise LedgerNotSetUp("Choose a chart of accounts first.")
    return rules.completed(typed.lines, home, rates)


async def reverse_entry(tx: Tx, entry_id: UUID, dated: date, memo: str) -> Read:
    """Reverse an entry that was made by hand, once; what is open of both is settled."""
    rules.check_own(await posting.get_entry(tx, entry_id))
    tx.about("entry", entry_id)
    await emit(tx, EntryReversed(entry_id))
    return store.posted(await ledger.reverse(tx, entry_id, dated, memo))


async def open_balances(tx: Tx, typed: Typed, source: str = "") -> Read:
    """Post opening balances as one entry; what is missing goes against the opening account."""
    books = await ledger.books(tx)
    lines = await _completed(tx, replace(typed, journal=Journal.OPENING))
    entry_id = new_id()
    entry = rules.opening_entry(
        typed.dated,
        lines,
        books.account(Role.OPENING),
        source or f"opening:{entry_id}",
        typed.memo,
    )
    tx.about("entry", entry.id)
    await emit(tx, EntryPosted(entry.id))
    await ledger.post(tx, entry)
    return store.posted(entry.id)


def entry(entry_id: UUID) -> Read:
    """Say how to read an entry whole."""
    return store.entry(entry_id)


def draft(draft_id: UUID) -> Read:
    """Say how to read a draft."""
    return store.draft(draft_id)
