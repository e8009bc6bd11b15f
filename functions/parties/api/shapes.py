"""The wire shapes of parties."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from functions.parties.model import AddressKind, Kind, Status, TaxNumberKind
from layers.http.shapes import (
    Amount,
    Code,
    CountryCode,
    CurrencyCode,
    Email,
    Line,
    Name,
    Shape,
    Text,
)

Language = Annotated[str, StringConstraints(pattern=r"^$|^[a-z]{2}(-[A-Z]{2})?$")]
"""An ISO 639-1 code, with a country where it matters (de, pt-BR); empty means the company's."""
Short = Annotated[Line, StringConstraints(max_length=100)]
"""A short line of free text, possibly empty."""


class AddressShape(Shape):
    """A postal address; a document takes the first of the kind it needs."""

    kind: AddressKind = AddressKind.BILLING
    recipient: Line = ""
    line1: Line = ""
    line2: Line = ""
    postcode: Short = ""
    city: Short = ""
    region: Short = ""
    country: CountryCode


class ContactShape(Shape):
    """Somebody to talk to."""

    name: Name
    role: Short = ""
    email: Email = ""
    phone: Short = ""


class TaxNumberShape(Shape):
    """A number of a tax office; spaces are dropped and check digits are checked."""

    country: CountryCode
    kind: TaxNumberKind = TaxNumberKind.VAT
    number: Annotated[str, StringConstraints(min_length=2, max_length=40)] = Field(
        examples=["DE136695976"]
    )


class BankShape(Shape):
    """An account to pay to: an IBAN, or a number as its bank writes it."""

    iban: Short = Field("", examples=["DE89370400440532013000"])
    bic: Short = ""
    account_number: Short = ""
    holder: Line = ""
    bank: Line = ""


class PartyBody(Shape):
    """All that can be said of a customer or supplier. Without a code, one is given."""

    name: Name
    code: Code | Literal[""] = ""
    kind: Kind = Kind.COMPANY
    also_known_as: Line = Field("", max_length=200)
    is_customer: bool = True
    is_supplier: bool = False
    currency: CurrencyCode | None = None
    language: Language = ""
    email: Email = ""
    invoice_email: Email = Field("", description="Where invoices go, if elsewhere.")
    phone: Short = ""
    website: Line = ""
    notes: Text = ""
    credit_limit: Amount | None = Field(None, ge=0, description="In the company's currency.")
    terms_id: UUID | None = None
    price_list_id: UUID | None = None
    addresses: list[AddressShape] = Field(default_factory=list, max_length=50)
    contacts: list[ContactShape] = Field(default_factory=list, max_length=100)
    tax_numbers: list[TaxNumberShape] = Field(default_factory=list, max_length=20)
    banks: list[BankShape] = Field(default_factory=list, max_length=20)


class PartyReply(PartyBody):
    """A party as it is kept."""

    id: UUID
    status: Status
    status_reason: str
    merged_into: UUID | None
    erased_at: datetime | None
    version: int
    created_at: datetime
    changed_at: datetime


class PartyRow(Shape):
    """A party in a list; city and country are those of its billing address."""

    id: UUID
    code: str
    name: str
    also_known_as: str
    kind: Kind
    is_customer: bool
    is_supplier: bool
    status: Status
    email: str
    phone: str
    city: str
    country: str
    vat_number: str
    currency: str | None
    language: str
    credit_limit: Amount | None
    terms_id: UUID | None
    price_list_id: UUID | None
    version: int
    created_at: datetime
    changed_at: datetime


class FoundParty(Shape):
    """A party as a picker shows it."""

    id: UUID
    code: str
    name: str
    also_known_as: str
    status: Status
    currency: str | None
    city: str
    country: str


class AskSearch(Shape):
    """Any part of a name or code, several words in any order; empty gives the first by name."""

    q: Line = Field("", max_length=200)
    role: Literal["customer", "supplier", ""] = ""
    limit: int = Field(20, ge=1, le=100)


class AskAlike(Shape):
    """What a new party would be called and known by."""

    name: Line = ""
    email: Email = ""
    tax_number: Short = ""
    iban: Short = ""


class LikeParty(Shape):
    """A party that may be the same one, and what it shares."""

    id: UUID
    code: str
    name: str
    status: Status
    because: list[Literal["tax number", "bank account", "e-mail", "name"]]


class ChangeStatus(Shape):
    """Why, for whoever wonders later."""

    reason: Line = ""


class MergeInto(Shape):
    """The party that stays."""

    into: UUID


class PartiesBody(Shape):
    """Parties to register, each in a transaction of its own."""

    parties: list[PartyBody] = Field(min_length=1, max_length=1000)


class PartyImport(Shape):
    """One row of a file of customers or suppliers."""

    name: Name = Field(
        json_schema_extra={
            "aliases": ["company", "customer", "supplier", "company name", "firma", "kunde"]
        }
    )
    code: Code | None = Field(
        None, json_schema_extra={"aliases": ["number", "customer number", "no", "kundennummer"]}
    )
    kind: Kind = Kind.COMPANY
    also_known_as: Line = Field("", max_length=200)
    email: Email = Field("", json_schema_extra={"aliases": ["e-mail", "mail"]})
    invoice_email: Email = ""
    phone: Short = Field("", json_schema_extra={"aliases": ["telephone", "tel", "telefon"]})
    website: Line = ""
    language: Language = ""
    currency: CurrencyCode | None = None
    credit_limit: Amount | None = Field(None, ge=0)
    terms: Code | None = Field(
        None,
        description="The code of payment terms.",
        json_schema_extra={"aliases": ["payment terms"]},
    )
    recipient: Line = ""
    line1: Line = Field(
        "", json_schema_extra={"aliases": ["street", "address", "address 1", "straße", "strasse"]}
    )
    line2: Line = Field("", json_schema_extra={"aliases": ["address 2"]})
    postcode: Short = Field("", json_schema_extra={"aliases": ["zip", "postal code", "plz"]})
    city: Short = Field("", json_schema_extra={"aliases": ["town", "ort"]})
    region: Short = Field("", json_schema_extra={"aliases": ["state", "province"]})
    country: CountryCode | None = Field(
        None, json_schema_extra={"aliases": ["country code", "land"]}
    )
    vat_number: Short = Field(
        "", json_schema_extra={"aliases": ["vat", "vat id", "ust-id", "ust-idnr"]}
    )
    iban: Short = ""
    bic: Short = ""
    notes: Text = ""


class StepShape(Shape):
    """One move of a date: how, and how far or to which day (0 for the end of the month)."""

    move: Literal["days", "weeks", "months", "end_of_month", "day_of_month", "weekday"]
    count: int = Field(0, ge=0, le=3660)


class PartShape(Shape):
    """A share of the total: per cent or money (0 for the remainder), due after the steps."""

    share: Literal["percent_of_total", "percent_of_remainder", "fixed", "remainder"]
    value: Amount = Decimal()
    steps: list[StepShape] = Field(default_factory=list, max_length=10)


class TermsBody(Shape):
    """Payment terms; the last part, and only the last, is the remainder."""

    code: Code
    name: Name
    note: Line = Field("", description="Printed on the document.")
    parts: list[PartShape] = Field(min_length=1, max_length=36)
    is_active: bool = True


class TermsReply(TermsBody):
    """Payment terms as they are kept."""

    id: UUID
    version: int


class TermsList(Shape):
    """All payment terms of the company."""

    terms: list[TermsReply]


class InstalmentShape(Shape):
    """An amount and the day it is due."""

    due: date
    amount: Amount
