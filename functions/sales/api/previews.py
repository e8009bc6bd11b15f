"""Quotes and orders reckoned without keeping them: what a line grid shows while it is typed."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter

from functions.invoicing import service as documents
from functions.invoicing.model import Document, Draft, Line
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
        lines=[_line(place, line) for place, line in enumerate(document.lines, 1)],
    )


def _line(position: int, line: Line) -> PreviewLine:
    return PreviewLine(
        position=position,
        product_id=line.product_id,
        code=line.code,
        description=line.description,
        quantity=line.quantity,
        unit=line.unit,
        unece=line.unece,
        unit_price=line.unit_price,
        discount=line.discount,
        taxes=[tax.code for tax in line.taxes],
        account=line.account,
        dimensions=list(line.dimensions),
        amount=line.amount,
        net=line.net,
    )
