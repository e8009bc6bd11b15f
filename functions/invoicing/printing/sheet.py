"""What is printed on a document, before anybody thinks of type and paper."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from functions.invoicing.einvoice.nouns import Trader
from shared.nouns import dataclass


class Title(StrEnum):
    """What the document is; the word for it depends on the reader's language."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    DRAFT = "draft"
    QUOTE = "quote"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line as it is printed; `amount` is the one that the price column leads to."""

    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    discount: Decimal
    taxes: str
    amount: Decimal
    code: str = ""


@dataclass(frozen=True, slots=True)
class SheetTax:
    """A row of the tax table."""

    name: str
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every document of a company has in common."""

    seller: Trader
    iban: str = ""
    bic: str = ""
    bank: str = ""
    website: str = ""
    footer: str = ""
    logo: bytes | None = None
    paper: str = "a4"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document to print.

    `facts` are rows of a label key and a value (a date or text); `remarks` are sentences such as
    the reason why no tax is charged. Prices of lines contain tax where `is_gross`.
    """

    title: Title
    number: str
    language: str
    currency: str
    head: Letterhead
    buyer: Trader
    facts: tuple[tuple[str, str | date], ...]
    lines: tuple[SheetLine, ...]
    taxes: tuple[SheetTax, ...]
    net: Decimal
    tax: Decimal
    total: Decimal
    is_gross: bool = False
    instalments: tuple[tuple[date, Decimal], ...] = ()
    remarks: tuple[str, ...] = ()
    note: str = ""
    terms: str = ""
    asks_payment: bool = False
