"""Which days a report covers, and which periods stand beside it."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from functions.reports.model import Compare, Span
from shared.errors import Refusal
from shared.nouns import dataclass

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
LONGEST_DAYS = 3_660
MOST_COLUMNS = 36
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class SpanRefused(Refusal):
    """The dates do not make a period that can be reported on."""

    status = 422


class Split(StrEnum):
    """How a period is divided into columns."""

    NOT = "not"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


SPLIT_MONTHS = {Split.MONTH: 1, Split.QUARTER: 3, Split.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Asked:
    """The period asked for, what to set beside it, and how to divide it."""

    span: Span
    compare: Compare = Compare.NOTHING
    periods: int = 1
    split: Split = Split.NOT


def check_day(day: date, pointer: str = "/query/on") -> date:
    """Refuse a day no books reach to."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise SpanRefused(f"{day} is outside {FIRST_DAY} to {LAST_DAY}.", pointer=pointer)
    return day


def check_span(starts: date, ends: date) -> Span:
    """Refuse a period that ends before it starts, or is longer than ten years."""
    check_day(starts, "/query/starts")
    check_day(ends, "/query/ends")
    if ends < starts:
        raise SpanRefused(f"The period ends on {ends}, before it starts.", pointer="/query/ends")
    if (ends - starts).days > LONGEST_DAYS:
        raise SpanRefused("A report covers ten years at most.", pointer="/query/ends")
    return Span(starts, ends)


def shifted(day: date, months: int, *, to_end: bool = False) -> date:
    """Move a day by months; the last of a month goes to the last of the other where asked."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    at_end = to_end and day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))


def year_start(day: date, starts_month: int = 1) -> date:
    """Give the first day of the fiscal year that a day lies in."""
    return date(day.year if day.month >= starts_month else day.year - 1, starts_month, 1)


def spans_for(asked: Asked) -> tuple[Span, ...]:
    """Give the period, or its parts, and then the periods to compare with, latest first."""
    if asked.split is not Split.NOT:
        spans = parts(asked.span, asked.split)
        if asked.compare is not Compare.NOTHING:
            raise SpanRefused(
                "A period is either divided or compared, not both.", pointer="/query/compare"
            )
    elif asked.compare is Compare.NOTHING:
        spans = (asked.span,)
    else:
        steps = range(asked.periods + 1)
        spans = tuple(_earlier(asked.span, asked.compare, step) for step in steps)
    if len(spans) > MOST_COLUMNS:
        raise SpanRefused(
            f"The report would have {len(spans)} columns; {MOST_COLUMNS} is the most.",
            pointer="/query/split",
        )
    check_day(min(span.starts for span in spans), "/query/periods")
    return spans


def parts(span: Span, split: Split) -> tuple[Span, ...]:
    """Cut a period at the ends of calendar months, quarters or years."""
    months, found, starts = SPLIT_MONTHS[split], [], span.starts
    while starts <= span.ends:
        whole = starts.month - 1 - (starts.month - 1) % months
        after = shifted(date(starts.year, whole + 1, 1), months)
        found.append(Span(starts, min(after - timedelta(days=1), span.ends)))
        starts = after
    return tuple(found)


def _earlier(span: Span, compare: Compare, step: int) -> Span:
    if step == 0:
        return span
    if compare is Compare.PREVIOUS_YEAR:
        months = 12
    elif _is_whole_months(span):
        months = (span.ends.year - span.starts.year) * 12 + span.ends.month - span.starts.month + 1
    else:
        back = timedelta(days=((span.ends - span.starts).days + 1) * step)
        return Span(span.starts - back, span.ends - back)
    return Span(
        shifted(span.starts, -months * step), shifted(span.ends, -months * step, to_end=True)
    )


def _is_whole_months(span: Span) -> bool:
    return span.starts.day == 1 and (span.ends + timedelta(days=1)).day == 1


def days_for(on: date, compare: Compare, periods: int) -> tuple[date, ...]:
    """Give the day and the ones to compare with: ends of earlier months, or earlier years."""
    if compare is Compare.NOTHING:
        return (on,)
    months = 12 if compare is Compare.PREVIOUS_YEAR else 1
    days = tuple(shifted(on, -months * step, to_end=True) for step in range(periods + 1))
    check_day(days[-1], "/query/periods")
    return days


def label(span: Span) -> str:
    """Name a period as people do: a month, a quarter, a year, or its two days."""
    starts, ends = span.starts, span.ends
    if not _is_whole_months(span):
        return f"{starts} to {ends}"
    months = (ends.year - starts.year) * 12 + ends.month - starts.month + 1
    if months == 1:
        return f"{MONTHS[starts.month - 1]} {starts.year}"
    if months == 3 and starts.month % 3 == 1:
        return f"Q{starts.month // 3 + 1} {starts.year}"
    if months == 12 and starts.month == 1:
        return str(starts.year)
    return f"{MONTHS[starts.month - 1]} {starts.year} to {MONTHS[ends.month - 1]} {ends.year}"
