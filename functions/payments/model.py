"""The nouns of a bank statement, whatever file it came in.

Amounts of lines are signed as the account holder sees them: money in is positive.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


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
    notices: tuple[str, ...] = ()


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
