"""What booking payments needs to know, asked in as few trips as can be."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger import service as ledger
from functions.ledger.service import day_rates, entry_items
from functions.parties.service import named
from functions.payments.model import BankAccount
from functions.payments.rules.booking import Money
from functions.payments.rules.payments import Facts
from functions.payments.store import accounts as store
from layers.database.transactions import Tx
from shared.actor import Permission
from shared.nouns import dataclass

Rates = dict[tuple[str, date], Decimal]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be booked: entries to settle, currencies and days, accounts and parties used."""

    entries: Collection[UUID]
    currencies: Collection[tuple[str, date]] = ()
    banks: Collection[UUID] = ()
    parties: Collection[UUID] = ()


async def load(tx: Tx, wanted: Wanted) -> Facts:
    """Read accounts, settings, books, items and rates: one trip, however much is wanted.

    A second trip asks for rates of bank accounts that are in yet another currency.
    """
    asked_banks = await store.ask_all(tx)
    asked_settings = await store.ask_settings(tx)
    asked_items = await entry_items.ask_items_of(tx, list(wanted.entries))
    asked_rates = await day_rates.ask_rates(tx, sorted(wanted.currencies))
    home = await ledger.ask_books(tx)
    asked_survivors = await named.ask_survivors(tx, wanted.parties) if wanted.parties else None
    await tx.arrive()
    books = await home.get()
    banks = {bank.id: bank for bank in await store.given(asked_banks)}
    rates = await day_rates.rates_given(asked_rates)
    rates |= await _bank_rates(tx, banks, wanted, books.currency)
    return Facts(
        banks=banks,
        settings=await store.settings_given(asked_settings),
        money={day: Money(books.currency, _on(rates, day)) for _, day in wanted.currencies},
        defaults=books.defaults,
        items=await entry_items.items_given(asked_items),
        survivors=await asked_survivors.get() if asked_survivors else {},
        may_write_off=Permission.PAYMENTS_WRITE_OFF in tx.actor.permissions,
    )


async def _bank_rates(
    tx: Tx, banks: Mapping[UUID, BankAccount], wanted: Wanted, home: str
) -> Rates:
    """Ask for the rates of accounts in a currency that nobody has asked for."""
    used = [banks[bank] for bank in wanted.banks if bank in banks]
    days = {day for _, day in wanted.currencies}
    missing = {(bank.currency, day) for bank in used for day in days if bank.currency != home}
    missing -= set(wanted.currencies)
    if not missing:
        return {}
    asked = await day_rates.ask_rates(tx, sorted(missing))
    await tx.arrive()
    return await day_rates.rates_given(asked)


def _on(rates: Rates, day: date) -> dict[str, Decimal]:
    return {currency: rate for (currency, dated), rate in rates.items() if dated == day}
