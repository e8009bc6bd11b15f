"""Many accounts' ledgers in one report: each opens, lists its lines, and closes."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from functions.reports.model import (
    Account,
    Books,
    Cell,
    Check,
    Column,
    Kind,
    Movement,
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
from functions.reports.rules.ledgers import ZERO, AskedLedger, get_account
from functions.reports.rules.periods import label
from functions.reports.rules.statements import DAY, until
from shared.nouns import dataclass

BEFORE, WITHIN = 0, 1
"""Columns of the movements: up to the first day, and in the period."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which accounts: those named, those of a range of codes, or all."""

    codes: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None

    @property
    def is_one(self) -> bool:
        """Tell whether it is a single account's ledger."""
        return len(self.codes) == 1 and self.first is None and self.last is None

    @property
    def is_all(self) -> bool:
        """Tell whether no account is left out."""
        return not self.codes and self.first is None and self.last is None

    def of(self, accounts: Sequence[Account]) -> list[Account]:
        """Give the accounts chosen, by code. Raises NotFound where a code is none."""
        named = {get_account(accounts, code).code for code in self.codes}
        return sorted(
            (
                account
                for account in accounts
                if (not named or account.code in named)
                and (self.first is None or account.code >= self.first)
                and (self.last is None or account.code <= self.last)
            ),
            key=lambda account: account.code,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Which accounts' ledgers, for which days, which of their lines, and which page."""

    choice: Choice
    accounts: Sequence[Account]
    span: Span
    scope: Scope
    page: Page

    @property
    def after(self) -> str | None:
        """Give the account in which the page begins, where it is not the first."""
        return self.page.after.account if self.page.after else None


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of the page and one more, what moved, and the balance the page begins with."""

    lines: Sequence[Posted]
    movements: Sequence[Movement]
    before: Decimal = ZERO


def spans(span: Span) -> tuple[Span, Span]:
    """Ask for what moved before a period, and in it."""
    return until(span.starts - DAY), span


def general_ledgers(books: Books, asked: Asked, found: Found) -> Report:
    """Show account after account: opening balance, lines, closing balance, and a total at last."""
    here, more = found.lines[: asked.page.limit], found.lines[asked.page.limit :]
    last, following = (here[-1], more[0].account) if more else (None, None)
    listed = {code: list(its) for code, its in groupby(here, lambda line: line.account)}
    rows: list[Row] = []
    ties = True
    for account in asked.accounts:
        if asked.after is not None and account.code < asked.after:
            continue
        if last is not None and account.code > last.account:
            break
        one = _One(asked, account, listed.get(account.code, []), found)
        rows += one.rows(complete=account.code != following)
        ties = ties and (account.code == following or one.ties)
    if last is None:
        rows.append(_total(asked, found))
    value = f", {books.value}" if books.value else ""
    return Report(
        "general-ledger", "General ledger", f"{label(asked.span)}{value}", books,
        (
            Column("account", "Account"), Column("dated", "Date", Kind.DATE),
            Column("entry", "Entry"), Column("document", "Document"), Column("party", "Party"),
            Column("label", "Text"), Column("debit", "Debit", Kind.AMOUNT),
            Column("credit", "Credit", Kind.AMOUNT), Column("balance", "Balance", Kind.AMOUNT),
        ),
        tuple(rows), (_check(ties=ties),), next=None if last is None else cursor_of(_place(last)),
    )  # fmt: skip


def _place(line: Posted) -> Place:
    return Place(line.dated, line.entry_id, line.position, line.account)


def _check(*, ties: bool) -> Check:
    said = "Lines add up to the balances." if ties else "Lines do not add up to the balances."
    return Check("ties", ties, said)


@dataclass(frozen=True, slots=True)
class _One:
    """One account's part of a page."""

    asked: Asked
    account: Account
    lines: Sequence[Posted]
    found: Found

    @property
    def _continues(self) -> bool:
        return self.account.code == self.asked.after

    def _moved(self, column: int) -> Movement:
        for movement in self.found.movements:
            if movement.account == self.account.code and movement.column == column:
                return movement
        return Movement(self.account.code, column, ZERO, ZERO)

    @property
    def _opening(self) -> Decimal:
        return self.found.before if self._continues else self._moved(BEFORE).net

    @property
    def _closing(self) -> Decimal:
        return self._opening + sum((line.amount for line in self.lines), ZERO)

    @property
    def ties(self) -> bool:
        """Tell whether the lines lead from the opening to the closing balance."""
        is_shown = self.lines or not self._continues
        return not is_shown or self._closing == self._moved(BEFORE).net + self._moved(WITHIN).net

    def rows(self, *, complete: bool) -> list[Row]:
        """Give its rows: none where it stood at zero and nothing moved, or all was shown before."""
        within = self._moved(WITHIN)
        is_still = not self.lines and not (self._opening or within.debit or within.credit)
        if is_still or (self._continues and not self.lines):
            return []
        ledger = AskedLedger(self.account, self.asked.span, self.asked.scope)
        rows = [] if self._continues else self._head(ledger)
        balance = self._opening
        for line in self.lines:
            balance += line.amount
            rows.append(_line_row(ledger, line, balance))
        return [*rows, self._foot(ledger, within)] if complete else rows

    def _head(self, ledger: AskedLedger) -> list[Row]:
        code, day = self.account.code, self.asked.span.starts - DAY
        title = {"account": Cell(code), "label": Cell(self.account.name)}
        opening = {
            "account": Cell(code),
            "label": Cell("Opening balance"),
            "balance": Cell(self._opening, ledger.balance_at(day)),
        }
        return [
            Row(code, title, RowKind.GROUP),
            Row(f"{code}:opening", opening, RowKind.TOTAL, 1),
        ]

    def _foot(self, ledger: AskedLedger, within: Movement) -> Row:
        code = self.account.code
        cells = {
            "account": Cell(code),
            "label": Cell("Closing balance"),
            "debit": Cell(within.debit, _moved_at({"account": code}, self.asked, Show.DEBIT)),
            "credit": Cell(within.credit, _moved_at({"account": code}, self.asked, Show.CREDIT)),
            "balance": Cell(self._closing, ledger.balance_at(self.asked.span.ends)),
        }
        return Row(f"{code}:closing", cells, RowKind.TOTAL, 1)


def _line_row(ledger: AskedLedger, line: Posted, balance: Decimal) -> Row:
    cells = {
        "account": Cell(line.account),
        "dated": Cell(line.dated),
        "entry": entry(line.number, line.entry_id),
        "document": document(line.source, line.entry_id),
        "party": Cell(line.party),
        "label": Cell(line.label or line.memo),
        "debit" if line.amount > 0 else "credit": Cell(
            abs(line.amount), addresses.entry(line.entry_id)
        ),
        "balance": Cell(balance, ledger.balance_after(_place(line))),
    }
    return Row(f"{line.entry_id}:{line.position}", cells, level=1)


def _total(asked: Asked, found: Found) -> Row:
    codes = {account.code for account in asked.accounts}
    counted = [m for m in found.movements if m.column == WITHIN and m.account in codes]
    what: dict[str, object] = {} if asked.choice.is_all else {"account": sorted(codes)}
    cells = {
        "label": Cell("Total"),
        "debit": Cell(
            sum((m.debit for m in counted), ZERO),
            _moved_at(what, asked, Show.DEBIT) if codes else None,
        ),
        "credit": Cell(
            sum((m.credit for m in counted), ZERO),
            _moved_at(what, asked, Show.CREDIT) if codes else None,
        ),
    }
    return Row("total", cells, RowKind.TOTAL)


def _moved_at(what: dict[str, object], asked: Asked, show: Show) -> str:
    return addresses.lines(what, (asked.span.starts, asked.span.ends), show, asked.scope)
