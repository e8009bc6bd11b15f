"""Importing payments: every row checked, then all recorded with the statements of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from functions.invoicing.service import booked
from functions.invoicing.service.booked import BookedDocument
from functions.parties.service.named import Named, find_named
from functions.payments.model import BankAccount, Claim, Draft, Side
from functions.payments.rules import payments as rules
from functions.payments.service import facts as asking
from functions.payments.service import payments as service
from functions.payments.store import accounts as accounts_store
from layers.database.transactions import Tx
from layers.http.imports import RowsRefused
from shared.errors import Refusal
from shared.ids import new_id
from shared.nouns import dataclass

Errors = list[tuple[int, str | None, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A payment as a file gives it: party and account as they are called, documents by number."""

    party: str
    bank_account: str
    documents: tuple[str, ...]
    currency: str | None
    side: Side
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows name, looked up for all of them at once."""

    parties: Named
    banks: Mapping[str, BankAccount]
    documents: Mapping[str, BookedDocument]


async def import_payments(tx: Tx, rows: Sequence[Row]) -> int:
    """Record the payments of a file. Raises RowsRefused with everything wrong, by row."""
    if not rows:
        return 0
    known = await _look_up(tx, rows)
    errors: Errors = []
    drafts = [_draft(place, row, known, errors) for place, row in enumerate(rows)]
    if errors:
        raise RowsRefused(errors)
    whole = [draft for draft in drafts if draft is not None]
    facts = await asking.load(tx, service.wanted(whole))
    for place, draft in enumerate(whole):
        try:
            rules.movement_of(draft, facts)
        except Refusal as refusal:
            errors.append((place, None, refusal.detail))
    if errors:
        raise RowsRefused(errors)
    tx.about("company", tx.actor.company_id)
    await service.record_payments(tx, whole)
    return len(whole)


async def _look_up(tx: Tx, rows: Sequence[Row]) -> _Known:
    asked = await accounts_store.ask_all(tx)
    parties = await find_named(tx, {row.party for row in rows})
    named = sorted({number for row in rows for number in row.documents})
    documents = await booked.find_booked(tx, numbers=named)
    banks = await accounts_store.given(asked)
    return _Known(
        parties,
        {bank.name.casefold(): bank for bank in banks},
        {document.number: document for document in documents},
    )


def _draft(place: int, row: Row, known: _Known, errors: Errors) -> Draft | None:
    """Make a row's payment, or note what it names that is not there."""
    party, bank = known.parties.one(row.party), known.banks.get(row.bank_account.casefold())
    missing = [number for number in row.documents if number not in known.documents]
    if party is None:
        errors.append((place, "party", known.parties.doubt(row.party) or ""))
    if bank is None:
        errors.append((place, "bank_account", f"There is no bank account {row.bank_account}."))
    errors.extend((place, "documents", f"There is no posted invoice {n}.") for n in missing)
    if party is None or bank is None or missing:
        return None
    return Draft(
        id=new_id(),
        side=row.side,
        party_id=party.id,
        currency=row.currency or bank.currency,
        bank_account_id=bank.id,
        claims=tuple(Claim(known.documents[number].entry_id) for number in row.documents),
        **row.said,
    )
