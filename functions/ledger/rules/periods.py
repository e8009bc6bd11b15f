"""Fiscal years and periods: how they are cut, and what stands before closing them."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from functions.ledger.model import Period
from shared.errors import Refusal
from shared.ids import new_id
from shared.nouns import dataclass


class YearMisfit(Refusal):
    """A fiscal year begins on the first of a month, and follows the one before."""

    status = 422


class NotReadyToClose(Refusal):
    """Something must be finished before the books are closed."""


class AlreadyClosed(Refusal):
    """It is closed already."""


class NotClosed(Refusal):
    """It is not closed."""


class YearClosed(Refusal):
    """The fiscal year is closed; reopen it first."""


class LockMisfit(Refusal):
    """A lock that nobody passes is never taken back, and is not after the soft one."""


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year of whole months, and its monthly periods."""

    name: str
    starts: date
    ends: date
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at before closing; a blocking one must be finished first."""

    name: str
    found: int
    blocking: bool
    detail: str


def year_from(starts: date) -> Year:
    """Cut the twelve months from a day into periods. A year is named by the one it ends in."""
    if starts.day != 1:
        raise YearMisfit(
            "A fiscal year begins on the first day of a month.", pointer="/body/starts"
        )
    periods = []
    first = starts
    for _ in range(12):
        last = first.replace(day=monthrange(first.year, first.month)[1])
        periods.append(Period(new_id(), f"{first:%Y-%m}", first, last))
        first = last + timedelta(days=1)
    ends = periods[-1].ends
    name = str(ends.year) if starts.month == 1 else f"{starts.year}/{ends.year}"
    return Year(name, starts, ends, tuple(periods))


def check_follows(year: Year, first: date | None, last: date | None) -> None:
    """Refuse a year that leaves a gap: it comes right after the last one or before the first."""
    if first is None or last is None:
        return
    if year.starts != last + timedelta(days=1) and year.ends != first - timedelta(days=1):
        raise YearMisfit(
            f"There are years from {first} to {last}. The next begins on "
            f"{last + timedelta(days=1)}, the one before ends on {first - timedelta(days=1)}.",
            pointer="/body/starts",
        )


def check_ready(checks: Sequence[Check]) -> None:
    """Refuse to close while something blocking is unfinished."""
    unfinished = [check for check in checks if check.blocking and check.found]
    if unfinished:
        raise NotReadyToClose(
            " ".join(check.detail for check in unfinished),
            checks=[check.name for check in unfinished],
        )


def check_order(neighbours: tuple[int, int], *, closing: bool) -> None:
    """Refuse to close before an earlier year, or to open before a later one."""
    open_before, closed_after = neighbours
    if closing and open_before:
        raise NotReadyToClose("An earlier fiscal year is open; close it first.")
    if not closing and closed_after:
        raise NotReadyToClose("A later fiscal year is closed; reopen it first.")


def check_locks(
    before: tuple[date | None, date | None], soft: date | None, hard: date | None
) -> None:
    """Refuse to loosen the hard lock, or to let it pass the soft one."""
    _, held = before
    if held is not None and (hard is None or hard < held):
        raise LockMisfit(
            f"The books are locked for everybody up to {held}; that is never taken back.",
            pointer="/body/hard_lock",
        )
    if hard is not None and soft is not None and soft < hard:
        raise LockMisfit("The soft lock cannot be before the hard one.", pointer="/body/soft_lock")
