"""What the ledger does for everyone else, inside the caller's transaction."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Books, Item, JournalEntry, OpenItem, Pair, Role
from functions.ledger.rules import posting as rules
from functions.ledger.store import balances as balance_rows
from functions.ledger.store import items as item_rows
from functions.ledger.store import posting
from functions.ledger.store import rates as rate_rows
from layers.database.transactions import Cursor, Read, Tx
from shared.nouns import dataclass


async def post(tx: Tx, entry: JournalEntry, pairs: Sequence[Pair] = ()) -> UUID:
    """Queue a balanced entry, its balances and open items; settle pairs of items with it.

    A transaction posts once: hand several entries to post_all. Pairs may name items of this
    entry (`entry.item(1)`) and items posted before; exchange differences are booked with it.
    """
    (entry_id,) = await post_all(tx, [entry], pairs)
    return entry_id


async def post_all(
    tx: Tx,
    entries: Sequence[JournalEntry],
    pairs: Sequence[Pair] = (),
    undo: Sequence[UUID] = (),
    dated: date | None = None,
) -> list[UUID]:
    """Queue entries, and what they settle and unsettle, in one call of ledger_post.

    `undo` names allocations to take back first. Pairs are dated as the latest entry unless
    `dated` says otherwise. When the call travels it raises PeriodClosed, PeriodLocked,
    EntryUnbalanced, AccountUnknown, AccountInactive, PartyMissing, SourcePosted, OverAllocated.
    """
    for entry in entries:
        rules.check_balanced(entry)
    settle_on = dated or rules.latest(entries) if pairs or undo else None
    await posting.post(tx, posting.Batch(entries, pairs, undo, settle_on))
    return [entry.id for entry in entries]


async def allocate(tx: Tx, pairs: Sequence[Pair], dated: date) -> None:
    """Settle items that are already posted; exchange differences are booked on the date."""
    await post_all(tx, (), pairs, dated=dated)


async def unallocate(tx: Tx, allocations: Sequence[UUID], dated: date) -> None:
    """Take allocations back: the items are open again, their exchange differences reversed."""
    await post_all(tx, (), (), allocations, dated)


async def reverse(tx: Tx, entry_id: UUID, dated: date, memo: str, source: str = "") -> UUID:
    """Post the mirror of an entry, and settle the open items of the two with each other.

    Allocations of the entry's items are taken back first. Raises NotFound, AlreadyReversed.
    """
    entry = await posting.get_entry(tx, entry_id)
    back = rules.mirror(entry, dated, memo, source)
    await post_all(tx, [back], rules.pairs_of(entry, back), entry.allocations)
    return back.id


@dataclass(frozen=True, slots=True)
class AskedBooks:
    """The answer to ask_books, there once the transaction's next trip is over."""

    cursor: Cursor
    currency: str | None
    dated: date | None

    async def get(self) -> Books:
        """Read the answer. Raises LedgerNotSetUp, RateMissing."""
        row = await self.cursor.fetchone()
        found = row[0] if row else None
        if found is None:
            raise rules.LedgerNotSetUp("Choose a chart of accounts first.")
        home, rate = found["currency"], found["rate"]
        if rate is None:
            raise rules.RateMissing(
                f"Type in a rate of {self.currency} for {self.dated}, or import a file of rates.",
                currency=self.currency,
            )
        accounts = {Role(role): account for role, account in (found["accounts"] or {}).items()}
        return Books(home, accounts, self.currency or home, Decimal(rate))


async def ask_books(tx: Tx, currency: str | None = None, dated: date | None = None) -> AskedBooks:
    """Queue the question for currency, default accounts and rate; it travels with the next trip."""
    return AskedBooks(await rate_rows.ask_books(tx, currency, dated), currency, dated)


async def books(tx: Tx, currency: str | None = None, dated: date | None = None) -> Books:
    """Ask for currency, default accounts and a document's rate, and wait: one trip."""
    asked = await ask_books(tx, currency, dated)
    await tx.arrive()
    return await asked.get()


async def rate_on(tx: Tx, currency: str, dated: date) -> Decimal:
    """Give the rate of a day, the latest on or before it: foreign units for one of ours."""
    return (await books(tx, currency, dated)).rate


async def get_items(tx: Tx, wanted: Sequence[Item]) -> list[OpenItem]:
    """Give open items as they stand, in the order asked: one trip. Raises NotFound."""
    return await item_rows.get_items(tx, wanted)


async def list_open_items(
    tx: Tx, party_id: UUID | None = None, account: str | None = None, currency: str | None = None
) -> list[OpenItem]:
    """Give the items that are still open, oldest due first: one trip."""
    return await item_rows.list_open(tx, party_id, account, currency)


def trial_balance(on: date) -> Read:
    """Say how to read every account's debits, credits and balance at the end of a day."""
    return balance_rows.trial_balance(on)
