"""Opening balances out of a file: every row checked, and what they lack to balance."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Account, Line, Subtype
from shared.errors import Refusal
from shared.money import rounded
from shared.nouns import dataclass

OWED = (Subtype.RECEIVABLE, Subtype.PAYABLE)
Errors = list[tuple[int, str | None, str]]


class OpeningDifference(Refusal):
    """The opening balances do not balance."""

    status = 422


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """A balance as a file gives it: an amount, or debit and credit; its party as it is called."""

    account: str
    debit: Decimal | None = None
    credit: Decimal | None = None
    amount: Decimal | None = None
    currency: str | None = None
    foreign_amount: Decimal | None = None
    party: str = ""
    due: date | None = None
    label: str = ""

    @property
    def company_amount(self) -> Decimal | None:
        """Give what it says in the company's currency, a debit when positive."""
        if self.amount is not None:
            return self.amount
        if self.debit is None and self.credit is None:
            return None
        return (self.debit or Decimal()) - (self.credit or Decimal())


@dataclass(frozen=True, slots=True)
class Facts:
    """What rows name, looked up: accounts, parties and why some are in doubt, rates of the day."""

    home: str
    accounts: Mapping[str, Account]
    parties: Mapping[str, UUID]
    doubts: Mapping[str, str]
    rates: Mapping[str, Decimal]


def currencies(rows: Sequence[OpeningRow]) -> list[str]:
    """Name the currencies of which a rate is needed."""
    return sorted({row.currency for row in rows if row.currency and row.company_amount is None})


def lines(rows: Sequence[OpeningRow], facts: Facts) -> tuple[list[Line], Errors]:
    """Turn rows into lines, leaving out those of nothing; and name all that is wrong by row."""
    found: list[Line] = []
    errors: Errors = []
    for place, row in enumerate(rows):
        amount, foreign, wrong = _amounts(row, facts)
        wrong = [*_account_faults(row, facts), *wrong]
        errors += [(place, field, says) for field, says in wrong]
        if wrong or amount is None or not (amount or foreign):
            continue
        found.append(
            Line(
                row.account, amount, None if foreign is None else row.currency, foreign,
                facts.parties.get(row.party), row.due, row.label,
            )
        )  # fmt: skip
    return found, errors


Faults = list[tuple[str, str]]


def _account_faults(row: OpeningRow, facts: Facts) -> Faults:
    """Say what is wrong with the account, and with the party that it asks for."""
    faults: Faults = []
    account = facts.accounts.get(row.account)
    if account is None:
        faults.append(("account", f"There is no account {row.account}."))
    elif not account.active:
        faults.append(("account", f"Account {row.account} is not in use any more."))
    elif account.currency and account.currency != (row.currency or facts.home):
        faults.append(("currency", f"Account {row.account} takes {account.currency} only."))
    elif account.required_dimensions:
        faults.append(("account", f"Account {row.account} asks for analytic values: type it in."))
    elif account.subtype in OWED and not row.party:
        faults.append(("party", f"Account {row.account} keeps who owes what: name the party."))
    if row.party in facts.doubts:
        faults.append(("party", facts.doubts[row.party]))
    return faults


class _Wrong(Exception):
    """A field, and what is wrong with it."""


def _amounts(row: OpeningRow, facts: Facts) -> tuple[Decimal | None, Decimal | None, Faults]:
    """Give a row's amount and the one in its own currency, or what is wrong with them."""
    try:
        said, foreign = _said(row, facts)
    except _Wrong as wrong:
        field, says = wrong.args
        return None, None, [(field, says)]
    faults: Faults = []
    if said != rounded(said, facts.home):
        faults.append(("amount", f"{said} is not a whole number of coins."))
    if foreign is not None and said * foreign < 0:
        faults.append(("foreign_amount", "Both amounts are debits, or both are credits."))
    return said, foreign, faults


def _said(row: OpeningRow, facts: Facts) -> tuple[Decimal, Decimal | None]:
    """Read the amounts of a row, the company's by the rate of the day where it has none."""
    said, foreign = row.company_amount, row.foreign_amount
    if row.amount is not None and (row.debit is not None or row.credit is not None):
        raise _Wrong("amount", "Give the amount, or debit and credit, not both.")
    if (row.currency or facts.home) == facts.home:
        said, foreign = (foreign if said is None else said), None
        if said is None:
            raise _Wrong("debit", "Give a debit, a credit or an amount.")
        return said, None
    if foreign is None and said != 0:
        raise _Wrong("foreign_amount", f"Give the amount in {row.currency}, too.")
    if said is None:
        rate = facts.rates.get(row.currency or "")
        if rate is None:
            raise _Wrong("amount", f"There is no rate of {row.currency} for this day.")
        said = rounded((foreign or Decimal()) / rate, facts.home)
    return said, foreign


def difference(found: Sequence[Line]) -> Decimal:
    """Say what the debits are more than the credits."""
    return sum((line.amount for line in found), Decimal())


def check_even(found: Sequence[Line], currency: str) -> None:
    """Refuse balances that do not balance. Raises OpeningDifference."""
    left = difference(found)
    if left:
        more, less = ("debits", "credits") if left > 0 else ("credits", "debits")
        raise OpeningDifference(
            f"The {more} are {abs(left)} {currency} more than the {less}. Correct the file, or "
            "have the difference posted to the opening account.",
            difference=str(left),
            pointer="/body/difference",
        )
