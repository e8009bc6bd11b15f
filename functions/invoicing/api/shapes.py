"""What invoices look like on the wire."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from functions.invoicing.model import Draft, Kind, LineDraft
from layers.http.documents import Discount, DocumentTax, PricedLine
from layers.http.shapes import (
    Amount,
    Code,
    CurrencyCode,
    Line,
    Price,
    Quantity,
    Rate,
    Shape,
    Text,
)

State = Literal["draft", "open", "overdue", "partly_paid", "paid", "credited"]
KindName = Literal["invoice", "credit_note"]


class LineBody(Shape):
    """A line as it is asked for; what is left out comes from the product, or the defaults."""

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
    source_line: UUID | None = Field(
        None, description="The order line that this bills; only in drafts made from an order."
    )

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
            source_line=self.source_line,
        )


class InvoiceBody(Shape):
    """An invoice or credit note as it is asked for."""

    kind: KindName = "invoice"
    party_id: UUID
    dated: date
    delivered: date | None = None
    currency: CurrencyCode | None = Field(None, description="Else the customer's, or the books'.")
    rate: Annotated[Rate, Field(gt=0)] | None = Field(
        None, description="Units of the currency for one of the books'; else that of the day."
    )
    terms_id: UUID | None = Field(None, description="Payment terms; else the customer's.")
    customer_reference: Line = ""
    note: Text = ""
    reason: Line = Field("", description="Why a credit note is given.")
    lines: list[LineBody] = Field(default_factory=list, max_length=2_000)

    def noun(self) -> Draft:
        """Give what is asked for."""
        return Draft(
            party_id=self.party_id,
            dated=self.dated,
            lines=tuple(line.noun() for line in self.lines),
            kind=Kind(self.kind),
            delivered=self.delivered,
            currency=self.currency,
            rate=self.rate,
            terms_id=self.terms_id,
            customer_reference=self.customer_reference,
            note=self.note,
            reason=self.reason,
        )


class NewInvoice(InvoiceBody):
    """A new invoice: kept as a draft, or posted at once."""

    post: bool = Field(default=False, description="Book and number it in the same command.")


class PostInvoice(Shape):
    """When to post a draft."""

    dated: date | None = Field(None, description="The accounting date; else the draft's own.")


class PostInvoices(Shape):
    """Several drafts to post, each on its own."""

    invoices: list[UUID] = Field(min_length=1, max_length=500)
    dated: date | None = None


class CreditLine(Shape):
    """So much of a line of an invoice."""

    line: int = Field(ge=1, description="The line of the invoice, from 1.")
    quantity: Quantity


class CreditInvoice(Shape):
    """What to take back: some lines, or all that is left."""

    dated: date
    reason: Line = ""
    lines: list[CreditLine] | None = Field(None, min_length=1, max_length=2_000)


class SendInvoice(Shape):
    """How to send a document; what is left out is filled in."""

    to: Line = Field("", description="Else the customer's address for invoices.")
    subject: Line = ""
    message: Text = ""
    format: Literal["factur-x", "pdf"] = "factur-x"


class BriefInvoice(Shape):
    """What writing a document gave it."""

    id: UUID
    kind: KindName
    status: Literal["draft", "posted"]
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


class BuyerShape(Shape):
    """The customer as the document names them; frozen when it is posted."""

    model_config = ConfigDict(extra="ignore")

    name: str
    contact: str
    line1: str
    line2: str
    postcode: str
    city: str
    region: str
    country: str
    vat_id: str
    tax_id: str
    email: str
    code: str


class LineReply(PricedLine):
    """A line with everything filled in: `amount` as priced, `net` without any tax."""

    source_line: UUID | None
    credits_line: int | None


class TaxReply(DocumentTax):
    """A tax over the document."""


class InstalmentReply(Shape):
    """A part of the total, when it is due, and what of it is open once it is posted."""

    due: date
    amount: Amount
    open: Amount | None = None


class CreditNoteReply(Shape):
    """A credit note of this invoice."""

    id: UUID
    number: str | None
    dated: date
    total: Amount


class Totals(Shape):
    """What a document comes to."""

    currency: str
    rate: Rate
    net: Amount
    tax: Amount
    total: Amount
    total_company: Amount
    due: date
    taxes: list[TaxReply]
    instalments: list[InstalmentReply]


class InvoiceReply(Totals):
    """An invoice or credit note, whole."""

    id: UUID
    kind: KindName
    status: State
    number: str | None
    party_id: UUID
    buyer: BuyerShape
    dated: date
    delivered: date | None
    language: str
    terms_id: UUID | None
    terms: str
    own_rate: bool = Field(description="The rate was given for this document.")
    customer_reference: str
    note: str
    reason: str
    lines: list[LineReply]
    open: Amount
    credited: Amount
    credits: UUID | None
    credit_notes: list[CreditNoteReply]
    entry_id: UUID | None
    posted_at: datetime | None
    sent_at: datetime | None
    sent_to: str
    created_at: datetime
    version: int


class Preview(Totals):
    """What a document would come to, with its lines filled in."""

    lines: list[LineReply]


class InvoiceRow(Shape):
    """An invoice in a list."""

    id: UUID
    kind: KindName
    status: State
    number: str | None
    party_id: UUID
    customer: str
    customer_reference: str
    dated: date
    due: date
    currency: str
    net: Amount
    tax: Amount
    total: Amount
    total_company: Amount
    open: Amount
    credited: Amount
    credits: UUID | None
    sent_at: datetime | None
    created_at: datetime
    version: int


class Gone(Shape):
    """The draft that was thrown away."""

    id: UUID


class Reason(Shape):
    """Why a document cannot be an electronic invoice: the rule, the field, and what to do."""

    rule: str
    pointer: str
    detail: str


class Validation(Shape):
    """Whether a document may be sent as an electronic invoice."""

    is_fit: bool
    reasons: list[Reason]
