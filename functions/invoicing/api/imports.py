"""Draft invoices out of CSV or XLSX."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.invoicing.model import Draft, LineDraft
from functions.invoicing.service.imports import Imported, import_drafts
from layers.database.transactions import Tx
from layers.http.documents import Discount
from layers.http.imports import add_import
from layers.http.shapes import Code, CurrencyCode, Line, Name, Price, Quantity, Rate, Shape, Text
from shared.actor import Permission

router = APIRouter(prefix="/v1/invoicing", tags=["invoicing"])
NOBODY = UUID(int=0)


class InvoiceImport(Shape):
    """A row of a file: one line of an invoice; rows with the same reference are one invoice."""

    reference: Name = Field(json_schema_extra={"aliases": ["invoice", "document"]})
    customer: Name = Field(
        description="Code, name, tax number or id of the customer, where it means one only.",
        json_schema_extra={"aliases": ["customer code", "customer name", "tax number"]},
    )
    dated: date = Field(json_schema_extra={"aliases": ["date", "invoice date"]})
    description: Text = Field(min_length=1)
    quantity: Quantity = Decimal(1)
    unit: Line = ""
    unit_price: Price = Field(json_schema_extra={"aliases": ["price"]})
    discount: Discount = Decimal()
    taxes: Line = Field(
        "", description="Codes of taxes, with spaces between.",
        json_schema_extra={"aliases": ["tax", "tax code"]},
    )  # fmt: skip
    account: Code | None = None
    currency: CurrencyCode | None = None
    rate: Annotated[Rate, Field(gt=0)] | None = None
    customer_reference: Line = ""
    note: Text = ""


async def import_invoices(tx: Tx, rows: list[InvoiceImport]) -> int:
    """Keep the invoices of a file as drafts."""
    return await import_drafts(tx, [_imported(row) for row in rows])


def _imported(row: InvoiceImport) -> Imported:
    line = LineDraft(
        quantity=row.quantity,
        description=row.description,
        unit=row.unit,
        unit_price=row.unit_price,
        discount=row.discount,
        taxes=tuple(row.taxes.replace(",", " ").split()),
        account=row.account,
    )
    draft = Draft(
        party_id=NOBODY,
        dated=row.dated,
        lines=(),
        currency=row.currency,
        rate=row.rate,
        customer_reference=row.customer_reference or row.reference,
        note=row.note,
    )
    return Imported(row.reference, row.customer, draft, line)


add_import(router, "/invoices/import", InvoiceImport, Permission.INVOICES_WRITE, import_invoices)
