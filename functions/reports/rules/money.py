"""Where the money is: bank and cash accounts, and a party's statement of account."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from functions.reports.model import (
    Books,
    CashBalance,
    Cell,
    Column,
    Kind,
    PartyLine,
    Place,
    Report,
    Row,
    RowKind,
    Show,
    Side,
    Span,
)
from functions.reports.rules import addresses
from functions.reports.rules.cursors import cursor_of
from functions.reports.rules.documents import document, entry
from functions.reports.rules.periods import label
from functions.reports.rules.statements import DAY
from shared.nouns import dataclass

ZERO = Decimal()
DEBIT = Show.DEBIT_LESS_CREDIT


def cash_position(books: Books, on: date, balances: Sequence[CashBalance]) -> Report:
    """Show what is in each bank and cash account, in its currency and the company's."""
    rows = [_cash_row(on, balance) for balance in balances]
    total = sum((balance.company_amount for balance in balances), ZERO)
    source = addresses.lines({"subtype": ["bank", "cash"]}, (None, on), DEBIT)
    cells = {"name": Cell("Total"), "company_amount": Cell(total, source)}
    rows.append(Row("total", cells, RowKind.TOTAL))
    return Report(
        "cash-position", "Cash position", f"At {on}", books,
        (
            Column("name", "Name"), Column("account", "Account"), Column("currency", "Currency"),
            Column("amount", "In its currency", Kind.AMOUNT),
            Column("company_amount", f"In {books.currency}", Kind.AMOUNT),
        ),
        tuple(rows),
    )  # fmt: skip


def _cash_row(on: date, balance: CashBalance) -> Row:
    what: dict[str, object] = {"account": balance.account, "currency": balance.currency}
    cells = {
        "name": Cell(balance.name),
        "account": Cell(balance.account),
        "currency": Cell(balance.currency),
        "amount": Cell(
            balance.amount, addresses.lines({**what, "figure": "foreign"}, (None, on), DEBIT)
        ),
        "company_amount": Cell(balance.company_amount, addresses.lines(what, (None, on), DEBIT)),
    }
    return Row(f"{balance.account}:{balance.currency}", cells)


@dataclass(frozen=True, slots=True)
class AskedStatement:
    """Whose statement of account, by name, for which days, and on which side."""

    party_id: UUID
    party: str
    span: Span
    side: Side

    @property
    def sign(self) -> int:
        """Make what is owed positive on either side."""
        return 1 if self.side is Side.RECEIVABLE else -1

    def balance_at(self, day: date, currency: str, through: Place | None = None) -> str:
        """Give the address of what makes a balance at the end of a day, or after a line of it."""
        show = DEBIT if self.side is Side.RECEIVABLE else Show.CREDIT_LESS_DEBIT
        what: dict[str, object] = {
            "subtype": self.side.value,
            "party": self.party_id,
            "currency": currency,
            "figure": "foreign",
            "through": None if through is None else cursor_of(through),
        }
        return addresses.lines(what, (None, day), show)


def statement_of_account(books: Books, asked: AskedStatement, lines: Sequence[PartyLine]) -> Report:
    """Show in each currency what was owed, what came and went, and what is owed."""
    rows: list[Row] = []
    for currency, found in groupby(lines, lambda line: line.currency):
        rows += _currency_rows(asked, currency, list(found))
    if not rows:
        rows = _currency_rows(asked, books.currency, [])
    return Report(
        "statement-of-account", f"Statement of account: {asked.party}", label(asked.span), books,
        (
            Column("label", "Text"), Column("dated", "Date", Kind.DATE), Column("entry", "Entry"),
            Column("document", "Document"), Column("due", "Due", Kind.DATE),
            Column("currency", "Currency"), Column("amount", "Amount", Kind.AMOUNT),
            Column("balance", "Balance", Kind.AMOUNT),
        ),
        tuple(rows),
    )  # fmt: skip


def _currency_rows(asked: AskedStatement, currency: str, lines: Sequence[PartyLine]) -> list[Row]:
    balance = asked.sign * sum((line.amount for line in lines if line.entry_id is None), ZERO)
    before = asked.balance_at(asked.span.starts - DAY, currency)
    rows = [_balance_row("Opening balance", currency, balance, before)]
    for line in lines:
        if line.entry_id is None or line.dated is None:
            continue
        place = Place(line.dated, line.entry_id, line.position or 0)
        amount = asked.sign * line.amount
        balance += amount
        cells = {
            "label": Cell(line.label),
            "dated": Cell(line.dated),
            "entry": entry(line.number, line.entry_id),
            "document": document(line.source, line.entry_id),
            "due": Cell(line.due),
            "currency": Cell(currency),
            "amount": Cell(amount, addresses.entry(line.entry_id)),
            "balance": Cell(balance, asked.balance_at(line.dated, currency, place)),
        }
        rows.append(Row(f"{line.entry_id}:{line.position}", cells, level=1))
    after = asked.balance_at(asked.span.ends, currency)
    return [*rows, _balance_row("Closing balance", currency, balance, after)]


def _balance_row(title: str, currency: str, balance: Decimal, source: str) -> Row:
    cells = {"label": Cell(title), "currency": Cell(currency), "balance": Cell(balance, source)}
    return Row(f"{title.split(maxsplit=1)[0].lower()}:{currency}", cells, RowKind.TOTAL)
