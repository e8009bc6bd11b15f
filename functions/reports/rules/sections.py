"""Where an account stands in the statements: its section, decided by its kind and subtype."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from functions.reports.model import Account, Cell, Column, Kind, Movement, Row, RowKind, Show
from shared.nouns import dataclass

ZERO = Decimal()


class Section(StrEnum):
    """The sections of the balance sheet and the profit and loss statement."""

    CASH = "cash"
    RECEIVABLES = "receivables"
    INVENTORIES = "inventories"
    PREPAYMENTS = "prepayments"
    OTHER_CURRENT_ASSETS = "other_current_assets"
    FIXED_ASSETS = "fixed_assets"
    PAYABLES = "payables"
    TAXES = "taxes"
    LOANS = "loans"
    OTHER_LIABILITIES = "other_liabilities"
    EQUITY = "equity"
    REVENUE = "revenue"
    COST_OF_SALES = "cost_of_sales"
    OPERATING_EXPENSES = "operating_expenses"
    FINANCIAL_RESULT = "financial_result"
    INCOME_TAX = "income_tax"


TITLES = {section: section.value.replace("_", " ").capitalize() for section in Section} | {
    Section.CASH: "Cash and bank",
    Section.PREPAYMENTS: "Prepayments and deferred charges",
    Section.TAXES: "Taxes owed",
}
ASSETS = (
    Section.CASH,
    Section.RECEIVABLES,
    Section.INVENTORIES,
    Section.PREPAYMENTS,
    Section.OTHER_CURRENT_ASSETS,
    Section.FIXED_ASSETS,
)
LIABILITIES = (Section.PAYABLES, Section.TAXES, Section.LOANS, Section.OTHER_LIABILITIES)
RESULT = (
    Section.REVENUE,
    Section.COST_OF_SALES,
    Section.OPERATING_EXPENSES,
    Section.FINANCIAL_RESULT,
    Section.INCOME_TAX,
)
SPENT = (Section.COST_OF_SALES, Section.OPERATING_EXPENSES, Section.INCOME_TAX)
"""Sections of the result whose figures are shown as what was spent."""

_PLACES: Mapping[str, Mapping[str, Section]] = {
    "asset": {
        "bank": Section.CASH,
        "cash": Section.CASH,
        "receivable": Section.RECEIVABLES,
        "inventory": Section.INVENTORIES,
        "prepayment": Section.PREPAYMENTS,
        "fixed": Section.FIXED_ASSETS,
        "": Section.OTHER_CURRENT_ASSETS,
    },
    "liability": {
        "payable": Section.PAYABLES,
        "tax": Section.TAXES,
        "loan": Section.LOANS,
        "": Section.OTHER_LIABILITIES,
    },
    "equity": {"": Section.EQUITY},
    "income": {"financial": Section.FINANCIAL_RESULT, "": Section.REVENUE},
    "expense": {
        "cost_of_sales": Section.COST_OF_SALES,
        "financial": Section.FINANCIAL_RESULT,
        "income_tax": Section.INCOME_TAX,
        "": Section.OPERATING_EXPENSES,
    },
}


def section_of(account: Account) -> Section:
    """Give the section of an account; an unusual subtype stands with the others of its kind."""
    places = _PLACES[account.kind]
    return places.get(account.subtype, places[""])


def show_of(section: Section) -> Show:
    """Say how a section's figures are signed: as a reader expects them to be positive."""
    debit = section in ASSETS or section in SPENT
    return Show.DEBIT_LESS_CREDIT if debit else Show.CREDIT_LESS_DEBIT


Nets = Mapping[str, Sequence[Decimal]]
"""Debits less credits of each account, one figure for each column."""
Address = Callable[[dict[str, object], int, Show], str]
"""Gives the address of the lines of some accounts or sections, for a column's period."""


def nets_of(movements: Sequence[Movement], columns: int) -> dict[str, list[Decimal]]:
    """Lay movements out by account and column."""
    nets: dict[str, list[Decimal]] = {}
    for movement in movements:
        row = nets.setdefault(movement.account, [ZERO] * columns)
        row[movement.column] += movement.net
    return nets


def amount_columns(labels: Sequence[str]) -> tuple[Column, ...]:
    """Make account, name, and an amount for each period."""
    amounts = (Column(key(n), text, Kind.AMOUNT) for n, text in enumerate(labels))
    return (Column("name", "Name"), Column("account", "Account"), *amounts)


def key(column: int) -> str:
    """Name an amount's column: amount, amount_2, amount_3 and so on."""
    return "amount" if column == 0 else f"amount_{column + 1}"


@dataclass(frozen=True, slots=True)
class Statement:
    """What the sections of one statement are made from."""

    accounts: Sequence[Account]
    nets: Nets
    columns: int
    address: Address

    def total(self, sections: Sequence[Section], show: Show) -> list[Decimal]:
        """Add sections up, for every column."""
        sign = -1 if show is Show.CREDIT_LESS_DEBIT else 1
        codes = [a.code for a in self.accounts if section_of(a) in sections]
        return [
            sign * sum((self.nets[c][n] for c in codes if c in self.nets), ZERO)
            for n in range(self.columns)
        ]

    def rows(self, section: Section) -> list[Row]:
        """Give a section: heading, an account a line where anything moved, and their sum."""
        show = show_of(section)
        moved = [
            a for a in self.accounts if section_of(a) is section and any(self.nets.get(a.code, ()))
        ]
        if not moved:
            return []
        heading = Row(section.value, {"name": Cell(TITLES[section])}, RowKind.GROUP)
        lines = [self._line(account, show) for account in moved]
        return [heading, *lines, self.sum_row(f"Total {TITLES[section].lower()}", [section], show)]

    def _line(self, account: Account, show: Show) -> Row:
        sign = -1 if show is Show.CREDIT_LESS_DEBIT else 1
        cells = {"name": Cell(account.name), "account": Cell(account.code)}
        for n, net in enumerate(self.nets[account.code]):
            cells[key(n)] = Cell(sign * net, self.address({"account": account.code}, n, show))
        return Row(account.code, cells, level=1)

    def sum_row(self, title: str, sections: Sequence[Section], show: Show) -> Row:
        """Give the sum of sections as a row that can be drilled into."""
        cells: dict[str, Cell] = {"name": Cell(title)}
        names = [section.value for section in sections]
        for n, amount in enumerate(self.total(sections, show)):
            cells[key(n)] = Cell(amount, self.address({"section": names}, n, show))
        return Row("total:" + "+".join(names), cells, RowKind.TOTAL)
