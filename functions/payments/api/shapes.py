"""The wire shapes of bank accounts and payments."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from functions.payments.model import AccountKind, Direction, Method, Side
from layers.http.shapes import Amount, Code, CurrencyCode, Line, Name, Shape
from layers.http.wording import Misfit
from shared.currencies import CODES, WITHDRAWN


def _above_zero(amount: Decimal) -> Decimal:
    if amount <= 0:
        raise Misfit("must be more than zero", "more-than", 0)
    return amount


def _not_below_zero(amount: Decimal) -> Decimal:
    if amount < 0:
        raise Misfit("must not be less than zero", "at-least", 0)
    return amount


Positive = Annotated[Amount, AfterValidator(_above_zero)]
NotNegative = Annotated[Amount, AfterValidator(_not_below_zero)]


def _known_currency(code: str) -> str:
    if code not in CODES | WITHDRAWN:
        raise Misfit("is not an ISO 4217 currency code", "not-a-currency")
    return code


AccountCurrency = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{3}$"),
    AfterValidator(_known_currency),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]}),
]
"""An ISO 4217 code, or one that the euro took over: statements of closed accounts are in them."""


class BankAccountBody(Shape):
    """A bank or cash account, and the ledger account and journal it posts to."""

    kind: AccountKind = AccountKind.BANK
    name: Name
    currency: AccountCurrency
    account: Code = Field(description="Of the chart of accounts; no two bank accounts share one.")
    journal: Code = Field("BNK", description="BNK for banks, CSH for cash.")
    iban: str = Field("", max_length=42, examples=["DE02 1005 0000 0054 5404 02"])
    bic: str = Field("", max_length=11, pattern=r"^([A-Za-z0-9]{8}([A-Za-z0-9]{3})?)?$")
    number: str = Field("", max_length=60, description="As statements spell it that have no IBAN.")
    is_active: bool = True


class BankAccountReply(Shape):
    """A bank or cash account as it is kept."""

    id: UUID
    kind: AccountKind
    name: str
    currency: str
    account: str
    journal: str
    iban: str
    bic: str
    number: str
    is_active: bool
    version: int


class Deleted(Shape):
    """What was deleted."""

    id: UUID


class SettingsBody(Shape):
    """What a company chooses for its payments."""

    write_off_limit: NotNegative = Field(
        description="Of one document, in the company's currency, with the permission to write off."
    )
    fee_account: str = Field("", max_length=40, description="Empty: the default for bank fees.")


class SettingsReply(Shape):
    """The settings as they are kept; version 0 where nothing was chosen yet."""

    write_off_limit: Amount
    fee_account: str
    version: int


class Reconciliation(Shape):
    """What the bank and the books say of an account on a day, and what lies between them.

    ledger_balance = statement_balance - unposted - ignored + outstanding + other.
    """

    bank_account_id: UUID
    bank_account: str
    currency: str
    account: str
    on: date
    statement_date: date | None
    statement_balance: Amount | None
    ledger_balance: Amount = Field(description="Of the ledger account, in the bank's currency.")
    difference: Amount = Field(description="The ledger's balance less the statement's.")
    unposted: Amount = Field(description="Statement lines that are not matched yet.")
    unposted_count: int
    ignored: Amount = Field(description="Statement lines that were put aside.")
    ignored_count: int
    outstanding: Amount = Field(description="Payments by hand that no statement line confirms.")
    outstanding_count: int
    other: Amount = Field(
        description="What remains: entries posted by hand, and what was there before the first "
        "statement, such as an opening balance not booked."
    )
    is_reconciled: bool = Field(description="Whether nothing remains to be explained or matched.")


class AllocationBody(Shape):
    """A document to settle: a posted invoice or credit note, or any entry's open items."""

    invoice_id: UUID | None = None
    entry_id: UUID | None = Field(None, description="Where it is no invoice.")
    position: Annotated[int, Field(ge=1)] | None = Field(
        None,
        description="One item of it, such as one instalment; all of them, oldest first, if left out.",
    )
    amount: Positive | None = Field(
        None, description="In the document's currency; as much as is open and paid for if left out."
    )
    write_off: NotNegative = Field(Decimal(), description="Of the amount, what is given up.")

    @model_validator(mode="after")
    def _one_document(self) -> "AllocationBody":
        if (self.invoice_id is None) == (self.entry_id is None):
            raise ValueError("name either invoice_id or entry_id")
        return self


class PaymentBody(Shape):
    """Money received or sent, and what it settles; what is left stays as the party's credit."""

    direction: Direction
    side: Side | None = Field(
        None, description="A customer's where received, a supplier's where sent, if left out."
    )
    party_id: UUID
    dated: date
    currency: CurrencyCode = Field(description="Of the documents settled.")
    amount: Positive = Field(description="What the party is credited with, before the bank's fee.")
    bank_account_id: UUID
    bank_amount: Positive | None = Field(
        None,
        description="What moved in the account's currency, before the fee, where that differs.",
    )
    fee: NotNegative = Field(
        Decimal(), description="What the bank kept, in its account's currency."
    )
    method: Method = Method.TRANSFER
    reference: Line = ""
    memo: Line = ""
    allocations: list[AllocationBody] = Field(default_factory=list, max_length=1000)


class PaymentsBody(Shape):
    """Payments to record, each on its own."""

    payments: list[PaymentBody] = Field(min_length=1, max_length=500)


class PaymentEdit(Shape):
    """What may be corrected of a posted payment; all else is cancelled and recorded anew."""

    reference: Line
    memo: Line


class PaymentReply(Shape):
    """A payment as it is kept."""

    id: UUID
    number: str
    direction: Direction
    side: Side
    method: Method
    party_id: UUID
    dated: date
    currency: str
    amount: Amount
    written_off: Amount
    bank_account_id: UUID
    bank_account: str
    bank_currency: str
    bank_amount: Amount
    fee: Amount
    reference: str
    memo: str
    status: Literal["posted", "cancelled"]
    is_by_hand: bool
    match_id: UUID | None = Field(description="The match that made it, or that confirmed it.")
    entry_id: UUID
    positions: list[int] = Field(description="The lines of its entry that are its open items.")
    cancelled_on: date | None
    cancel_entry: UUID | None
    cancel_reason: str
    version: int


class Allocated(Shape):
    """What a payment settles, and the exchange difference that this realised."""

    id: UUID
    entry_id: UUID
    position: int
    number: str
    amount: Amount
    dated: date
    exchange: Amount = Field(description="In the company's currency; negative is a gain.")
    exchange_entry: UUID | None


class PaymentDetail(PaymentReply):
    """A payment with what it settles and what is left of it."""

    unallocated: Amount
    allocations: list[Allocated]


class PaymentRow(Shape):
    """A payment in the list."""

    id: UUID
    number: str
    direction: Direction
    side: Side
    method: Method
    party_id: UUID
    dated: date
    currency: str
    amount: Amount
    written_off: Amount
    bank_account_id: UUID
    bank_account: str
    bank_amount: Amount
    fee: Amount
    reference: str
    memo: str
    status: str
    is_by_hand: bool
    is_confirmed: bool
    entry_id: UUID
    version: int


class PaymentImport(Shape):
    """A row of a file of payments."""

    dated: date = Field(title="Date", json_schema_extra={"aliases": ["date", "datum"]})
    direction: Direction = Direction.RECEIVED
    party: Name = Field(
        description="Code, name, tax number or id of the party, where it means one only.",
        json_schema_extra={"aliases": ["party code", "customer", "supplier", "name", "tax number"]},
    )
    amount: Positive = Field(json_schema_extra={"aliases": ["betrag"]})
    currency: CurrencyCode | None = None
    bank_account: Name = Field(title="Bank account", json_schema_extra={"aliases": ["bank"]})
    bank_amount: Positive | None = None
    fee: NotNegative = Decimal()
    method: Method = Method.TRANSFER
    documents: Line = Field("", description="Numbers of invoices, with semicolons between them.")
    reference: Line = ""
    memo: Line = ""


class AllocateBody(Shape):
    """Documents to settle with what is left of a payment."""

    allocations: list[AllocationBody] = Field(min_length=1, max_length=1000)
    dated: date | None = Field(None, description="The payment's day if left out.")

    @model_validator(mode="after")
    def _no_write_off(self) -> "AllocateBody":
        if any(allocation.write_off for allocation in self.allocations):
            raise ValueError("write what is left off with /write-offs")
        return self


class WriteOffBody(Shape):
    """What is left of documents, given up; of each at most the limit of the settings."""

    dated: date
    allocations: list[AllocationBody] = Field(min_length=1, max_length=1000)
    memo: Line = ""


class WriteOffReply(Shape):
    """The entry of what was given up."""

    entry_id: UUID
    dated: date
    documents: int


class UnallocateBody(Shape):
    """Allocations to take back; all of the payment's if none is named."""

    allocations: list[UUID] = Field(default_factory=list, max_length=1000)
    dated: date | None = None


class CancelBody(Shape):
    """When and why a payment is undone."""

    dated: date | None = Field(None, description="The payment's own day if left out.")
    reason: Line = ""
