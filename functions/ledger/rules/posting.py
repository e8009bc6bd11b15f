"""When the books accept a journal entry, and how an entry is undone by its mirror."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from functions.ledger.model import Item, JournalEntry, Line, Pair, PostedEntry, TaxItem
from shared.errors import Refusal


class EntryUnbalanced(Refusal):
    """The debits and credits of a journal entry differ."""

    status = 422
    fields = ("lines",)


class PeriodClosed(Refusal):
    """The books are closed for this date."""

    fields = ("dated",)


class PeriodLocked(Refusal):
    """The books are locked for this date."""

    fields = ("dated",)


class LedgerNotSetUp(Refusal):
    """The company has no chart of accounts yet."""


class AccountUnknown(Refusal):
    """There is no such account in this company's chart."""

    status = 422
    fields = ("lines", "account")


class AccountInactive(Refusal):
    """The account is not in use any more."""

    status = 422
    fields = ("lines", "account")


class JournalUnknown(Refusal):
    """There is no such journal in use."""

    status = 422
    fields = ("journal",)


class CurrencyMisfit(Refusal):
    """The amounts or the currency of a line do not fit its account or each other."""

    status = 422
    fields = ("lines",)


class PartyMissing(Refusal):
    """A line on a receivable or payable account must name its party."""

    status = 422
    fields = ("lines",)


class DimensionMisfit(Refusal):
    """A line names an analytic value that is not in use, or two of one dimension."""

    status = 422
    fields = ("lines",)


class DimensionMissing(Refusal):
    """An account asks for an analytic value that a line does not name."""

    status = 422
    fields = ("lines",)


class SourcePosted(Refusal):
    """It was posted before; a source is posted only once."""


class AlreadyReversed(Refusal):
    """The entry was reversed before."""


class ItemsMisfit(Refusal):
    """Only a debit and a credit of one party, account and currency settle each other."""

    status = 422
    fields = ("pairs", "allocations")


class OverAllocated(Refusal):
    """More would be settled than is open."""

    fields = ("pairs", "allocations")


class AllocationGone(Refusal):
    """The allocation is not there, or was taken back before."""

    fields = ("allocations",)


class RateMissing(Refusal):
    """No exchange rate is known for this currency on this date."""

    fields = ("currency", "on")


def check_balanced(entry: JournalEntry) -> None:
    """Refuse an entry of under two lines, or whose lines do not sum to zero."""
    difference = sum((line.amount for line in entry.lines), Decimal())
    if len(entry.lines) < 2 or difference:
        raise EntryUnbalanced(
            "The debits and credits of an entry must be equal, over two lines or more.",
            difference=str(difference),
        )


def latest(entries: Sequence[JournalEntry]) -> date:
    """Give the day on which what entries bring is settled: the last of theirs."""
    return max(entry.dated for entry in entries)


def mirror(entry: PostedEntry, dated: date, memo: str, source: str) -> JournalEntry:
    """Turn an entry round: the same lines with the opposite sign, in the same journal."""
    return JournalEntry(
        dated=dated,
        journal=entry.journal,
        source=source or f"reversal:{entry.id}",
        memo=memo or f"Reversal of {entry.number}",
        lines=tuple(_turned(line) for line in entry.lines),
        taxes=tuple(TaxItem(t.tax, -t.base, -t.amount) for t in entry.taxes),
        reverses=entry.id,
    )


def _turned(line: Line) -> Line:
    return Line(
        line.account,
        -line.amount,
        line.currency,
        None if line.foreign is None else -line.foreign,
        line.party_id,
        line.due,
        line.label,
        line.dimensions,
    )


def pairs_of(entry: PostedEntry, back: JournalEntry) -> list[Pair]:
    """Pair each open item of an entry with that of its mirror, whole."""
    pairs = []
    for position in entry.items:
        line = entry.lines[position - 1]
        owed = line.amount if line.foreign is None else line.foreign
        item, opposite = Item(entry.id, position), back.item(position)
        debit, credit = (item, opposite) if owed > 0 else (opposite, item)
        pairs.append(Pair(debit, credit, abs(owed)))
    return pairs
