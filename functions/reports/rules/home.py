"""The home page's figures: what there is, what is owed, what was earned, and what waits."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from functions.reports.model import (
    Account,
    Books,
    CashBalance,
    Cell,
    Movement,
    OpenItem,
    Report,
    RowKind,
    Show,
    Side,
    Span,
    Waiting,
)
from functions.reports.rules import addresses
from functions.reports.rules.ageing import Ageing, aged, within
from functions.reports.rules.money import cash_position
from functions.reports.rules.periods import label, shifted
from functions.reports.rules.sections import RESULT, Section, key
from functions.reports.rules.statements import DAY, Question, profit_and_loss
from shared.nouns import dataclass

ZERO = Decimal()
SOON = 7
"""Days within which what is due counts as soon."""
TREND_MONTHS = 12
REVENUE, WHOLE_RESULT = (Section.REVENUE,), RESULT


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, the same of the period before where there is one, and where it comes from."""

    key: str
    title: str
    amount: Decimal
    source: str
    before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Attention:
    """Something to be done: how many, how much, and where to find them."""

    key: str
    title: str
    count: int
    amount: Decimal | None
    address: str


@dataclass(frozen=True, slots=True)
class Month:
    """What a month, or the part of it that is over, earned and left."""

    span: Span
    revenue: Figure
    result: Figure


@dataclass(frozen=True, slots=True)
class Bank:
    """What is in a bank or cash account, in its currency and in the company's."""

    account: str
    name: str
    currency: str
    amount: Decimal
    company_amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The home page of a company on a day."""

    books: Books
    on: date
    period: str
    figures: tuple[Figure, ...]
    receivables: tuple[Figure, ...]
    payables: tuple[Figure, ...]
    attention: tuple[Attention, ...]
    trend: tuple[Month, ...]
    banks: tuple[Bank, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a dashboard is made from."""

    accounts: Sequence[Account]
    movements: Sequence[Movement]
    closing: Sequence[Movement]
    cash: Sequence[CashBalance]
    receivables: Sequence[OpenItem]
    payables: Sequence[OpenItem]
    waiting: Waiting


def spans_for(on: date) -> tuple[Span, Span]:
    """Compare this month up to the day with the month before up to the same day."""
    starts = on.replace(day=1)
    return Span(starts, on), Span(shifted(starts, -1), shifted(on, -1))


def trend_spans(on: date) -> tuple[Span, ...]:
    """Give the twelve months up to a day, the oldest first; the last ends with the day."""
    starts = on.replace(day=1)
    firsts = [shifted(starts, -back) for back in range(TREND_MONTHS)]
    ends = [on, *(first - DAY for first in firsts)]
    return tuple(Span(*pair) for pair in zip(firsts, ends, strict=False))[::-1]


def dashboard(books: Books, on: date, facts: Facts) -> Dashboard:
    """Put the home page together."""
    spans, months = spans_for(on), trend_spans(on)
    asked = Question(books, (*spans, *months))
    result = profit_and_loss(asked, facts.accounts, facts.movements, facts.closing)
    cash = cash_position(books, on, facts.cash).rows[-1].cells["company_amount"]
    return Dashboard(
        books,
        on,
        f"{label(spans[0])}, before: {label(spans[1])}",
        (
            Figure("cash", "Cash and bank", _amount(cash), cash.source or ""),
            _result_figure(result, spans[0], ("revenue", "Revenue"), REVENUE),
            _result_figure(result, spans[0], ("result", "Result"), WHOLE_RESULT),
        ),
        _ages(books, Ageing(Side.RECEIVABLE, on), facts.receivables),
        _ages(books, Ageing(Side.PAYABLE, on), facts.payables),
        _attention(on, facts),
        tuple(_month(result, months, n) for n in range(len(months))),
        tuple(_bank(on, balance) for balance in facts.cash if balance.currency),
    )


def _month(result: Report, months: Sequence[Span], n: int) -> Month:
    """Find a month's columns, which stand behind the two of this month and the one before."""
    column = (key(n + 2), None)
    return Month(
        months[n],
        _result_figure(result, months[n], ("revenue", "Revenue"), REVENUE, column),
        _result_figure(result, months[n], ("result", "Result"), WHOLE_RESULT, column),
    )


def _bank(on: date, balance: CashBalance) -> Bank:
    what: dict[str, object] = {"account": balance.account, "currency": balance.currency}
    source = addresses.lines(what, (None, on), Show.DEBIT_LESS_CREDIT)
    return Bank(
        balance.account, balance.name, balance.currency or "", balance.amount,
        balance.company_amount, source,
    )  # fmt: skip


def _amount(cell: Cell | None) -> Decimal:
    return cell.value if cell is not None and isinstance(cell.value, Decimal) else ZERO


def _result_figure(
    result: Report,
    span: Span,
    what: tuple[str, str],
    sections: Sequence[Section],
    columns: tuple[str, str | None] = ("amount", "amount_2"),
) -> Figure:
    """Find a sum in the statement of the result, and its column before; empty sections have none."""
    column, before = columns
    names = [section.value for section in sections]
    for row in result.rows:
        if row.kind is RowKind.TOTAL and row.key == "total:" + "+".join(names):
            now, then = row.cells[column], _amount(row.cells[before]) if before else None
            return Figure(*what, _amount(now), now.source or "", then)
    kept = {"section": names, "closing": "leave_out"}
    days = (span.starts, span.ends)
    source = addresses.lines(kept, days, Show.CREDIT_LESS_DEBIT)
    return Figure(*what, ZERO, source, ZERO if before else None)


def _ages(books: Books, ageing: Ageing, items: Sequence[OpenItem]) -> tuple[Figure, ...]:
    """Give the total and each bucket of what is owed."""
    report = aged(books, ageing, items, ZERO)
    total = report.rows[-1].cells
    titles = {column.key: column.title for column in report.columns}
    keys = ["total", *(key for key in total if key.startswith("bucket_"))]
    return tuple(Figure(k, titles[k], _amount(total[k]), total[k].source or "") for k in keys)


def _attention(on: date, facts: Facts) -> tuple[Attention, ...]:
    """List what waits, leaving out what is nothing."""
    found = [
        _due(Ageing(Side.RECEIVABLE, on), facts.receivables, (1, None), "Overdue from customers"),
        _due(Ageing(Side.PAYABLE, on), facts.payables, (1, None), "Overdue to suppliers"),
        _due(Ageing(Side.PAYABLE, on), facts.payables, (1 - SOON, 0), "Due to suppliers soon"),
        Attention(
            "drafts", "Invoices not posted yet", facts.waiting.drafts, None,
            "/v1/invoicing/invoices?status=draft",
        ),
        Attention(
            "unmatched", "Bank movements not matched yet", facts.waiting.unmatched, None,
            "/v1/payments/lines?status=open&status=proposed",
        ),
        Attention(
            "open_periods", "Months not closed yet", facts.waiting.open_periods, None,
            f"/v1/ledger/periods?ends_to={on - DAY}",
        ),
    ]  # fmt: skip
    return tuple(one for one in found if one.count)


def _due(
    ageing: Ageing, items: Sequence[OpenItem], late: tuple[int, int | None], title: str
) -> Attention:
    """Count what is owed and so many days late; credits of the other sign are not demanded."""
    is_late = within(*late)
    found = [
        item for item in items if is_late(ageing.days_late(item)) and item.open * ageing.sign > 0
    ]
    amount = abs(sum((item.open_company for item in found), ZERO))
    what = {"side": ageing.side.value, "late_from": late[0], "late_to": late[1]}
    key = title.lower().replace(" ", "_")
    return Attention(key, title, len(found), amount, addresses.open_items(ageing.on, what))
