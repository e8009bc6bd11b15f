"""Line by line: an account's ledger, the journal, and the lines behind any figure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from functions.reports.model import (
    Account,
    Books,
    Cell,
    Column,
    JournalLine,
    Kind,
    LedgerLine,
    Page,
    Place,
    Posted,
    Report,
    Row,
    RowKind,
    Scope,
    Show,
    Span,
)
from functions.reports.rules import addresses
from functions.reports.rules.cursors import cursor_of
from functions.reports.rules.documents import document, entry
from functions.reports.rules.periods import label
from functions.reports.rules.statements import BEGINNING, DAY
from shared.errors import NotFound
from shared.nouns import dataclass

ZERO = Decimal()


@dataclass(frozen=True, slots=True)
class AskedLedger:
    """Which account's ledger, for which days, and which of its lines."""

    account: Account
    span: Span
    scope: Scope

    def balance_at(self, day: date) -> str:
        """Give the address of what makes the balance at the end of a day."""
        return self._lines({}, day)

    def balance_after(self, place: Place) -> str:
        """Give the address of what makes the balance after a line."""
        return self._lines({"through": cursor_of(place)}, place.dated)

    def _lines(self, more: dict[str, object], day: date) -> str:
        what = {"account": self.account.code, **more}
        return addresses.lines(what, (None, day), Show.DEBIT_LESS_CREDIT, self.scope)


def get_account(accounts: Sequence[Account], code: str) -> Account:
    """Find an account by its code. Raises NotFound."""
    for account in accounts:
        if account.code == code:
            return account
    raise NotFound(f"No account {code}.", pointer="/query/account")


def general_ledger(
    books: Books, asked: AskedLedger, lines: Sequence[LedgerLine], page: Page
) -> Report:
    """Show an account's lines, each with the balance after it, between opening and closing."""
    posted = [line for line in lines if line.entry_id is not None]
    here, further = posted[: page.limit], len(posted) > page.limit
    rows = [_ledger_row(asked, line) for line in here]
    before, last = lines[0].opening, asked.span.ends
    if page.after is None:
        opening = asked.balance_at(asked.span.starts - DAY)
        rows.insert(0, _balance_row("opening", before, opening))
    if not further:
        closing = here[-1].balance if here else before
        rows.append(_balance_row("closing", closing or ZERO, asked.balance_at(last)))
    value = f", {books.value}" if books.value else ""
    return Report(
        "general-ledger", f"General ledger {asked.account.code} {asked.account.name}",
        f"{label(asked.span)}{value}", books,
        (
            Column("dated", "Date", Kind.DATE), Column("entry", "Entry"),
            Column("document", "Document"), Column("party", "Party"), Column("label", "Text"),
            Column("debit", "Debit", Kind.AMOUNT), Column("credit", "Credit", Kind.AMOUNT),
            Column("balance", "Balance", Kind.AMOUNT),
        ),
        tuple(rows), next=cursor_of(_place(here[-1])) if further else None,
    )  # fmt: skip


def _place(line: LedgerLine) -> Place:
    assert line.dated is not None
    assert line.entry_id is not None
    return Place(line.dated, line.entry_id, line.position or 0)


def _ledger_row(asked: AskedLedger, line: LedgerLine) -> Row:
    amount, place = line.amount or ZERO, _place(line)
    side = "debit" if amount > 0 else "credit"
    cells = {
        "dated": Cell(line.dated),
        "entry": entry(line.number, line.entry_id),
        "document": document(line.source, line.entry_id),
        "party": Cell(line.party),
        "label": Cell(line.label or line.memo),
        side: Cell(abs(amount), addresses.entry(place.entry_id)),
        "balance": Cell(line.balance, asked.balance_after(place)),
    }
    return Row(f"{line.entry_id}:{line.position}", cells)


def _balance_row(name: str, balance: Decimal, source: str) -> Row:
    cells = {"label": Cell(f"{name.capitalize()} balance"), "balance": Cell(balance, source)}
    return Row(name, cells, RowKind.TOTAL)


def journal(books: Books, span: Span, lines: Sequence[JournalLine], page: Page) -> Report:
    """Show entries whole, in the order of their dates, each with its lines."""
    entries = [list(found) for _, found in groupby(lines, lambda line: line.entry_id)]
    here, further = entries[: page.limit], len(entries) > page.limit
    rows = [row for found in here for row in _entry_rows(found)]
    last = here[-1][0] if further else None
    following = None if last is None else cursor_of(Place(last.dated, last.entry_id))
    return Report(
        "journal", "Journal", label(span), books,
        (
            Column("text", "Text"), Column("dated", "Date", Kind.DATE), Column("entry", "Entry"),
            Column("document", "Document"), Column("account", "Account"), Column("party", "Party"),
            Column("debit", "Debit", Kind.AMOUNT), Column("credit", "Credit", Kind.AMOUNT),
        ),
        tuple(rows), next=following,
    )  # fmt: skip


def _entry_rows(lines: Sequence[JournalLine]) -> list[Row]:
    head = lines[0]
    itself = addresses.entry(head.entry_id)
    total = sum((line.amount for line in lines if line.amount > 0), ZERO)
    cells = {
        "text": Cell(head.memo),
        "dated": Cell(head.dated),
        "entry": entry(head.number, head.entry_id),
        "document": document(head.source, head.entry_id),
        "debit": Cell(total, itself),
        "credit": Cell(total, itself),
    }
    rows = [Row(str(head.entry_id), cells, RowKind.GROUP)]
    for line in lines:
        side = "debit" if line.amount > 0 else "credit"
        cells = {
            "text": Cell(line.label or line.name),
            "account": Cell(line.account),
            "party": Cell(line.party),
            side: Cell(abs(line.amount), itself),
        }
        rows.append(Row(f"{line.entry_id}:{line.position}", cells, level=1))
    return rows


def posted_lines(
    books: Books, span: Span, lines: Sequence[Posted], page: Page, figure: str = "company"
) -> Report:
    """List the lines behind a figure; their amounts add up to it."""
    here, further = lines[: page.limit], len(lines) > page.limit
    last = here[-1] if further else None
    following = None
    if last is not None:
        following = cursor_of(Place(last.dated, last.entry_id, last.position, last.account))
    return Report(
        "lines", "Journal lines", _days(span), books,
        (
            Column("account", "Account"), Column("dated", "Date", Kind.DATE),
            Column("entry", "Entry"), Column("document", "Document"), Column("party", "Party"),
            Column("label", "Text"), Column("currency", "Currency"),
            Column("amount", "Amount", Kind.AMOUNT),
        ),
        tuple(_posted_row(books, line, figure) for line in here), next=following,
    )  # fmt: skip


def _posted_row(books: Books, line: Posted, figure: str) -> Row:
    foreign = figure == "foreign"
    cells = {
        "account": Cell(line.account),
        "dated": Cell(line.dated),
        "entry": entry(line.number, line.entry_id),
        "document": document(line.source, line.entry_id),
        "party": Cell(line.party),
        "label": Cell(line.label or line.memo),
        "currency": Cell(line.currency if foreign else books.currency),
        "amount": Cell(line.foreign if foreign else line.amount, addresses.entry(line.entry_id)),
    }
    return Row(f"{line.entry_id}:{line.position}", cells)


def _days(span: Span) -> str:
    return f"Up to {span.ends}" if span.starts == BEGINNING else label(span)
