"""Payment terms: the worked case, the moves of a date, and that parts add up."""

import json
import os
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.parties.model import Instalment, Move, Share, Step, TermPart, Terms
from functions.parties.rules.terms import TermsUnusable, check_terms, due_after, instalments
from shared.currencies import exponent

SHARED = Path(os.environ.get("ERP_SHARED") or Path(__file__).resolve().parents[4] / "shared")
CASES = SHARED / "conformance/worked_cases.json"
D = Decimal


def terms(*parts: TermPart) -> Terms:
    return Terms("T", "Terms", parts)


def rest(*steps: Step) -> TermPart:
    return TermPart(Share.REMAINDER, steps=steps)


@pytest.mark.skipif(not CASES.exists(), reason="the worked cases are not here")
def test_worked_case_payment_term_splits() -> None:
    cases = {case["id"]: case for case in json.loads(CASES.read_text())["cases"]}
    case = cases["payment-term-splits"]
    days, month = Step(Move.DAYS, 30), Step(Move.MONTHS, 1)
    asked = terms(
        TermPart(Share.PERCENT_OF_REMAINDER, D(25), (days,)),
        TermPart(Share.PERCENT_OF_TOTAL, D(25), (month,)),
        TermPart(Share.FIXED, D("396.84"), (month, days)),
        rest(Step(Move.MONTHS, 2), Step(Move.DAY_OF_MONTH, 15), days),
    )
    dated = date.fromisoformat(case["inputs"]["date"])

    found = instalments(D(case["inputs"]["total"]), "EUR", dated, asked)

    wanted = case["expected"]["instalments"]
    assert found == tuple(Instalment(date.fromisoformat(due), D(a)) for due, a in wanted)


@pytest.mark.parametrize(
    ("dated", "steps", "due"),
    [
        ("2026-01-31", (Step(Move.MONTHS, 1),), "2026-02-28"),
        ("2024-01-31", (Step(Move.MONTHS, 1),), "2024-02-29"),
        ("2026-12-15", (Step(Move.MONTHS, 14),), "2028-02-15"),
        ("2026-01-10", (Step(Move.DAYS, 30), Step(Move.END_OF_MONTH)), "2026-02-28"),
        ("2026-01-20", (Step(Move.END_OF_MONTH), Step(Move.DAY_OF_MONTH, 10)), "2026-02-10"),
        ("2026-01-10", (Step(Move.DAY_OF_MONTH, 10),), "2026-01-10"),
        ("2026-02-05", (Step(Move.DAY_OF_MONTH, 31),), "2026-02-28"),
        ("2026-11-22", (Step(Move.WEEKDAY, 1),), "2026-11-23"),
        ("2026-11-22", (Step(Move.WEEKDAY, 7),), "2026-11-22"),
        ("2026-11-22", (Step(Move.WEEKS, 2),), "2026-12-06"),
        ("2026-11-22", (), "2026-11-22"),
    ],
)
def test_moves_of_a_date(dated: str, steps: tuple[Step, ...], due: str) -> None:
    assert due_after(date.fromisoformat(dated), steps) == date.fromisoformat(due)


def test_terms_past_the_calendar_are_refused() -> None:
    with pytest.raises(TermsUnusable):
        due_after(date(9999, 12, 31), (Step(Move.DAYS, 30),))
    with pytest.raises(TermsUnusable):
        due_after(date(9999, 12, 31), (Step(Move.MONTHS, 1),))


def test_a_fixed_part_never_exceeds_what_is_left() -> None:
    asked = terms(TermPart(Share.FIXED, D(500)), rest(Step(Move.DAYS, 30)))
    assert instalments(D(100), "EUR", date(2026, 1, 1), asked) == (
        Instalment(date(2026, 1, 1), D(100)),
    )


def test_nothing_to_pay_is_due_with_the_remainder() -> None:
    asked = terms(TermPart(Share.PERCENT_OF_TOTAL, D(50)), rest(Step(Move.DAYS, 30)))
    assert instalments(D(0), "EUR", date(2026, 1, 1), asked) == (
        Instalment(date(2026, 1, 31), D(0)),
    )


@pytest.mark.parametrize(
    ("parts", "pointer"),
    [
        ((TermPart(Share.FIXED, D(1)),), "/body/parts"),
        ((rest(), rest()), "/body/parts"),
        ((rest(), TermPart(Share.FIXED, D(1))), "/body/parts"),
        ((TermPart(Share.FIXED, D(0)), rest()), "/body/parts/0/value"),
        ((TermPart(Share.PERCENT_OF_TOTAL, D(101)), rest()), "/body/parts/0/value"),
        ((TermPart(Share.REMAINDER, D(1)),), "/body/parts/0/value"),
        ((rest(Step(Move.WEEKDAY, 8)),), "/body/parts/0/steps/0"),
        ((rest(Step(Move.DAY_OF_MONTH, 0)),), "/body/parts/0/steps/0"),
        ((rest(Step(Move.DAYS, -1)),), "/body/parts/0/steps/0"),
        ((rest(Step(Move.END_OF_MONTH, 3)),), "/body/parts/0/steps/0"),
    ],
)
def test_terms_that_do_not_divide_a_total_are_refused(
    parts: tuple[TermPart, ...], pointer: str
) -> None:
    with pytest.raises(TermsUnusable) as refused:
        check_terms(terms(*parts))
    assert refused.value.facts["pointer"] == pointer


steps = st.one_of(
    st.builds(Step, st.sampled_from([Move.DAYS, Move.WEEKS, Move.MONTHS]), st.integers(0, 40)),
    st.builds(Step, st.just(Move.DAY_OF_MONTH), st.integers(1, 31)),
    st.builds(Step, st.just(Move.WEEKDAY), st.integers(1, 7)),
    st.just(Step(Move.END_OF_MONTH)),
)
routes = st.lists(steps, max_size=3).map(tuple)
shares = st.one_of(
    st.builds(
        TermPart,
        st.sampled_from([Share.PERCENT_OF_TOTAL, Share.PERCENT_OF_REMAINDER]),
        st.decimals("0.01", "100", places=2),
        routes,
    ),
    st.builds(TermPart, st.just(Share.FIXED), st.decimals("0.01", "5000", places=2), routes),
)
anything = st.tuples(st.lists(shares, max_size=5), routes).map(
    lambda made: terms(*made[0], rest(*made[1]))
)
dates = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(
    st.integers(-10_000_000, 10_000_000), st.sampled_from(["EUR", "JPY", "KWD"]), dates, anything
)
def test_instalments_add_up_and_share_the_sign(
    coins: int, currency: str, dated: date, asked: Terms
) -> None:
    check_terms(asked)
    total = D(coins).scaleb(-exponent(currency))

    found = instalments(total, currency, dated, asked)

    assert sum(each.amount for each in found) == total
    assert all(each.amount * total > 0 for each in found) or (total == 0 and len(found) == 1)
    assert all(each.due >= dated for each in found)


@given(dates, steps)
def test_no_step_moves_a_date_back(dated: date, step: Step) -> None:
    assert dated <= due_after(dated, (step,)) <= dated + timedelta(days=31 * 40)
