"""The nouns of the ledger: what other functions hand to it, and what it gives back."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from shared.errors import Refusal
from shared.ids import new_id
from shared.money import rounded
from shared.nouns import dataclass, field

LAST_DAY = date(2199, 12, 31)
"""What comes after it no report shows."""


class AccountKind(StrEnum):
    """Where an account stands: the first three on the balance sheet, the others in the result."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"


class Subtype(StrEnum):
    """What an account is for. Receivable and payable accounts keep open items per party."""

    GENERAL = "general"
    RECEIVABLE = "receivable"
    PAYABLE = "payable"
    BANK = "bank"
    CASH = "cash"
    TAX = "tax"
    INVENTORY = "inventory"
    FIXED = "fixed"
    PREPAYMENT = "prepayment"
    LOAN = "loan"
    RETAINED = "retained"
    COST_OF_SALES = "cost_of_sales"
    DEPRECIATION = "depreciation"
    FINANCIAL = "financial"
    INCOME_TAX = "income_tax"


class Role(StrEnum):
    """What a company's default accounts are for; each role names one account."""

    RECEIVABLE = "receivable"
    PAYABLE = "payable"
    BANK = "bank"
    INCOME = "income"
    EXPENSE = "expense"
    TAX_DUE = "tax_due"
    TAX_DEDUCTIBLE = "tax_deductible"
    EXCHANGE_GAIN = "exchange_gain"
    EXCHANGE_LOSS = "exchange_loss"
    UNREALISED_GAIN = "unrealised_gain"
    UNREALISED_LOSS = "unrealised_loss"
    WRITE_OFF = "write_off"
    ROUNDING = "rounding"
    BANK_SUSPENSE = "bank_suspense"
    BANK_FEES = "bank_fees"
    RETAINED_EARNINGS = "retained_earnings"
    OPENING = "opening"


class Journal(StrEnum):
    """The journals every company has; each numbers its entries by year, without a gap."""

    SALES = "SAL"
    PURCHASES = "PUR"
    BANK = "BNK"
    CASH = "CSH"
    GENERAL = "MSC"
    OPENING = "OPN"
    EXCHANGE = "EXC"
    CLOSING = "CLO"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a company's chart; `used` once anything was booked on it.

    `currency` is the only one its lines may be in; `required_dimensions` those of which its
    lines must name a value.
    """

    code: str
    name: str
    kind: AccountKind
    subtype: Subtype
    active: bool = True
    currency: str | None = None
    required_dimensions: tuple[UUID, ...] = ()
    note: str = ""
    version: int = 1
    used: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days that is closed as one; `year` is the name of its fiscal year."""

    id: UUID
    name: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a journal entry: a debit when positive, a credit when negative.

    `amount` is in the company's currency. In another `currency`, `foreign` is the amount in it,
    of the same sign; zero there moves only value, as exchange differences do. On a receivable or
    payable account the line names its party and becomes an open item, `due` or else due at once.
    `dimensions` are the ids of analytic values.
    """

    account: str
    amount: Decimal
    currency: str | None = None
    foreign: Decimal | None = None
    party_id: UUID | None = None
    due: date | None = None
    label: str = ""
    dimensions: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is being written: its lines are those of the request."""

    id: UUID
    dated: date
    journal: str
    memo: str
    lines: Sequence[Mapping[str, Any]]
    version: int = 1


@dataclass(frozen=True, slots=True)
class Named:
    """A dimension, or a value of one: a code and a name, in use or not."""

    id: UUID
    code: str
    name: str
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class TaxItem:
    """What an entry adds to the tax summary: a catalog tax by its code, its base and amount.

    Both are in the company's currency; positive for sales and purchases, negative for credits.
    """

    tax: str
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A balanced set of lines; a source is posted only once.

    Lines are counted from 1 in their order: item (id, n) is the open item of the n-th line.
    """

    dated: date
    journal: str
    source: str
    memo: str
    lines: tuple[Line, ...]
    taxes: tuple[TaxItem, ...] = ()
    reverses: UUID | None = None
    id: UUID = field(default_factory=new_id)

    def item(self, position: int) -> "Item":
        """Name the open item that the line at this position, from 1, becomes."""
        return Item(self.id, position)


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """An open item, by its entry and the position of its line, from 1."""

    entry_id: UUID
    position: int


@dataclass(frozen=True, slots=True)
class Pair:
    """So much of a debit item settled by a credit item: positive, in the items' currency."""

    debit: Item
    credit: Item
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """An entry as it was posted, with the positions of its open items and who settled them."""

    id: UUID
    number: str
    dated: date
    journal: str
    source: str
    lines: tuple[Line, ...]
    taxes: tuple[TaxItem, ...]
    items: tuple[int, ...]
    allocations: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An open item as it stands. Debits are positive; `open` is in the item's currency."""

    item: Item
    party_id: UUID
    account: str
    dated: date
    due: date
    currency: str
    amount: Decimal
    amount_company: Decimal
    open: Decimal
    open_company: Decimal
    source: str
    number: str


class DefaultAccountMissing(Refusal):
    """The books have no default account for this."""


def default_account(defaults: Mapping[Role, str], role: Role) -> str:
    """Give the company's account for a role. Raises DefaultAccountMissing."""
    account = defaults.get(role)
    if account is None:
        raise DefaultAccountMissing(
            f"Name the default account for {role.replace('_', ' ')} in the ledger's settings.",
            role=role,
        )
    return account


@dataclass(frozen=True, slots=True)
class Books:
    """What a document needs to know to be booked: currency, default accounts, and a rate.

    `rate` is units of `foreign_currency` for one of the company's, 1 for the company's own.
    """

    currency: str
    defaults: Mapping[Role, str]
    foreign_currency: str
    rate: Decimal

    def account(self, role: Role) -> str:
        """Give the company's account for a role. Raises DefaultAccountMissing."""
        return default_account(self.defaults, role)

    @property
    def is_foreign(self) -> bool:
        """Whether the document is in another currency than the books."""
        return self.foreign_currency != self.currency

    def converted(self, amount: Decimal) -> Decimal:
        """Turn an amount of the document's currency into the company's, to the coin."""
        return rounded(amount / self.rate, self.currency) if self.is_foreign else amount
