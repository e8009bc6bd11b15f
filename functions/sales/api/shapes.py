"""What quotes and orders look like on the wire."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from functions.invoicing.model import Draft, LineDraft
from functions.sales.model import Billing, Wanted
from layers.http.documents import Discount, DocumentTax, PricedLine
from layers.http.shapes import (
    Amount,
    Code,
    CurrencyCode,
    Line,
    Percent,
    Price,
    Quantity,
    Rate,
    Shape,
    Text,
)
from shared.errors import ValueRefused


class SaleLineBody(Shape):
    """A line as it is asked for; what is left out comes from the product, or the defaults."""

    id: UUID | None = Field(None, description="The line that this one was, when it is edited.")
    product_id: UUID | None = None
    description: Text | None = None
    quantity: Quantity = Decimal(1)
    unit: Line | None = None
    unit_price: Price | None = None
    discount: Discount | None = None
    taxes: list[Code] | None = Field(
        None, max_length=10, description="Codes of taxes; [] for none."
    )
    account: Code | None = Field(None, description="The income account.")
    dimensions: list[UUID] = Field(default_factory=list, max_length=20)

    def noun(self) -> LineDraft:
        """Give what is asked for."""
        return LineDraft(
            quantity=self.quantity,
            product_id=self.product_id,
            description=self.description or None,
            unit=self.unit,
            unit_price=self.unit_price,
            discount=self.discount,
            taxes=None if self.taxes is None else tuple(self.taxes),
            account=self.account,
            dimensions=tuple(self.dimensions),
        )


class SaleBody(Shape):
    """A quote or order as it is asked for."""

    party_id: UUID
    dated: date
    currency: CurrencyCode | None = Field(None, description="Else the customer's, or the books'.")
    rate: Annotated[Rate, Field(gt=0)] | None = None
    terms_id: UUID | None = Field(None, description="Payment terms; else the customer's.")
    customer_reference: Line = ""
    note: Text = ""
    lines: list[SaleLineBody] = Field(default_factory=list, max_length=2_000)

    def draft(self) -> Draft:
        """Give the document that is asked for."""
        return Draft(
            party_id=self.party_id,
            dated=self.dated,
            lines=tuple(line.noun() for line in self.lines),
            currency=self.currency,
            rate=self.rate,
            terms_id=self.terms_id,
            customer_reference=self.customer_reference,
            note=self.note,
        )

    def ids(self) -> tuple[UUID | None, ...]:
        """Give the lines that stay. Raises ValueRefused for one named twice."""
        named = [line.id for line in self.lines if line.id]
        if len(named) > len(set(named)):
            raise ValueRefused("Name each line once.", pointer="/body/lines")
        return tuple(line.id for line in self.lines)


class QuoteBody(SaleBody):
    """A quote as it is asked for."""

    valid_until: date | None = Field(None, description="Else as many days as the settings say.")

    def noun(self) -> Wanted:
        """Give what is asked for."""
        return Wanted(self.draft(), valid_until=self.valid_until, lines=self.ids())


class OrderBody(SaleBody):
    """An order as it is asked for."""

    delivery: date | None = Field(None, description="When the customer wants it.")

    def noun(self) -> Wanted:
        """Give what is asked for."""
        return Wanted(self.draft(), delivery=self.delivery, lines=self.ids())


class SendQuote(Shape):
    """How a quote reaches its customer; what is left out is filled in."""

    by: Literal["email", "other"] = "email"
    to: Line = ""
    subject: Line = ""
    message: Text = ""


class WhyNot(Shape):
    """Why a quote was declined, or an order cancelled."""

    reason: Line = ""


class BillLine(Shape):
    """So much of a line of an order."""

    line_id: UUID
    quantity: Quantity


class InvoiceOrder(Shape):
    """What to invoice of an order: some lines, a percentage, or all that is left."""

    dated: date
    lines: list[BillLine] | None = Field(None, min_length=1, max_length=2_000)
    percent: Annotated[Percent, Field(gt=0, le=100)] | None = Field(
        None, description="Of what was ordered, line by line."
    )
    post: bool = Field(default=False, description="Post the invoice at once.")

    def noun(self) -> Billing:
        """Give what is asked for. Raises ValueRefused where it is asked for in two ways."""
        quantities = None
        if self.lines is not None:
            quantities = {line.line_id: line.quantity for line in self.lines}
            if self.percent is not None or len(quantities) < len(self.lines):
                raise ValueRefused(
                    "Name each line once, or give a percentage.", pointer="/body/lines"
                )
        return Billing(self.dated, quantities, self.percent, post=self.post)


class SaleLine(PricedLine):
    """A line with everything filled in, and how much of it is invoiced."""

    id: UUID
    invoiced: Quantity
    remaining: Quantity


class SaleTax(DocumentTax):
    """A tax over the document."""


class SaleReply(Shape):
    """What quotes and orders have in common."""

    id: UUID
    number: str | None
    revision: int
    party_id: UUID
    buyer: dict[str, Any]
    dated: date
    currency: str
    rate: Rate
    own_rate: bool = Field(description="The rate was given for this document.")
    language: str
    terms_id: UUID | None
    terms: str
    customer_reference: str
    note: str
    net: Amount
    tax: Amount
    total: Amount
    total_company: Amount
    taxes: list[SaleTax]
    lines: list[SaleLine]
    reason: str
    sent_at: datetime | None
    sent_to: str
    closed_at: datetime | None
    created_at: datetime
    version: int


class QuoteReply(SaleReply):
    """A quote, whole, and the orders that were made of it."""

    status: Literal["draft", "sent", "expired", "accepted", "declined"]
    valid_until: date | None
    orders: list[UUID]


class OrderReply(SaleReply):
    """An order, whole, with what is invoiced of it."""

    status: Literal["draft", "confirmed", "partly_invoiced", "invoiced", "cancelled"]
    delivery: date | None
    quote_id: UUID | None
    invoiced_net: Amount
    invoices: list[UUID] = Field(description="Those that were made of it, credit notes too.")


class SaleRow(Shape):
    """What quotes and orders show in a list."""

    id: UUID
    number: str | None
    party_id: UUID
    customer: str
    customer_reference: str
    dated: date
    currency: str
    net: Amount
    tax: Amount
    total: Amount
    total_company: Amount
    created_at: datetime
    version: int


class QuoteRow(SaleRow):
    """A quote in a list."""

    status: Literal["draft", "sent", "expired", "accepted", "declined"]
    revision: int
    valid_until: date | None
    sent_at: datetime | None


class OrderRow(SaleRow):
    """An order in a list."""

    status: Literal["draft", "confirmed", "partly_invoiced", "invoiced", "cancelled"]
    delivery: date | None
    invoiced_net: Amount
    quote_id: UUID | None


class OrderInvoice(Shape):
    """The invoice that was made of an order."""

    id: UUID
    kind: str
    status: str
    number: str | None
    party_id: UUID
    dated: date
    due: date
    currency: str
    net: Amount
    tax: Amount
    total: Amount
    entry_id: UUID | None
    version: int


class SaleGone(Shape):
    """The draft that was thrown away."""

    id: UUID
