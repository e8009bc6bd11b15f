"""Where money came from and where it went, by what stands against it in the entries."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from functions.reports.model import (
    Account,
    Books,
    Cell,
    Check,
    Column,
    Kind,
    Movement,
    Report,
    Row,
    RowKind,
    Show,
    Span,
)
from functions.reports.rules import addresses
from functions.reports.rules.periods import label
from functions.reports.rules.sections import Section, section_of
from functions.reports.rules.statements import DAY, until

ZERO = Decimal()
MONEY = ("bank", "cash")
INVESTING = (Section.FIXED_ASSETS,)
FINANCING = (Section.LOANS, Section.EQUITY)
GROUPS = ("Operating activities", "Investing activities", "Financing activities")


def spans_of(span: Span) -> list[Span]:
    """Ask for what was there before the period, and for the period."""
    return [until(span.starts - DAY), span]


def group_of(account: Account) -> str:
    """Say which activity an account belongs to: all that is not investing or financing operates."""
    section = section_of(account)
    if section in INVESTING:
        return GROUPS[1]
    return GROUPS[2] if section in FINANCING else GROUPS[0]


def cash_flow(
    books: Books,
    span: Span,
    accounts: Sequence[Account],
    flows: Sequence[Movement],
    movements: Sequence[Movement],
) -> Report:
    """Show money before, what came and went by activity, and money after; it has to agree."""
    amounts = {flow.account: -flow.net for flow in flows}
    money = {account.code for account in accounts if account.subtype in MONEY}
    before = sum((m.net for m in movements if m.column == 0 and m.account in money), ZERO)
    change = sum((m.net for m in movements if m.column == 1 and m.account in money), ZERO)
    rows = [_money_row("Money at the beginning", before, (None, span.starts - DAY))]
    for group in GROUPS:
        own = [a for a in accounts if group_of(a) == group and amounts.get(a.code)]
        rows += _group_rows(group, own, amounts, span)
    rows.append(_money_row("Net change", change, (span.starts, span.ends)))
    rows.append(_money_row("Money at the end", before + change, (None, span.ends)))
    holds = sum(amounts.values(), ZERO) == change
    detail = "What came and went is the change." if holds else "It does not add up to the change."
    columns = (
        Column("name", "Name"), Column("account", "Account"), Column("amount", "Amount", Kind.AMOUNT)
    )  # fmt: skip
    return Report(
        "cash-flow", "Cash flow", label(span), books, columns, tuple(rows),
        (Check("agrees", holds, detail),),
    )  # fmt: skip


def _money_row(title: str, amount: Decimal, days: tuple[date | None, date]) -> Row:
    source = addresses.lines({"subtype": list(MONEY)}, days, Show.DEBIT_LESS_CREDIT)
    key = title.lower().replace(" ", "_")
    return Row(key, {"name": Cell(title), "amount": Cell(amount, source)}, RowKind.TOTAL)


def _group_rows(
    group: str, accounts: Sequence[Account], amounts: Mapping[str, Decimal], span: Span
) -> list[Row]:
    if not accounts:
        return []
    rows = [Row(group, {"name": Cell(group)}, RowKind.GROUP)]
    for account in accounts:
        cells = {
            "name": Cell(account.name),
            "account": Cell(account.code),
            "amount": Cell(amounts[account.code], _address([account], span)),
        }
        rows.append(Row(account.code, cells, level=1))
    total = sum((amounts[account.code] for account in accounts), ZERO)
    cells = {
        "name": Cell(f"Total {group.lower()}"),
        "amount": Cell(total, _address(accounts, span)),
    }
    return [*rows, Row(f"total:{group}", cells, RowKind.TOTAL)]


def _address(accounts: Sequence[Account], span: Span) -> str:
    what = {"account": [account.code for account in accounts], "against": "money"}
    return addresses.lines(what, (span.starts, span.ends), Show.CREDIT_LESS_DEBIT)
