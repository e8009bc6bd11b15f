"""The home page's figures."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated

from fastapi import APIRouter
from fastapi import Query as InQuery

from functions.reports.api.asking import Day
from functions.reports.rules.home import Dashboard, Figure
from functions.reports.rules.periods import check_day
from functions.reports.service import home as service
from layers.http.queries import Query, may
from layers.http.shapes import Amount, Shape
from shared.actor import Permission
from shared.clock import today

router = APIRouter()


class AskHome(Shape):
    """The day, today where not said."""

    on: Day | None = None


class FigureReply(Shape):
    """A figure, the same of the period before, and the address of what it is made of."""

    key: str
    title: str
    amount: Amount
    source: str
    before: Amount | None = None


class AttentionReply(Shape):
    """Something to be done: how many, how much, and where they are."""

    key: str
    title: str
    count: int
    amount: Amount | None
    address: str


class MonthReply(Shape):
    """What a month, or the part of it that is over, earned and left."""

    starts: date
    ends: date
    revenue: FigureReply
    result: FigureReply


class BankReply(Shape):
    """What is in a bank or cash account, in its currency and in the company's."""

    account: str
    name: str
    currency: str
    amount: Amount
    company_amount: Amount
    source: str


class HomeReply(Shape):
    """A company's home page; receivables and payables begin with their total."""

    company: str
    currency: str
    on: date
    period: str
    figures: list[FigureReply]
    receivables: list[FigureReply]
    payables: list[FigureReply]
    attention: list[AttentionReply]
    trend: list[MonthReply]
    banks: list[BankReply]


class BeginningReply(Shape):
    """Which of the first steps a company has taken; without entries it has only begun."""

    books: bool
    letterhead: bool
    taxes: bool
    customers: bool
    products: bool
    bank: bool
    invoice: bool
    statement: bool
    has_entries: bool


@router.get("/dashboard")
async def dashboard(
    ask: Annotated[AskHome, InQuery()],
    query: Annotated[Query, may(Permission.REPORTS_READ)],
) -> HomeReply:
    """Give cash, revenue and result this month against last, what is owed, and what waits."""
    on = check_day(ask.on or today())
    return _reply(await query.within(lambda tx: service.dashboard(tx, on)))


@router.get("/beginning")
async def beginning(query: Annotated[Query, may(Permission.REPORTS_READ)]) -> BeginningReply:
    """Say how far the company has come in setting itself up, before it keeps books, too."""
    return BeginningReply(**asdict(await query.within(service.beginning)))


def _reply(home: Dashboard) -> HomeReply:
    return HomeReply(
        company=home.books.company,
        currency=home.books.currency,
        on=home.on,
        period=home.period,
        figures=_figures(home.figures),
        receivables=_figures(home.receivables),
        payables=_figures(home.payables),
        attention=[
            AttentionReply(
                key=a.key, title=a.title, count=a.count, amount=a.amount, address=a.address
            )
            for a in home.attention
        ],
        trend=[
            MonthReply(
                starts=month.span.starts,
                ends=month.span.ends,
                revenue=_figure(month.revenue),
                result=_figure(month.result),
            )
            for month in home.trend
        ],
        banks=[BankReply(**asdict(bank)) for bank in home.banks],
    )


def _figures(figures: Sequence[Figure]) -> list[FigureReply]:
    return [_figure(figure) for figure in figures]


def _figure(figure: Figure) -> FigureReply:
    return FigureReply(**asdict(figure))
