"""The chart of accounts: set up once from a template, then changed account by account."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from functions.catalog import service as catalog
from functions.identity.service import companies
from functions.ledger.charts import chart
from functions.ledger.model import Account, Journal, Role
from functions.ledger.rules import accounts as rules
from functions.ledger.rules import periods
from functions.ledger.store import accounts as store
from functions.ledger.store import periods as years
from functions.parties import service as parties
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.currencies import exponent
from shared.errors import ReferenceUnknown
from shared.ids import new_id
from shared.nouns import dataclass

JOURNALS = {
    "en": {
        Journal.SALES: "Sales",
        Journal.PURCHASES: "Purchases",
        Journal.BANK: "Bank",
        Journal.CASH: "Cash",
        Journal.GENERAL: "Miscellaneous",
        Journal.OPENING: "Opening balances",
        Journal.EXCHANGE: "Exchange differences",
        Journal.CLOSING: "Closing",
    },
    "de": {
        Journal.SALES: "Verkauf",
        Journal.PURCHASES: "Einkauf",
        Journal.BANK: "Bank",
        Journal.CASH: "Kasse",
        Journal.GENERAL: "Sonstiges",
        Journal.OPENING: "Eröffnungsbilanz",
        Journal.EXCHANGE: "Kursdifferenzen",
        Journal.CLOSING: "Abschluss",
    },
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which template in which language, a currency if not the company's, and the first year."""

    template: str
    language: str
    currency: str | None
    year_starts: date


async def set_up(tx: Tx, wanted: Wanted) -> Read:
    """Give a company its chart, journals, default accounts, first year, taxes, units and terms."""
    year = periods.year_from(wanted.year_starts)
    found = chart(wanted.template)
    currency = wanted.currency or (await companies.current(tx)).currency
    setup = store.Setup(
        currency,
        exponent(currency),
        wanted.template,
        [Account(a.code, a.names[wanted.language], a.kind, a.subtype) for a in found],
        [(role, a.code) for a in found for role in a.roles],
        list(JOURNALS[wanted.language].items()),
    )
    await store.claim_setup(tx, setup)
    await store.fill(tx, setup)
    await years.add_year(tx, new_id(), year)
    await catalog.load_taxes(tx, wanted.template)
    await catalog.load_units(tx)
    await parties.load_terms(tx)
    return store.settings()


async def add_account(tx: Tx, account: Account) -> Read:
    """Add an account to the chart."""
    rules.check_account(account)
    await _check_dimensions(tx, account.required_dimensions)
    await store.add_accounts(tx, [account])
    if account.required_dimensions:
        await store.save_account(tx, account)
    return store.account(account.code)


async def import_accounts(tx: Tx, accounts: list[Account]) -> int:
    """Add many accounts at once."""
    await store.add_accounts(tx, accounts)
    return len(accounts)


async def edit_account(tx: Tx, account: Account, version: int) -> Read:
    """Change an account; what was booked on it keeps its meaning."""
    before = await store.lock_account(tx, account.code)
    check_version(before.version, version)
    rules.check_change(before, account)
    await _check_dimensions(tx, account.required_dimensions)
    tx.about("account", new_id(), asdict(before))
    await store.save_account(tx, account)
    return store.account(account.code)


async def drop_account(tx: Tx, code: str, version: int) -> Read:
    """Delete an account on which nothing was booked."""
    before = await store.lock_account(tx, code)
    check_version(before.version, version)
    tx.about("account", new_id(), asdict(before))
    await store.delete_account(tx, before)
    return store.deleted(code)


async def set_defaults(tx: Tx, accounts: dict[Role, str]) -> Read:
    """Say which account plays which role."""
    await store.save_defaults(tx, sorted(accounts.items()))
    return defaults_kept(len(accounts))


def defaults_kept(many: int) -> Read:
    """Say how many default accounts were set."""
    return Read("SELECT %(many)s::int AS roles", {"many": many})


async def set_journal(tx: Tx, code: str, name: str, *, active: bool) -> Read:
    """Add a journal, or rename it, or take it out of use."""
    await store.save_journal(tx, code, name, active=active)
    return store.journal(code)


async def _check_dimensions(tx: Tx, wanted: tuple[UUID, ...]) -> None:
    """Refuse a requirement of a dimension that there is not."""
    if not wanted:
        return
    (row,) = await tx.read(store.dimensions_known(wanted))
    if row["known"] < len(set(wanted)):
        raise ReferenceUnknown("There is no such dimension.", pointer="/body/required_dimensions")


def account(code: str) -> Read:
    """Say how to read an account."""
    return store.account(code)


def settings() -> Read:
    """Say how to read the settings of the books."""
    return store.settings()


def defaults() -> Read:
    """Say how to read the default accounts."""
    return store.defaults()


def journals() -> Read:
    """Say how to read the journals."""
    return store.journals()


LISTING = store.ACCOUNTS
