"""Opening balances out of a file: checked whole, posted as one entry, once."""

import hashlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger import service as ledger
from functions.ledger.model import Line, Role
from functions.ledger.rules import openings as rules
from functions.ledger.rules.entries import opening_entry
from functions.ledger.rules.openings import Facts, OpeningRow
from functions.ledger.rules.posting import LedgerNotSetUp
from functions.ledger.store import entries as store
from functions.ledger.store.accounts import find_accounts
from functions.parties.service.named import find_named
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.http.imports import RowsRefused
from shared.events import EntryPosted
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Opening:
    """From which day on the balances stand, and whether a difference is posted or refused."""

    dated: date
    memo: str
    posts_difference: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """The entry of opening balances, and what was posted to the opening account."""

    entry_id: UUID
    rows: int
    difference: Decimal


async def open_from(tx: Tx, opening: Opening, rows: Sequence[OpeningRow]) -> Opened:
    """Post a file's balances as one entry; the same file for the same day only once.

    Raises RowsRefused with all that is wrong, OpeningDifference where they must balance.
    """
    books = await ledger.books(tx)
    lines = await _lines(tx, opening, rows)
    if not opening.posts_difference:
        rules.check_even(lines, books.currency)
    left = rules.difference(lines)
    entry = opening_entry(
        opening.dated,
        tuple(lines),
        books.account(Role.OPENING) if left else "",
        await _source(tx, opening, rows),
        opening.memo,
    )
    tx.about("entry", entry.id)
    await emit(tx, EntryPosted(entry.id))
    await ledger.post(tx, entry)
    return Opened(entry.id, len(rows), left)


async def _lines(tx: Tx, opening: Opening, rows: Sequence[OpeningRow]) -> list[Line]:
    """Look up what rows name, and make lines of them. Raises RowsRefused."""
    home, rates = await store.rates_for(tx, rules.currencies(rows), opening.dated)
    if not home:
        raise LedgerNotSetUp("Choose a chart of accounts first.")
    accounts = await find_accounts(tx, sorted({row.account for row in rows}))
    said = {row.party for row in rows if row.party}
    known = await find_named(tx, said)
    parties = {text: party.id for text in said if (party := known.one(text))}
    doubts = {text: doubt for text in said if (doubt := known.doubt(text))}
    lines, errors = rules.lines(rows, Facts(home, accounts, parties, doubts, rates))
    if not (lines or errors):
        errors = [(0, None, "No row has an amount.")]
    if errors:
        raise RowsRefused(errors)
    return lines


async def _source(tx: Tx, opening: Opening, rows: Sequence[OpeningRow]) -> str:
    """Name what is posted by what it says; after a reversal the same may be posted again."""
    digest = hashlib.sha256(repr((opening.dated, list(rows))).encode()).hexdigest()[:32]
    return await store.unreversed_source(tx, f"opening:{digest}")


def read_back(report: object, entry_id: UUID) -> Read:
    """Say how to read a report, with the number that its entry got."""
    return store.opened(report, entry_id)
