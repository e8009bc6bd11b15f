"""Quotes and orders reckoned without keeping them: what a line grid shows while it is typed."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter

from functions.invoicing import service as documents
from functions.invoicing.model import Document, Draft
from functions.sales.api.orders import Reading as ReadingOrders
from functions.sales.api.quotes import Reading as ReadingQuotes
from functions.sales.api.shapes import OrderBody, QuoteBody
from layers.http.documents import PricedLine
from layers.http.queries import Query
from layers.http.shapes import Amount, Rate, Shape

router = APIRouter(prefix="/v1/sales", tags=["sales"])


class PreviewLine(PricedLine):
    """A line with everything filled in: `amount` as priced, `net` without any tax."""

    dimensions: list[UUID]


class PreviewInstalment(Shape):
    """A part of the total, and when it would be due."""

    due: date
    amount: Amount


class SalePreview(Shape):
    """What a quote or order would come to, with its lines filled in."""

    currency: str
    rate: Rate
    net: Amount
    tax: Amount
    total: Amount
    total_company: Amount
    instalments: list[PreviewInstalment]
    lines: list[PreviewLine]


@router.post("/quotes/preview")
async def preview_quote(body: QuoteBody, query: ReadingQuotes) -> SalePreview:
    """Reckon a quote to the coin without keeping it."""
    return await _preview(query, body.draft())


@router.post("/orders/preview")
async def preview_order(body: OrderBody, query: ReadingOrders) -> SalePreview:
    """Reckon an order to the coin without keeping it."""
    return await _preview(query, body.draft())


async def _preview(query: Query, draft: Draft) -> SalePreview:
    document = await query.within(lambda tx: documents.reckon(tx, draft))
    return _shown(document)


def _shown(document: Document) -> SalePreview:
    return SalePreview(
        currency=document.currency,
        rate=document.rate,
        net=document.net,
        tax=document.tax,
        total=document.total,
        total_company=document.total_company,
        instalments=[
            PreviewInstalment(due=part.due, amount=part.amount) for part in document.instalments
        ],
        lines=[PreviewLine.of(place, line) for place, line in enumerate(document.lines, 1)],
    )
