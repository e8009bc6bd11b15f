"""Entries made by hand: lines completed from what was typed, and who may undo what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Journal, JournalEntry, Line, PostedEntry
from functions.ledger.rules.posting import CurrencyMisfit, EntryUnbalanced, RateMissing
from shared.errors import Refusal
from shared.money import coin, rounded
from shared.nouns import dataclass

OWN_SOURCES = ("manual", "opening", "import", "reversal", "revaluation")
"""Sources of the ledger's own; any other entry is undone where it was made."""


class MadeElsewhere(Refusal):
    """The entry belongs to a document; cancel the document instead."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as it was typed: in another currency its amount may be left to the rate."""

    account: str
    amount: Decimal | None
    currency: str | None = None
    foreign_amount: Decimal | None = None
    party_id: UUID | None = None
    due: date | None = None
    label: str = ""
    dimensions: tuple[UUID, ...] = ()


def foreign_currencies(lines: Sequence[TypedLine]) -> list[str]:
    """Name the currencies of which a rate is needed to complete the lines."""
    return sorted({line.currency for line in lines if line.currency and line.amount is None})


def completed(
    lines: Sequence[TypedLine], home: str, rates: Mapping[str, Decimal]
) -> tuple[Line, ...]:
    """Fill in amounts by the rate of the day, to the coin.

    Where every line was converted from one currency in which they balance, the last one takes
    the coins that rounding left over. Raises CurrencyMisfit, RateMissing.
    """
    whole = [_line(n, line, home, rates) for n, line in enumerate(lines)]
    converted = {line.currency for line in lines if line.amount is None}
    left = sum((line.amount for line in whole), Decimal())
    if (
        left
        and len(converted) == 1
        and all(line.amount is None for line in lines)
        and not sum((line.foreign or Decimal() for line in whole), Decimal())
        and abs(left) <= coin(home) * len(whole)
    ):
        whole[-1] = replace(whole[-1], amount=whole[-1].amount - left)
    return tuple(whole)


def _line(number: int, typed: TypedLine, home: str, rates: Mapping[str, Decimal]) -> Line:
    where = f"/body/lines/{number}"
    currency = typed.currency or home
    amount, foreign = typed.amount, typed.foreign_amount
    if currency == home:
        amount, foreign = amount if amount is not None else foreign, None
    elif foreign is None:
        raise CurrencyMisfit(
            f"Give the amount in {currency}, too.", pointer=f"{where}/foreign_amount"
        )
    elif amount is None:
        if currency not in rates:
            raise RateMissing(
                f"There is no rate of {currency} for this date. Type one in, or give the amount.",
                pointer=f"{where}/currency",
            )
        amount = rounded(foreign / rates[currency], home)
    if amount is None or not (amount or foreign):
        raise EntryUnbalanced("Give the line an amount.", pointer=f"{where}/amount")
    return Line(
        typed.account, amount, None if currency == home else currency, foreign,
        typed.party_id, typed.due, typed.label, typed.dimensions,
    )  # fmt: skip


def opening_entry(
    dated: date, lines: Sequence[Line], account: str, source: str, memo: str
) -> JournalEntry:
    """Book opening balances, and what they lack to balance against the opening account."""
    left = sum((line.amount for line in lines), Decimal())
    against = (Line(account, -left),) if left else ()
    return JournalEntry(dated, Journal.OPENING, source, memo, (*lines, *against))


def check_own(entry: PostedEntry) -> None:
    """Refuse to reverse by hand what another part of the system booked."""
    kind = entry.source.partition(":")[0]
    if kind not in OWN_SOURCES:
        raise MadeElsewhere(
            f"It was booked by {entry.source}. Cancel or credit that document instead.",
            source=entry.source,
        )
