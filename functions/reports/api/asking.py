"""What a report can be asked: dates, periods to compare, an analytic value, a format, a page."""

import re
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from functions.reports.model import Compare, Format, Page, Scope, Span
from functions.reports.rules.cursors import place_of
from functions.reports.rules.periods import Asked, Split, check_day, check_span, days_for, spans_for
from layers.http.shapes import Line, Shape
from layers.http.wording import Misfit
from shared.clock import today

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
EXPORTED_AT_MOST = 50_000
"""Lines of one file; a longer period is asked for in parts."""


def _iso(value: Any) -> Any:
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise Misfit("is not a date such as 2026-03-31", "not-a-date")
    return value


Day = Annotated[date, BeforeValidator(_iso)]
"""A calendar day, year first."""
Account = Annotated[Line, StringConstraints(min_length=1, max_length=40)]
"""An account's code."""
Cursor = Annotated[str, StringConstraints(max_length=500)]
"""`next` of the page before."""


class AskFormat(Shape):
    """JSON for programs and screens; CSV, XLSX and PDF as a file."""

    format: Format = Format.JSON


class AskPeriod(AskFormat):
    """From the first day to the last; this calendar year up to today where not said."""

    starts: Day | None = None
    ends: Day | None = None

    @property
    def span(self) -> Span:
        """Give the days asked for. Raises SpanRefused."""
        ends = self.ends or today()
        check_day(ends, "/query/ends")
        return check_span(self.starts or date(ends.year, 1, 1), ends)


class AskCompared(AskPeriod):
    """A period beside earlier ones, or cut into months, quarters or years."""

    compare: Compare = Compare.NOTHING
    periods: int = Field(1, ge=1, le=23, description="How many earlier periods to set beside it.")
    split: Split = Split.NOT

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give every column's days. Raises SpanRefused."""
        return spans_for(Asked(self.span, self.compare, self.periods, self.split))


class AskScoped(AskCompared):
    """The same, of all lines or of those that carry an analytic value."""

    dimension_value: UUID | None = None

    @property
    def scope(self) -> Scope:
        """Give which lines count."""
        return Scope(self.dimension_value)


class AskDay(AskFormat):
    """A day, today where not said."""

    on: Day | None = None

    @property
    def day(self) -> date:
        """Give the day asked for. Raises SpanRefused."""
        return check_day(self.on or today())


class AskDays(AskDay):
    """A day beside earlier ones: the ends of months before, or the same day of years before."""

    compare: Compare = Compare.NOTHING
    periods: int = Field(1, ge=1, le=23, description="How many earlier days to set beside it.")

    @property
    def days(self) -> tuple[date, ...]:
        """Give every column's day. Raises SpanRefused."""
        return days_for(self.day, self.compare, self.periods)


class AskPage(AskPeriod):
    """A page of lines; a file holds them all."""

    limit: int = Field(100, ge=1, le=500)
    after: Cursor | None = None

    @property
    def page(self) -> Page:
        """Give the page asked for. Raises PlaceUnknown."""
        limit = self.limit if self.format is Format.JSON else EXPORTED_AT_MOST
        return Page(limit, place_of(self.after))
