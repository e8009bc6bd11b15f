"""The nouns of parties: who they are, payment terms, and the instalments these make."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from shared.nouns import dataclass


class Share(StrEnum):
    """What part of a total one instalment asks for."""

    PERCENT_OF_TOTAL = "percent_of_total"
    PERCENT_OF_REMAINDER = "percent_of_remainder"
    FIXED = "fixed"
    REMAINDER = "remainder"


class Move(StrEnum):
    """How one step moves a date; none ever moves it back.

    END_OF_MONTH goes to the last day of the month reached; DAY_OF_MONTH and WEEKDAY (1 is
    Monday) to the next such day, or stay where they are on it. A month without that day gives
    its last one.
    """

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    END_OF_MONTH = "end_of_month"
    DAY_OF_MONTH = "day_of_month"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a date: how, and how far or to which day (nothing for END_OF_MONTH)."""

    move: Move
    count: int = 0


@dataclass(frozen=True, slots=True)
class TermPart:
    """A share of the total (per cent or money, nothing for REMAINDER), due after the steps."""

    share: Share
    value: Decimal = Decimal()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Payment terms: parts in order, the last of them the remainder; the steps apply in order."""

    code: str
    name: str
    parts: tuple[TermPart, ...]


@dataclass(frozen=True, slots=True)
class Instalment:
    """An amount of the document's currency and the day it is due."""

    due: date
    amount: Decimal


class Kind(StrEnum):
    """What a party is by law."""

    COMPANY = "company"
    PERSON = "person"


class Status(StrEnum):
    """Whether we trade with a party: yes, not for now, or no longer."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    ARCHIVED = "archived"


class AddressKind(StrEnum):
    """What an address is for."""

    BILLING = "billing"
    SHIPPING = "shipping"
    OFFICE = "office"
    OTHER = "other"


class TaxNumberKind(StrEnum):
    """A VAT number, or whatever else a tax office calls a business by."""

    VAT = "vat"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; the country is ISO 3166-1 alpha-2, the rest may be empty."""

    kind: AddressKind
    country: str
    recipient: str = ""
    line1: str = ""
    line2: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to talk to."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """A number under which a tax office knows a party, checked and without spaces."""

    country: str
    number: str
    kind: TaxNumberKind = TaxNumberKind.VAT


@dataclass(frozen=True, slots=True)
class Bank:
    """An account to pay to: an IBAN, or a number as its bank writes it."""

    iban: str = ""
    bic: str = ""
    account_number: str = ""
    holder: str = ""
    bank: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A customer, a supplier, or both, with all that belongs to them.

    Where currency or language is empty, the company's is meant. The credit limit is in the
    company's currency, None where there is none. An empty code is filled in when it is kept.
    """

    id: UUID
    name: str
    code: str = ""
    kind: Kind = Kind.COMPANY
    also_known_as: str = ""
    is_customer: bool = True
    is_supplier: bool = False
    currency: str | None = None
    language: str = ""
    email: str = ""
    invoice_email: str = ""
    phone: str = ""
    website: str = ""
    notes: str = ""
    credit_limit: Decimal | None = None
    terms_id: UUID | None = None
    price_list_id: UUID | None = None
    addresses: tuple[Address, ...] = ()
    contacts: tuple[Contact, ...] = ()
    tax_numbers: tuple[TaxNumber, ...] = ()
    banks: tuple[Bank, ...] = ()
    status: Status = Status.ACTIVE
    version: int = 1

    def address_for(self, kind: AddressKind) -> Address | None:
        """Give the first address of a kind, else the billing one, else the first."""
        order = {kind: 0, AddressKind.BILLING: 1}
        return min(self.addresses, key=lambda each: order.get(each.kind, 2), default=None)

    @property
    def vat_number(self) -> str:
        """The first VAT number with its country's prefix, or nothing."""
        numbers = (each.number for each in self.tax_numbers if each.kind is TaxNumberKind.VAT)
        return next(numbers, "")


@dataclass(frozen=True, slots=True)
class DocumentParty:
    """What a quote, an invoice or a payment needs to know of its party, and of when it pays."""

    party: Party
    terms: Terms
