"""Taxes, the ready-made ones, how they are rounded, and what they make of lines."""

from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.catalog import service as catalog
from functions.catalog.model import (
    Lines,
    Tax,
    TaxableLine,
    TaxCategory,
    TaxedDocument,
    TaxKind,
    TaxPer,
    TaxRounding,
)
from functions.catalog.service import taxes as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import (
    Amount,
    Code,
    CurrencyCode,
    Line,
    Name,
    Percent,
    Price,
    Quantity,
    Shape,
)
from layers.http.versions import Expected
from shared.actor import Permission
from shared.errors import ReferenceUnknown
from shared.money import Rounding

router = APIRouter(prefix="/v1/catalog", tags=["catalog"])
Writing = Annotated[Command, permit(Permission.TAXES_WRITE)]
Reading = Annotated[Query, may(Permission.TAXES_READ)]


class TaxBody(Shape):
    """A tax: per cent of its base, or money for each unit; EN 16931 category and reason."""

    code: Code
    name: Name
    kind: TaxKind = TaxKind.PERCENT
    rate: Price = Field(examples=["19"], description="Per cent, or money for each unit.")
    category: TaxCategory = TaxCategory.STANDARD
    inclusive: bool = Field(default=False, description="The unit price contains it already.")
    compound: bool = Field(default=False, description="It raises the base of higher ranks.")
    rank: int = Field(1, ge=1, le=100)
    exemption_code: Line = Field("", max_length=40, examples=["VATEX-EU-AE"])
    exemption_reason: Line = ""
    due_account: Code | Literal[""] = ""
    deductible_account: Code | Literal[""] = ""
    is_active: bool = True


class TaxReply(TaxBody):
    """A tax as it is kept."""

    id: UUID
    version: int


class ReadyMadeTaxes(Shape):
    """Which ready-made taxes to load."""

    template: Literal["generic", "de", "us"]


class TaxList(Shape):
    """All taxes of the company."""

    taxes: list[TaxReply]


class TaxSettings(Shape):
    """Where tax is rounded (line, document as EN 16931 has it, or on unrounded nets) and how."""

    tax_per: TaxPer
    tax_mode: Rounding


class TaxSettingsReply(TaxSettings):
    """The settings in force; version 0 where nothing was chosen yet."""

    version: int


class LineToTax(Shape):
    """A quantity at a unit price, less a discount in per cent, under taxes by code."""

    quantity: Quantity
    unit_price: Price
    discount: Percent = Field(Decimal(), ge=0, le=100)
    taxes: list[Code] = Field(default_factory=list, max_length=10)


class ToCompute(Shape):
    """Lines in a currency."""

    currency: CurrencyCode
    lines: list[LineToTax] = Field(max_length=1000)


class ComputedLine(Shape):
    """A line as entered, and net of tax."""

    amount: Amount
    net: Amount


class ComputedTax(Shape):
    """A tax over the whole document."""

    tax: str
    category: TaxCategory
    rate: Price
    base: Amount
    amount: Amount
    owed_by_customer: Amount


class Computed(Shape):
    """What the lines come to, as a document of the company would have it."""

    lines: list[ComputedLine]
    taxes: list[ComputedTax]
    net: Amount
    tax: Amount
    total: Amount


add_list(router, "/taxes", service.TAXES, TaxReply, Permission.TAXES_READ)


@router.post("/taxes", status_code=201)
async def add_tax(body: TaxBody, command: Writing) -> TaxReply:
    """Add a tax."""
    return await command.run(TaxReply, lambda tx: service.add_tax(tx, _tax(body)))


@router.post("/taxes/ready-made")
async def load_ready_made_taxes(body: ReadyMadeTaxes, command: Writing) -> TaxList:
    """Add the ready-made taxes that the company has not yet."""
    return await command.run(TaxList, lambda tx: service.load_template(tx, body.template))


@router.post("/taxes/compute")
async def compute_taxes(body: ToCompute, query: Reading) -> Computed:
    """Show what lines come to under their taxes; nothing is kept."""
    codes = sorted({code for line in body.lines for code in line.taxes})
    known = await query.within(lambda tx: catalog.load_for_lines(tx, [], codes))
    lines = [_taxable(place, line, known) for place, line in enumerate(body.lines)]
    return _computed(catalog.compute(lines, body.currency, known.rounding))


@router.get("/taxes/{tax_id}")
async def get_tax(tax_id: UUID, query: Reading) -> TaxReply:
    """Show a tax."""
    return await query.one(TaxReply, service.tax(tax_id), f"No tax {tax_id}.")


@router.put("/taxes/{tax_id}")
async def change_tax(tax_id: UUID, body: TaxBody, expected: Expected, command: Writing) -> TaxReply:
    """Change a tax, or retire it; documents keep what they were taxed."""
    return await command.run(
        TaxReply,
        lambda tx: service.change_tax(tx, tax_id, expected, _tax(body), is_active=body.is_active),
    )


@router.get("/settings/taxes")
async def get_tax_settings(query: Reading) -> TaxSettingsReply:
    """Show how the company rounds its taxes."""
    return await query.one(TaxSettingsReply, service.settings(), "No settings.")


@router.put("/settings/taxes")
async def change_tax_settings(
    body: TaxSettings, expected: Expected, command: Writing
) -> TaxSettingsReply:
    """Choose how taxes are rounded from now on."""
    rounding = TaxRounding(body.tax_per, body.tax_mode)
    return await command.run(
        TaxSettingsReply, lambda tx: service.change_settings(tx, expected, rounding)
    )


def _tax(body: TaxBody) -> Tax:
    """Make the noun of a body."""
    return Tax(**{name: value for name, value in body if name != "is_active"})


def _taxable(place: int, line: LineToTax, known: Lines) -> TaxableLine:
    """Make the noun of a line. Raises ReferenceUnknown for a tax that is not there."""
    for at, code in enumerate(line.taxes):
        if code not in known.taxes:
            raise ReferenceUnknown(
                f"There is no tax {code}.", pointer=f"/body/lines/{place}/taxes/{at}"
            )
    taxes = tuple(known.taxes[code] for code in dict.fromkeys(line.taxes))
    return TaxableLine(line.quantity, line.unit_price, taxes, line.discount)


def _computed(document: TaxedDocument) -> Computed:
    return Computed(
        lines=[ComputedLine(amount=line.amount, net=line.net) for line in document.lines],
        taxes=[
            ComputedTax(
                tax=each.tax.code,
                category=each.tax.category,
                rate=each.tax.rate,
                base=each.base,
                amount=each.amount,
                owed_by_customer=each.owed_by_customer,
            )
            for each in document.taxes
        ],
        net=document.net,
        tax=document.tax,
        total=document.total,
    )
