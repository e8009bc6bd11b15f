"""The home page's figures."""

from collections.abc import Sequence
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


@router.get("/dashboard")
async def dashboard(
    ask: Annotated[AskHome, InQuery()],
    query: Annotated[Query, may(Permission.REPORTS_READ)],
) -> HomeReply:
    """Give cash, revenue and result this month against last, what is owed, and what waits."""
    on = check_day(ask.on or today())
    return _reply(await query.within(lambda tx: service.dashboard(tx, on)))


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
    )


def _figures(figures: Sequence[Figure]) -> list[FigureReply]:
    return [
        FigureReply(key=f.key, title=f.title, amount=f.amount, source=f.source, before=f.before)
        for f in figures
    ]
