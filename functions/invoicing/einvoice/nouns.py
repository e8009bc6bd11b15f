"""An electronic invoice as EN 16931 sees it; each field names its business term (BT)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal()


class Kind(StrEnum):
    """The document type code (BT-3, UNTDID 1001)."""

    INVOICE = "380"
    CREDIT_NOTE = "381"


class Category(StrEnum):
    """The VAT category (BT-151, UNCL 5305): why tax is due, or is not."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE = "AE"
    INTRA_EU = "K"
    EXPORT = "G"
    OUTSIDE = "O"
    CANARIES = "L"
    CEUTA = "M"


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address (BG-5, BG-8, BG-15); the country is ISO 3166-1 alpha-2."""

    country: str = ""
    line1: str = ""
    line2: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Trader:
    """A seller or buyer (BG-4, BG-7).

    `vat_id` carries its country prefix (BT-31, BT-48); `tax_id` is the number the local tax
    office gave (BT-32); `legal_id` that of the company register (BT-30, BT-47); `endpoint` the
    electronic address (BT-34, BT-49) in a scheme of the EAS list, "EM" for e-mail.
    """

    name: str
    address: Address = field(default_factory=Address)
    vat_id: str = ""
    tax_id: str = ""
    legal_id: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    endpoint: str = ""
    endpoint_scheme: str = "EM"


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An allowance or charge, of a line (BG-27, BG-28) or the document (BG-20, BG-21)."""

    is_charge: bool
    amount: Decimal
    reason: str = ""
    reason_code: str = ""
    category: str = ""
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An invoice line (BG-25).

    The price is net of tax, for `price_basis` units (BT-146, BT-149); `net` is the line's
    amount after its adjustments (BT-131); the unit is a UN/ECE Recommendation 20 code. A line
    outside the scope of VAT has no rate.
    """

    id: str
    name: str
    quantity: Decimal
    unit: str
    price: Decimal
    net: Decimal
    category: str
    rate: Decimal | None
    description: str = ""
    code: str = ""
    price_basis: Decimal = Decimal(1)
    adjustments: tuple[Adjustment, ...] = ()


@dataclass(frozen=True, slots=True)
class Tax:
    """One row of the VAT breakdown (BG-23)."""

    category: str
    rate: Decimal | None
    base: Decimal
    amount: Decimal
    reason: str = ""
    reason_code: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """The document totals (BG-22), in the currency of the invoice.

    `tax_booked` is the tax in the seller's accounting currency (BT-111), where that differs.
    """

    lines: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    payable: Decimal
    allowances: Decimal = ZERO
    charges: Decimal = ZERO
    prepaid: Decimal = ZERO
    rounding: Decimal = ZERO
    tax_booked: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """How and when to pay (BG-16, BT-9, BT-20); the means is a UNTDID 4461 code."""

    means: str = "30"
    iban: str = ""
    bic: str = ""
    holder: str = ""
    reference: str = ""
    due: date | None = None
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Preceding:
    """An invoice that a credit note refers to (BG-3)."""

    number: str
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class EInvoice:
    """A whole invoice or credit note; the amounts of a credit note are positive."""

    kind: str
    number: str
    issued: date | None
    currency: str
    seller: Trader
    buyer: Trader
    lines: tuple[Line, ...]
    taxes: tuple[Tax, ...]
    totals: Totals
    payment: Payment = field(default_factory=Payment)
    adjustments: tuple[Adjustment, ...] = ()
    preceding: tuple[Preceding, ...] = ()
    note: str = ""
    buyer_reference: str = ""
    order_reference: str = ""
    booked_currency: str = ""
    delivered: date | None = None
    deliver_to: Address | None = None
    has_tax_representative: bool = False
