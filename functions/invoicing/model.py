"""The nouns of invoicing: what is asked for, what it comes to, and what is frozen at posting."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from functions.catalog.model import Tax, TaxAmount, TaxRounding
from functions.ledger.model import Books
from functions.parties.model import Instalment, Party, Terms
from shared.nouns import dataclass, field

ONE, ZERO = Decimal(1), Decimal()


class Kind(StrEnum):
    """What a document is."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"

    @property
    def sign(self) -> int:
        """In which direction the document books: a credit note takes back."""
        return 1 if self is Kind.INVOICE else -1


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line as somebody asked for it; what is None comes from the product or the defaults.

    `source_line` is the line of another document, an order, that this one bills;
    `credits_line` the line of the invoice that a credit note takes back.
    """

    quantity: Decimal
    product_id: UUID | None = None
    description: str | None = None
    unit: str | None = None
    unit_price: Decimal | None = None
    discount: Decimal | None = None
    taxes: tuple[str, ...] | None = None
    account: str | None = None
    dimensions: tuple[UUID, ...] = ()
    source_line: UUID | None = None
    credits_line: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as somebody asked for it."""

    party_id: UUID
    dated: date
    lines: tuple[LineDraft, ...]
    kind: Kind = Kind.INVOICE
    delivered: date | None = None
    currency: str | None = None
    rate: Decimal | None = None
    terms_id: UUID | None = None
    customer_reference: str = ""
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Buyer:
    """The customer as a document names them; frozen when it is posted."""

    name: str
    contact: str = ""
    line1: str = ""
    line2: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    vat_id: str = ""
    tax_id: str = ""
    email: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with everything filled in, and what it comes to.

    `amount` is at the price entered, inclusive taxes still in it; `net` is without any tax.
    `unece` is the unit's code in UN/ECE recommendation 20, for electronic invoices.
    """

    quantity: Decimal
    description: str
    unit: str
    unit_price: Decimal
    discount: Decimal
    taxes: tuple[Tax, ...]
    account: str
    amount: Decimal = ZERO
    net: Decimal = ZERO
    product_id: UUID | None = None
    code: str = ""
    unece: str = ""
    dimensions: tuple[UUID, ...] = ()
    source_line: UUID | None = None
    credits_line: int | None = None

    @property
    def is_gross(self) -> bool:
        """Whether the price contains tax."""
        return any(tax.inclusive for tax in self.taxes)


@dataclass(frozen=True, slots=True)
class Document:
    """An invoice or credit note to the coin; amounts of a credit note are positive.

    `rate` is units of the document's currency for one of the company's; `own_rate` where it was
    typed in for this document, and not that of the day.
    """

    id: UUID
    kind: Kind
    party_id: UUID
    buyer: Buyer
    dated: date
    currency: str
    rate: Decimal
    language: str
    lines: tuple[Line, ...]
    taxes: tuple[TaxAmount, ...]
    net: Decimal
    tax: Decimal
    total: Decimal
    total_company: Decimal
    instalments: tuple[Instalment, ...]
    delivered: date | None = None
    terms_id: UUID | None = None
    terms: str = ""
    customer_reference: str = ""
    note: str = ""
    credits: UUID | None = None
    reason: str = ""
    own_rate: bool = False

    @property
    def due(self) -> date:
        """The day on which the last of it is due."""
        return max((part.due for part in self.instalments), default=self.dated)


@dataclass(frozen=True, slots=True)
class Series:
    """A number series on a day: its key, and what stands before and after the digits."""

    key: str
    prefix: str
    suffix: str
    width: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What a company prints on its documents, and how it numbers them."""

    legal_name: str = ""
    line1: str = ""
    line2: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    vat_id: str = ""
    tax_id: str = ""
    legal_id: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    iban: str = ""
    bic: str = ""
    bank: str = ""
    footer: str = ""
    paper: str = "a4"
    language: str = "en"
    logo_file_id: UUID | None = None
    invoice_series: str = "INV-{year}-{00000}"
    credit_note_series: str = "CN-{year}-{00000}"


@dataclass(frozen=True, slots=True)
class Posted:
    """A posted invoice as crediting needs it: what it came to, and what is taken back already.

    `credited` is the net given back per line, `credited_quantity` the quantity; `credited_taxes`
    holds base and amount per tax code.
    """

    document: Document
    number: str
    entry_id: UUID | None
    credited: Mapping[int, Decimal] = field(default_factory=dict)
    credited_quantity: Mapping[int, Decimal] = field(default_factory=dict)
    credited_taxes: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the catalog says of a line's product: how it is named, priced, taxed and booked.

    The price is in the document's currency for the line's quantity; None where there is none.
    """

    product_id: UUID
    code: str
    description: str
    unit: str
    unece: str
    unit_price: Decimal | None
    taxes: tuple[str, ...]
    account: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """All that a document's defaults are taken from, read in one trip.

    `offers` stand in the order of the lines, None for a line without product; `taxes` holds
    every tax that a line or an offer may name, by code.
    """

    party: Party
    terms: Terms
    books: Books
    settings: Settings
    offers: tuple[Offer | None, ...]
    taxes: Mapping[str, Tax]
    rounding: TaxRounding
