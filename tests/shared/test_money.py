"""Rounding and sharing out money: nothing appears, nothing is lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.currencies import exponent
from shared.money import Rounding, coin, rounded, split

currencies = st.sampled_from(["EUR", "JPY", "KWD"])
amounts = st.decimals(-(10**9), 10**9, places=6)
weights = st.lists(st.decimals(0, 10**6, places=4), min_size=1, max_size=20).filter(any)


@pytest.mark.parametrize(
    ("amount", "currency", "mode", "expected"),
    [
        ("1.005", "EUR", Rounding.HALF_UP, "1.01"),
        ("1.005", "EUR", Rounding.HALF_EVEN, "1.00"),
        ("-1.005", "EUR", Rounding.HALF_UP, "-1.01"),
        ("1.5", "JPY", Rounding.HALF_UP, "2"),
        ("0.0005", "KWD", Rounding.HALF_UP, "0.001"),
    ],
)
def test_half_a_coin(amount: str, currency: str, mode: Rounding, expected: str) -> None:
    assert str(rounded(Decimal(amount), currency, mode)) == expected


@given(amounts, currencies)
def test_rounding_moves_at_most_half_a_coin(amount: Decimal, currency: str) -> None:
    result = rounded(amount, currency)
    assert abs(result - amount) * 2 <= coin(currency)
    assert result.as_tuple().exponent == -exponent(currency)
    assert rounded(-amount, currency) == -result


@given(amounts, weights, currencies)
def test_the_parts_add_up(amount: Decimal, weights: list[Decimal], currency: str) -> None:
    whole = rounded(amount, currency)
    parts = split(whole, weights, currency)
    assert sum(parts) == whole
    assert len(parts) == len(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - whole * weight / sum(weights)) < coin(currency) * 2
        assert part * whole >= 0
