"""Periods, cursors and ages, without a database."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.reports.model import Compare, Place, Side, Span
from functions.reports.rules.ageing import Ageing, BucketsRefused, check_buckets, within
from functions.reports.rules.cursors import PlaceUnknown, cursor_of, place_of
from functions.reports.rules.periods import (
    Asked,
    SpanRefused,
    Split,
    check_span,
    days_for,
    label,
    parts,
    shifted,
    spans_for,
)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
spans = st.tuples(days, st.integers(0, 900)).map(
    lambda drawn: Span(drawn[0], drawn[0] + timedelta(days=drawn[1]))
)
cuts = st.sampled_from([Split.MONTH, Split.QUARTER, Split.YEAR])


@given(spans, cuts)
def test_parts_of_a_period_cover_it_without_gap_or_overlap(span: Span, cut: Split) -> None:
    found = parts(span, cut)
    assert (found[0].starts, found[-1].ends) == (span.starts, span.ends)
    for earlier, later in pairwise(found):
        assert later.starts == earlier.ends + timedelta(days=1)
        assert earlier.starts <= earlier.ends


@given(spans, st.integers(1, 5))
def test_previous_periods_end_where_the_next_one_starts(span: Span, many: int) -> None:
    found = spans_for(Asked(span, Compare.PREVIOUS_PERIOD, many))
    assert found[0] == span
    assert len(found) == many + 1
    for later, earlier in pairwise(found):
        assert later.starts == earlier.ends + timedelta(days=1)


@pytest.mark.parametrize(
    ("starts", "ends", "compare", "wanted"),
    [
        ("2026-03-01", "2026-03-31", Compare.PREVIOUS_PERIOD, ("2026-02-01", "2026-02-28")),
        ("2026-01-01", "2026-03-31", Compare.PREVIOUS_PERIOD, ("2025-10-01", "2025-12-31")),
        ("2026-01-11", "2026-01-20", Compare.PREVIOUS_PERIOD, ("2026-01-01", "2026-01-10")),
        ("2024-02-01", "2024-02-29", Compare.PREVIOUS_YEAR, ("2023-02-01", "2023-02-28")),
        ("2025-02-01", "2025-02-28", Compare.PREVIOUS_YEAR, ("2024-02-01", "2024-02-29")),
    ],
)
def test_comparing_goes_by_the_calendar(
    starts: str, ends: str, compare: Compare, wanted: tuple[str, str]
) -> None:
    span = Span(date.fromisoformat(starts), date.fromisoformat(ends))
    _, before = spans_for(Asked(span, compare, 1))
    assert (before.starts.isoformat(), before.ends.isoformat()) == wanted


def test_days_before_are_ends_of_months() -> None:
    found = days_for(date(2026, 3, 31), Compare.PREVIOUS_PERIOD, 2)
    assert [day.isoformat() for day in found] == ["2026-03-31", "2026-02-28", "2026-01-31"]
    assert shifted(date(2026, 1, 30), 1) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (("2026-01-01", "2026-12-31"), "2026"),
        (("2026-04-01", "2026-06-30"), "Q2 2026"),
        (("2026-02-01", "2026-02-28"), "Feb 2026"),
        (("2025-12-01", "2026-01-31"), "Dec 2025 to Jan 2026"),
        (("2026-02-01", "2026-02-27"), "2026-02-01 to 2026-02-27"),
    ],
)
def test_periods_are_named_as_people_do(span: tuple[str, str], said: str) -> None:
    assert label(Span(*map(date.fromisoformat, span))) == said


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("2026-01-02", "2026-01-01"), ("2010-01-01", "2026-01-01"), ("1850-01-01", "1850-02-01")],
)
def test_a_period_that_cannot_be_is_refused(starts: str, ends: str) -> None:
    with pytest.raises(SpanRefused):
        check_span(date.fromisoformat(starts), date.fromisoformat(ends))


def test_too_many_columns_are_refused() -> None:
    long = Span(date(2020, 1, 1), date(2026, 12, 31))
    with pytest.raises(SpanRefused, match="36"):
        spans_for(Asked(long, split=Split.MONTH))
    with pytest.raises(SpanRefused, match="either"):
        spans_for(Asked(long, Compare.PREVIOUS_YEAR, 1, Split.YEAR))


@given(days, st.uuids(), st.integers(0, 2**31 - 1), st.text(max_size=40))
def test_a_cursor_leads_back_to_its_place(
    dated: date, entry: object, position: int, account: str
) -> None:
    place = Place(dated, entry, position, account.replace("\0", ""))  # type: ignore[arg-type]
    try:
        account.encode()
    except UnicodeEncodeError:
        return
    assert place_of(cursor_of(place)) == place


@given(st.text(max_size=80))
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with suppress(PlaceUnknown):
        assert isinstance(place_of(text), Place)


@given(st.sets(st.integers(1, 3650), min_size=1, max_size=12), st.integers(-4000, 4000))
def test_every_age_falls_into_one_bucket(chosen: set[int], late: int) -> None:
    ageing = Ageing(Side.RECEIVABLE, date(2026, 1, 1), buckets=check_buckets(sorted(chosen)))
    assert sum(within(first, last)(late) for first, last in ageing.limits) == 1


@pytest.mark.parametrize("given_days", [[30, 30], [60, 30], [0], [-5], [4000]])
def test_days_that_make_no_buckets_are_refused(given_days: list[int]) -> None:
    with pytest.raises(BucketsRefused):
        check_buckets(given_days)
