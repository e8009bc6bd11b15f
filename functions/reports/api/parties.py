"""Aged receivables and payables, the items behind them, and statements of account."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi import Query as InQuery
from pydantic import Field

from functions.reports.api.asking import AskDay, AskPeriod
from functions.reports.api.delivery import AS_FILES, ReportReply, deliver
from functions.reports.model import OpenItem, Side
from functions.reports.rules.ageing import AgeBy, Ageing, check_buckets, within
from functions.reports.service import parties as service
from layers.http.queries import Query, may
from layers.http.shapes import CurrencyCode
from shared.actor import Permission

router = APIRouter()
May = Annotated[Query, may(Permission.REPORTS_READ)]


class AskAged(AskDay):
    """On which day, from which day on an item ages, and where the buckets end."""

    by: AgeBy = AgeBy.DUE
    bucket: list[int] = Field([], max_length=12, description="The last day of each; 30, 60, 90.")
    party: UUID | None = None

    def ageing(self, side: Side) -> Ageing:
        """Give what is asked. Raises SpanRefused, BucketsRefused."""
        return Ageing(side, self.day, self.by, check_buckets(self.bucket))


class AskOpenItems(AskDay):
    """The items behind an aged figure: reports give this whole address as its source."""

    side: Side = Side.RECEIVABLE
    by: AgeBy = AgeBy.DUE
    party: UUID | None = None
    currency: CurrencyCode | None = None
    late_from: int | None = Field(None, ge=-40_000, le=40_000)
    late_to: int | None = Field(None, ge=-40_000, le=40_000)
    figure: Literal["company", "foreign"] = "company"


class AskStatement(AskPeriod):
    """Whose account, and on which side."""

    party: UUID
    side: Side = Side.RECEIVABLE


@router.get("/aged-receivables", response_model=ReportReply, responses=AS_FILES)
async def aged_receivables(
    ask: Annotated[AskAged, InQuery()], query: May
) -> ReportReply | Response:
    """Give what customers owed on a day, by how long it had been due."""
    ageing = ask.ageing(Side.RECEIVABLE)
    return await deliver(query, ask.format, lambda tx: service.aged(tx, ageing, ask.party))


@router.get("/aged-payables", response_model=ReportReply, responses=AS_FILES)
async def aged_payables(ask: Annotated[AskAged, InQuery()], query: May) -> ReportReply | Response:
    """Give what suppliers were owed on a day, by how long it had been due."""
    ageing = ask.ageing(Side.PAYABLE)
    return await deliver(query, ask.format, lambda tx: service.aged(tx, ageing, ask.party))


@router.get("/open-items", response_model=ReportReply, responses=AS_FILES)
async def open_items(ask: Annotated[AskOpenItems, InQuery()], query: May) -> ReportReply | Response:
    """Give the items that were open on a day."""
    ageing, late = Ageing(ask.side, ask.day, ask.by), within(ask.late_from, ask.late_to)

    def wanted(item: OpenItem) -> bool:
        return ask.currency in (None, item.currency) and late(ageing.days_late(item))

    return await deliver(
        query,
        ask.format,
        lambda tx: service.open_items(tx, ageing, ask.party, wanted, ask.figure),
    )


@router.get("/statement-of-account", response_model=ReportReply, responses=AS_FILES)
async def statement_of_account(
    ask: Annotated[AskStatement, InQuery()], query: May
) -> ReportReply | Response:
    """Give what a party was charged and paid, with its balance before and after, per currency."""
    span = ask.span
    return await deliver(
        query, ask.format, lambda tx: service.statement(tx, ask.party, span, ask.side)
    )
