"""Line by line: an account's ledger, the journal, and what is behind any figure."""

from collections.abc import Sequence
from uuid import UUID

from functions.reports import store
from functions.reports.model import EVERYTHING, Account, Page, Place, Report, Scope, Show, Span
from functions.reports.rules import general_ledgers as many
from functions.reports.rules import ledgers as rules
from functions.reports.rules.general_ledgers import Choice
from functions.reports.rules.ledgers import AskedLedger
from functions.reports.rules.sections import Section, section_of
from layers.database.transactions import Tx
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """Which journal lines add up to a figure: all accounts where none is named in any way."""

    span: Span
    show: Show = Show.DEBIT_LESS_CREDIT
    accounts: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    subtypes: tuple[str, ...] = ()
    scope: Scope = EVERYTHING
    party_id: UUID | None = None
    currency: str | None = None
    without_closing: bool = False
    against_money: bool = False
    through: Place | None = None
    figure: str = "company"

    def takes(self, account: Account) -> bool:
        """Say whether an account's lines count."""
        if not (self.accounts or self.sections or self.subtypes):
            return True
        return (
            account.code in self.accounts
            or section_of(account) in self.sections
            or account.subtype in self.subtypes
        )


async def general_ledger(tx: Tx, code: str, span: Span, scope: Scope, page: Page) -> Report:
    """Read one page of an account's lines, with the balance that stood before it."""
    await store.only_read(tx)
    books = await store.ask_books(tx, scope)
    accounts = await store.ask_accounts(tx)
    lines = await store.ask_general_ledger(tx, code, span, scope, page)
    await tx.arrive()
    account = rules.get_account(await accounts.all(), code)
    asked = AskedLedger(account, span, scope)
    return rules.general_ledger(await books.get(), asked, await lines.all(), page)


async def general_ledgers(tx: Tx, choice: Choice, span: Span, scope: Scope, page: Page) -> Report:
    """Read one page of many accounts' ledgers, with their balances before and after."""
    await store.only_read(tx)
    books = await store.ask_books(tx, scope)
    accounts = await store.ask_accounts(tx)
    moved = await store.ask_movements(tx, many.spans(span), scope)
    await tx.arrive()
    asked = many.Asked(choice, choice.of(await accounts.all()), span, scope, page)
    codes = [account.code for account in asked.accounts]
    lines = await store.ask_lines(
        tx, store.line_values(span, codes, page) | _facts(Lines(span, scope=scope))
    )
    first = await store.ask_general_ledger(tx, asked.after or "", span, scope, Page(0, page.after))
    await tx.arrive()
    (before, *_) = await first.all()
    found = many.Found(await lines.all(), await moved.all(), before.opening)
    return many.general_ledgers(await books.get(), asked, found)


async def journal(tx: Tx, span: Span, code: str | None, page: Page) -> Report:
    """Read one page of entries, whole."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    lines = await store.ask_journal(tx, span, code, page)
    await tx.arrive()
    return rules.journal(await books.get(), span, await lines.all(), page)


async def lines(tx: Tx, wanted: Lines, page: Page) -> Report:
    """Read one page of the lines behind a figure."""
    await store.only_read(tx)
    books = await store.ask_books(tx, wanted.scope)
    accounts = await store.ask_accounts(tx)
    await tx.arrive()
    codes: Sequence[str] = [a.code for a in await accounts.all() if wanted.takes(a)]
    found = await store.ask_lines(tx, store.line_values(wanted.span, codes, page) | _facts(wanted))
    await tx.arrive()
    return rules.posted_lines(
        await books.get(), wanted.span, await found.all(), page, wanted.figure
    )


def _facts(wanted: Lines) -> dict[str, object]:
    through = wanted.through
    return {
        "show": wanted.show.value,
        "value": wanted.scope.value_id,
        "party": wanted.party_id,
        "currency": wanted.currency,
        "without_closing": wanted.without_closing,
        "against_money": wanted.against_money,
        "through_dated": through and through.dated,
        "through_entry": through and through.entry_id,
        "through_position": through and through.position,
    }
