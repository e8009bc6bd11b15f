"""Proposals for statement lines, made from what is open and who the parties are."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from anyio import to_thread

from functions.invoicing.service import booked
from functions.ledger import service as ledger
from functions.ledger.model import Books, OpenItem, Role
from functions.ledger.service import day_rates
from functions.parties.service import payers
from functions.payments.model import Candidate, Due, KeptLine, Payer
from functions.payments.rules.lines import stored
from functions.payments.rules.matching import Ledger, propose
from functions.payments.rules.names import PartyIndex
from functions.payments.rules.rounds import propose_all
from functions.payments.store import accounts as accounts_store
from functions.payments.store import habits as habits_store
from functions.payments.store import lines as store
from functions.payments.store import payments as payments_store
from layers.database.transactions import Read, Tx

MOST_LINES = 2_000
"""Lines that are proposed for at once; the oldest first, call again for the rest."""


async def propose_lines(tx: Tx, ids: Sequence[UUID], account_id: UUID | None = None) -> Read:
    """Propose for the lines named, or for all that are unsettled, and keep what is proposed."""
    if ids:
        named = await store.find(tx, ids)
        kept = [k for k in named if k.status in ("open", "proposed")]
    else:
        kept = await store.list_unsettled(tx, MOST_LINES, account_id)
    if kept:
        make = await _ledger(tx, kept)
        candidates = [_candidate(k) for k in kept]
        found = await to_thread.run_sync(lambda: propose_all(candidates, make()))
        signs = {k.id: 1 if k.line.amount > 0 else -1 for k in kept}
        said = {k: stored(found[k], sign) if k in found else None for k, sign in signs.items()}
        await store.lock_unsettled(tx, list(said))
        await store.keep_proposals(tx, said)
    return store.proposed([k.id for k in kept])


async def proposals_of(tx: Tx, line_id: UUID) -> list[dict[str, Any]]:
    """Give the best proposals for one line, as things stand now."""
    (kept,) = await store.find(tx, [line_id], missing=f"No statement line {line_id}.")
    make = await _ledger(tx, [kept])
    found = await to_thread.run_sync(lambda: propose(_candidate(kept), make()))
    return [stored(proposal, 1 if kept.line.amount > 0 else -1) for proposal in found]


def _candidate(kept: KeptLine) -> Candidate:
    return Candidate(kept.id, kept.line, kept.currency, kept.bank.id)


async def _ledger(tx: Tx, kept: Sequence[KeptLine]) -> Callable[[], Ledger]:
    """Read what lines may settle: open items with their numbers, parties, rules, payments.

    What is read is indexed when the answer is called: off the event loop, as it takes a while.
    """
    asked_settings = await accounts_store.ask_settings(tx)
    asked_habits = await habits_store.ask_active(tx)
    asked_paid = await payments_store.ask_outstanding(tx, list({k.bank.id for k in kept}))
    items = await ledger.list_open_items(tx)
    named = await booked.numbers_of(tx, list({item.item.entry_id for item in items}))
    parties = await payers.list_accounts(tx, list({item.party_id for item in items}))
    settings = await accounts_store.settings_given(asked_settings)
    books = await ledger.books(tx)
    habits = await habits_store.given(asked_habits)
    outstanding = await payments_store.outstanding_given(asked_paid)
    rates = await _rates(tx, books, kept, items)
    return lambda: Ledger(
        dues=[_due(item, named) for item in items],
        parties=PartyIndex.of(Payer(p.id, p.name, p.accounts) for p in parties),
        habits=habits,
        outstanding=outstanding,
        rates=rates,
        write_off=settings.write_off_limit,
        fee_account=settings.fee_account or books.defaults.get(Role.BANK_FEES, ""),
    )


def _due(item: OpenItem, named: dict[UUID, str]) -> Due:
    number = named.get(item.item.entry_id, item.number)
    return Due(item.item, number, item.party_id, item.currency, item.open, item.due)


async def _rates(
    tx: Tx, books: Books, kept: Sequence[KeptLine], items: Iterable[OpenItem]
) -> dict[str, Decimal]:
    """Ask for the rates between the currencies met; one that is unknown is left out."""
    on = max(k.line.dated for k in kept)
    met = {k.currency for k in kept} | {item.currency for item in items}
    asked = await day_rates.ask_rates(tx, [(currency, on) for currency in sorted(met)])
    await tx.arrive()
    rates = {currency: rate for (currency, _), rate in (await day_rates.rates_given(asked)).items()}
    return {**rates, books.currency: Decimal(1)}
