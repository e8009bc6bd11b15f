"""The nouns of payments: statements and their lines, what they may settle, and proposals.

Amounts of lines are signed as the account holder sees them: money in is positive.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from functions.ledger.model import Item
from shared.nouns import dataclass, field


class Format(StrEnum):
    """The statement formats that are read."""

    CAMT053 = "camt053"
    MT940 = "mt940"
    OFX = "ofx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One booked movement of an account.

    `text` is the whole remittance information as the bank sent it. `structured` is a
    creditor reference (RF, ISO 11649, or a national one), `end_to_end` the payer's own
    reference, `reference` the account holder's, `bank_reference` the bank's name for the
    movement. `charges` is what the bank says it kept. A line of a batch carries the batch's
    reference in `batch`.
    """

    dated: date
    amount: Decimal
    text: str = ""
    value_date: date | None = None
    party: str = ""
    party_account: str = ""
    structured: str = ""
    end_to_end: str = ""
    reference: str = ""
    bank_reference: str = ""
    code: str = ""
    batch: str = ""
    is_reversal: bool = False
    charges: Decimal = Decimal()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a bank says happened on one account between two balances.

    A balance is None where the format carries none. `is_final` is False for one that ends on
    an intermediate balance.
    """

    account: str
    currency: str
    lines: tuple[StatementLine, ...]
    number: str = ""
    opening: Decimal | None = None
    closing: Decimal | None = None
    opened: date | None = None
    closed: date | None = None
    is_final: bool = True

    @property
    def moved(self) -> Decimal:
        """What the lines add up to."""
        return sum((line.amount for line in self.lines), Decimal())

    @property
    def difference(self) -> Decimal:
        """Say by how much the closing balance differs from opening and lines; 0 if unstated."""
        if self.opening is None or self.closing is None:
            return Decimal()
        return self.closing - self.opening - self.moved


@dataclass(frozen=True, slots=True)
class StatementFile:
    """What a file held: its statements, and notices of whatever was left out and why."""

    format: Format
    statements: tuple[Statement, ...]
    notices: tuple["Reason", ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a CSV file keeps what; anything left empty is guessed from the header.

    The values are the names of columns, or their numbers from 1. `decimal` is the decimal
    separator, `dates` a pattern such as DD.MM.YYYY.
    """

    names: dict[str, str] = field(default_factory=dict)
    delimiter: str = ""
    decimal: str = ""
    dates: str = ""
    encoding: str = ""


CSV_COLUMNS = (
    "date",
    "value_date",
    "amount",
    "debit",
    "credit",
    "direction",
    "balance",
    "currency",
    "account",
    "party",
    "party_account",
    "text",
    "reference",
    "structured",
    "end_to_end",
    "bank_reference",
)
"""What a column of a CSV statement can be mapped to."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is still open of a document: positive where it is owed to us, negative where by us."""

    item: Item
    number: str
    party_id: UUID
    currency: str
    open: Decimal
    due: date
    open_company: Decimal = Decimal()


@dataclass(frozen=True, slots=True)
class Payer:
    """A party as a bank might name it."""

    party_id: UUID
    name: str
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A payment recorded by hand that no statement line has confirmed; positive is money in."""

    payment_id: UUID
    bank_account_id: UUID
    number: str
    party_id: UUID | None
    dated: date
    amount: Decimal
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line to find proposals for, and the account that it is on."""

    id: UUID
    line: StatementLine
    currency: str
    bank_account_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """A rule learned or set: lines whose text has these words belong on this account."""

    habit_id: UUID
    contains: str
    account: str
    label: str = ""
    used: int = 0
    money_in: bool | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line: so much of it for a document, for a party's credit, or for an account.

    `amount` is in the line's currency and signed as the line is. `settles` is the amount of the
    document's own currency, signed as the document. `writes_off` of it is given up.
    """

    amount: Decimal
    item: Item | None = None
    number: str = ""
    party_id: UUID | None = None
    account: str = ""
    currency: str = ""
    settles: Decimal = Decimal()
    writes_off: Decimal = Decimal()


class Evidence(StrEnum):
    """What a proposal rests on, the strongest first; confidence is measured for each."""

    REFERENCE_EXACT = "reference_exact"
    PAYMENT_REFERENCE = "payment_reference"
    REFERENCE_TOGETHER = "reference_together"
    REFERENCE_CREDITED = "reference_credited"
    REFERENCE_CHARGES = "reference_charges"
    REFERENCE_CURRENCY = "reference_currency"
    REFERENCE_SHORT = "reference_short"
    REFERENCE_PARTIAL = "reference_partial"
    REFERENCE_OVER = "reference_over"
    SERIAL_AND_AMOUNT = "serial_and_amount"
    ACCOUNT_AND_AMOUNT = "account_and_amount"
    NAME_AND_AMOUNT = "name_and_amount"
    PAYMENT_AND_PARTY = "payment_and_party"
    HABIT = "habit"
    ACCOUNT_AND_SUM = "account_and_sum"
    NAME_AND_SUM = "name_and_sum"
    ACCOUNT_TWINS = "account_twins"
    NAME_TWINS = "name_twins"
    PAYMENT_AND_DATE = "payment_and_date"
    AMOUNT_ALONE = "amount_alone"
    ACCOUNT_OLDEST = "account_oldest"
    NAME_OLDEST = "name_oldest"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so: a code and its facts for other languages, and the English."""

    code: str
    facts: Mapping[str, str | tuple[str, ...]]
    said: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a line could be settled, why, and how often such a proposal was right when measured."""

    evidence: Evidence
    confidence: Decimal
    reason: Reason
    parts: tuple[Part, ...]
    payment_id: UUID | None = None
    habit_id: UUID | None = None

    @property
    def party_id(self) -> UUID | None:
        """The party whose documents it settles."""
        return next((part.party_id for part in self.parts if part.party_id), None)


class AccountKind(StrEnum):
    """Where money is kept."""

    BANK = "bank"
    CASH = "cash"


@dataclass(frozen=True, slots=True)
class BankAccount:
    """A bank or cash account of the company, and the ledger account and journal it posts to."""

    id: UUID
    kind: str
    name: str
    currency: str
    account: str
    journal: str
    iban: str = ""
    bic: str = ""
    number: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """How much may be written off at once, in the company's currency; where bank fees go."""

    write_off_limit: Decimal = Decimal(1)
    fee_account: str = ""


class Direction(StrEnum):
    """Which way money went."""

    RECEIVED = "received"
    SENT = "sent"

    @property
    def sign(self) -> int:
        """1 for money that came in, -1 for money that went out."""
        return 1 if self is Direction.RECEIVED else -1


class Side(StrEnum):
    """Whether the party is paid with as a customer or as a supplier."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"


class Method(StrEnum):
    """How money was handed over."""

    TRANSFER = "transfer"
    DIRECT_DEBIT = "direct_debit"
    CARD = "card"
    CASH = "cash"
    CHEQUE = "cheque"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Claim:
    """A document to settle, by its entry: all of its items, or the one at a position.

    Without an amount, all that is open and that the money reaches for.
    """

    entry_id: UUID
    position: int | None = None
    amount: Decimal | None = None
    write_off: Decimal = Decimal()


@dataclass(frozen=True, slots=True)
class Draft:
    """A payment to record. `bank_amount` is before the fee, in the bank account's currency."""

    id: UUID
    direction: Direction
    side: Side
    party_id: UUID
    dated: date
    currency: str
    amount: Decimal
    bank_account_id: UUID
    bank_amount: Decimal | None = None
    fee: Decimal = Decimal()
    method: Method = Method.TRANSFER
    reference: str = ""
    memo: str = ""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment as it is kept; its items are the positions of its entry."""

    id: UUID
    number: str
    direction: Direction
    side: Side
    party_id: UUID
    dated: date
    currency: str
    amount: Decimal
    status: str
    entry_id: UUID
    positions: Sequence[int]
    match_id: UUID | None
    is_by_hand: bool
    version: int

    @property
    def items(self) -> tuple[Item, ...]:
        """The open items that it put into the ledger."""
        return tuple(Item(self.entry_id, position) for position in self.positions)


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A statement line as it is kept, with the account it is on."""

    id: UUID
    bank: BankAccount
    line: StatementLine
    currency: str
    status: str
    proposal: Mapping[str, Any] | None
    version: int
