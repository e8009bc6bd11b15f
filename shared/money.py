"""Money is an exact decimal in one currency; this is the only place that rounds it."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from shared.currencies import exponent


class Rounding(StrEnum):
    """What becomes of exactly half a coin: up (away from zero), or to the even neighbour."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"


_MODES = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.HALF_EVEN: ROUND_HALF_EVEN}


def coin(currency: str) -> Decimal:
    """Give the smallest amount of a currency, such as 0.01."""
    return Decimal(1).scaleb(-exponent(currency))


def rounded(amount: Decimal, currency: str, mode: Rounding = Rounding.HALF_UP) -> Decimal:
    """Round to the currency's smallest coin, half up unless told otherwise."""
    return amount.quantize(coin(currency), _MODES[mode])


def rounded_to(amount: Decimal, places: int, mode: Rounding = Rounding.HALF_UP) -> Decimal:
    """Round to a number of decimal places: for unit prices and rates, which are no coins."""
    return amount.quantize(Decimal(1).scaleb(-places), _MODES[mode])


def plain(value: Decimal, places: int = 0) -> str:
    """Write a decimal without exponent, with at least so many places and no more zeros."""
    text = format(value, "f")
    if "." in text:
        whole, fraction = text.split(".")
        fraction = fraction.rstrip("0").ljust(places, "0")
        return f"{whole}.{fraction}" if fraction else whole
    return f"{text}.{'0' * places}" if places else text


def split(amount: Decimal, weights: Sequence[Decimal], currency: str) -> list[Decimal]:
    """Share an amount out by weights so that the parts add up to it, to the coin.

    The coins left over go to the parts that rounding down cost most, the earlier first (largest
    remainder method). The amount is in whole coins; weights are not negative, and not all zero.
    """
    whole, step = sum(weights, Decimal()), coin(currency)
    exact = [amount * weight / whole for weight in weights]
    parts = [part.quantize(step, ROUND_DOWN) for part in exact]
    left = int((amount - sum(parts, Decimal())) / step)
    order = sorted(range(len(parts)), key=lambda n: (-abs(exact[n] - parts[n]), n))
    for n in order[: abs(left)]:
        parts[n] += step if left > 0 else -step
    return parts
