"""The nouns of reports: tables whose every figure can say where it comes from."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from shared.nouns import dataclass


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    PERCENT = "percent"


class RowKind(StrEnum):
    """What a row is to its neighbours: a heading over some, one of many, or their sum."""

    GROUP = "group"
    LINE = "line"
    TOTAL = "total"


class Format(StrEnum):
    """How a report is given out."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


class Compare(StrEnum):
    """Which periods stand beside the one asked for."""

    NOTHING = "nothing"
    PREVIOUS_PERIOD = "previous_period"
    PREVIOUS_YEAR = "previous_year"


class Side(StrEnum):
    """Who owes: customers us, or we suppliers."""

    RECEIVABLE = "receivable"
    PAYABLE = "payable"


class Show(StrEnum):
    """How journal lines make up a figure: all of them, signed either way, or one side's."""

    DEBIT_LESS_CREDIT = "debit_less_credit"
    CREDIT_LESS_DEBIT = "credit_less_debit"
    DEBIT = "debit"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; amounts are in its currency, the company's where it names none."""

    key: str
    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and the address that gives what it is made of or the record it names."""

    value: str | date | Decimal | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        """Show nothing as 0, never as -0, which turning a sign round makes of it."""
        if isinstance(self.value, Decimal) and not self.value:
            object.__setattr__(self, "value", abs(self.value))


Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the tree, in reading order; level 0 is outermost."""

    key: str
    cells: Cells
    kind: RowKind = RowKind.LINE
    level: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold if the report is right, and whether it does."""

    name: str
    holds: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Books:
    """Whose books these are. `years` are the fiscal years there are, oldest first."""

    company: str
    currency: str
    years: tuple["Span", ...] = ()
    value: str = ""

    def year_of(self, day: date) -> "Span":
        """Give the fiscal year a day counts in: the latest begun; without one, all there was."""
        begun = [year for year in self.years if year.starts <= day]
        return begun[-1] if begun else Span(date(1900, 1, 1), day)


@dataclass(frozen=True, slots=True)
class Report:
    """A report as everyone gets it, whatever the format."""

    name: str
    title: str
    period: str
    books: Books
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...] = ()
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both counted."""

    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an ordered list of lines: the line after which the next page begins."""

    dated: date
    entry_id: UUID
    position: int = 0
    account: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of a company's lines count: all, or those that carry an analytic value."""

    value_id: UUID | None = None


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the chart, as a report needs it."""

    code: str
    name: str
    kind: str
    subtype: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """What went through an account in one of the asked periods, counted from 0."""

    account: str
    column: int
    debit: Decimal
    credit: Decimal

    @property
    def net(self) -> Decimal:
        """Debits less credits."""
        return self.debit - self.credit


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What was open of a receivable or payable on a day, signed as in the books."""

    entry_id: UUID
    position: int
    party_id: UUID
    party: str
    account: str
    dated: date
    due: date
    currency: str
    open: Decimal
    open_company: Decimal
    number: str
    source: str
    label: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A journal line with what names it; `amount` is signed as it was asked for."""

    account: str
    dated: date
    entry_id: UUID
    position: int
    number: str
    source: str
    memo: str
    label: str
    party: str | None
    amount: Decimal
    currency: str
    foreign: Decimal


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of one account with the balance after it; without an entry, only what came before."""

    opening: Decimal
    dated: date | None
    entry_id: UUID | None
    position: int | None
    number: str | None
    source: str | None
    memo: str | None
    label: str | None
    party: str | None
    amount: Decimal | None
    balance: Decimal | None


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A line of the journal with its entry."""

    entry_id: UUID
    dated: date
    journal: str
    number: str
    source: str
    memo: str
    position: int
    account: str
    name: str | None
    label: str
    party: str | None
    amount: Decimal
    currency: str
    foreign: Decimal


@dataclass(frozen=True, slots=True)
class TaxSum:
    """Base and amount of a tax in one of the asked periods, counted from 0."""

    tax: str
    name: str
    column: int
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class TaxLine:
    """What an entry added to a tax."""

    dated: date
    entry_id: UUID
    position: int
    tax: str
    number: str
    source: str
    memo: str
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PartyLine:
    """An item of a party's statement; without an entry, what was owed before the period."""

    currency: str
    dated: date | None
    entry_id: UUID | None
    position: int | None
    number: str | None
    source: str | None
    label: str
    due: date | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CashBalance:
    """What is in a bank or cash account, in one of its currencies and in the company's."""

    account: str
    name: str
    currency: str | None
    amount: Decimal
    company_amount: Decimal


@dataclass(frozen=True, slots=True)
class Page:
    """How many lines a page holds, and where it begins."""

    limit: int
    after: Place | None = None


class By(StrEnum):
    """What sales are added up by."""

    CUSTOMER = "customer"
    PRODUCT = "product"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class SalesSum:
    """Quantity and net amount of a customer, product or month in one of the asked periods."""

    id: str
    name: str
    column: int
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class SalesLine:
    """An invoice line in the company's currency; negative on a credit note."""

    dated: date
    invoice_id: UUID
    position: int
    kind: str
    number: str
    customer: str
    code: str
    description: str
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class SalesLines:
    """Which invoice lines are behind a figure."""

    span: Span
    figure: str = "amount"
    party_id: UUID | None = None
    product_id: UUID | None = None
    without_product: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many documents wait for somebody, and months for being closed."""

    drafts: int
    unmatched: int
    open_periods: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """How far a company has come in setting itself up."""

    books: bool
    letterhead: bool
    taxes: bool
    customers: bool
    products: bool
    bank: bool
    invoice: bool
    statement: bool
    has_entries: bool
