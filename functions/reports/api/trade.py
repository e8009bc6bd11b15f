"""Taxes, cash and sales."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi import Query as InQuery

from functions.reports.api.asking import Account, AskCompared, AskDay, AskPage
from functions.reports.api.delivery import AS_FILES, ReportReply, deliver
from functions.reports.model import By, SalesLines
from functions.reports.service import trade as service
from layers.http.queries import Query, may
from shared.actor import Permission

router = APIRouter()
May = Annotated[Query, may(Permission.REPORTS_READ)]


class AskSales(AskCompared):
    """What sales are added up by."""

    by: By = By.CUSTOMER


class AskTaxLines(AskPage):
    """What entries added to a tax: reports give this whole address as its source."""

    tax: Account | None = None
    figure: Literal["base", "amount"] = "amount"


class AskSalesLines(AskPage):
    """The invoice lines behind a figure: reports give this whole address as its source."""

    figure: Literal["quantity", "amount"] = "amount"
    party: UUID | None = None
    product: UUID | None = None
    without_product: bool = False


@router.get("/tax-summary", response_model=ReportReply, responses=AS_FILES)
async def tax_summary(ask: Annotated[AskCompared, InQuery()], query: May) -> ReportReply | Response:
    """Give base and amount of every tax."""
    spans = ask.spans
    return await deliver(query, ask.format, lambda tx: service.tax_summary(tx, spans))


@router.get("/tax-lines", response_model=ReportReply, responses=AS_FILES)
async def tax_lines(ask: Annotated[AskTaxLines, InQuery()], query: May) -> ReportReply | Response:
    """Give what entries added to a tax, or to all; it adds up to the figure."""
    span, page = ask.span, ask.page
    return await deliver(
        query, ask.format, lambda tx: service.tax_lines(tx, span, ask.tax, ask.figure, page)
    )


@router.get("/cash-position", response_model=ReportReply, responses=AS_FILES)
async def cash_position(ask: Annotated[AskDay, InQuery()], query: May) -> ReportReply | Response:
    """Give the balance of every bank and cash account."""
    on = ask.day
    return await deliver(query, ask.format, lambda tx: service.cash_position(tx, on))


@router.get("/sales", response_model=ReportReply, responses=AS_FILES)
async def sales(ask: Annotated[AskSales, InQuery()], query: May) -> ReportReply | Response:
    """Give what was invoiced less what was credited, by customer, product or month."""
    spans = ask.spans
    return await deliver(query, ask.format, lambda tx: service.sold(tx, spans, ask.by))


@router.get("/sales-lines", response_model=ReportReply, responses=AS_FILES)
async def sales_lines(
    ask: Annotated[AskSalesLines, InQuery()], query: May
) -> ReportReply | Response:
    """Give the invoice lines behind a figure of the sales report."""
    wanted = SalesLines(ask.span, ask.figure, ask.party, ask.product, ask.without_product)
    page = ask.page
    return await deliver(query, ask.format, lambda tx: service.sales_lines(tx, wanted, page))
