"""Units of measure: converted exactly, within a dimension."""

from decimal import Decimal
from fractions import Fraction

from functions.catalog.model import Unit
from shared.errors import Refusal

PLACES = 6
"""What a quantity is kept to."""


class UnitsIncompatible(Refusal):
    """There is no way from one unit to the other."""

    status = 422


def factor(given: Unit, wanted: Unit) -> Fraction:
    """How many of the wanted unit one of the given unit is, exactly. Raises UnitsIncompatible."""
    if given.dimension != wanted.dimension:
        raise UnitsIncompatible(
            f"{given.name} measures {given.dimension}, {wanted.name} measures {wanted.dimension}."
        )
    one = Fraction(given.numerator, given.denominator)
    return one / Fraction(wanted.numerator, wanted.denominator)


def converted(quantity: Decimal, given: Unit, wanted: Unit) -> Decimal:
    """Carry a quantity into another unit, to six places, half up. Raises UnitsIncompatible."""
    exact = Fraction(quantity) * factor(given, wanted) * 10**PLACES
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    return Decimal(whole if exact >= 0 else -whole).scaleb(-PLACES)


def _unit(code: str, name: str, dimension: str, factor: str, facts: tuple[int, str]) -> Unit:
    size = Fraction(factor)
    return Unit(code, name, dimension, size.numerator, size.denominator, *facts)


READY_MADE = (
    Unit("pc", "Piece", "pieces", places=0),
    _unit("dz", "Dozen", "pieces", "12", (0, "DZN")),
    _unit("h", "Hour", "time", "1", (2, "HUR")),
    _unit("min", "Minute", "time", "1/60", (0, "MIN")),
    _unit("day", "Day", "days", "1", (2, "DAY")),
    _unit("month", "Month", "months", "1", (2, "MON")),
    _unit("year", "Year", "months", "12", (2, "ANN")),
    _unit("kg", "Kilogram", "mass", "1", (3, "KGM")),
    _unit("g", "Gram", "mass", "1/1000", (0, "GRM")),
    _unit("t", "Tonne", "mass", "1000", (3, "TNE")),
    _unit("lb", "Pound", "mass", "0.45359237", (3, "LBR")),
    _unit("oz", "Ounce", "mass", "45359237/1600000000", (3, "ONZ")),
    _unit("m", "Metre", "length", "1", (3, "MTR")),
    _unit("cm", "Centimetre", "length", "1/100", (1, "CMT")),
    _unit("mm", "Millimetre", "length", "1/1000", (0, "MMT")),
    _unit("km", "Kilometre", "length", "1000", (3, "KMT")),
    _unit("in", "Inch", "length", "0.0254", (3, "INH")),
    _unit("ft", "Foot", "length", "0.3048", (3, "FOT")),
    _unit("mi", "Mile", "length", "1609.344", (3, "SMI")),
    _unit("m2", "Square metre", "area", "1", (2, "MTK")),
    _unit("sqft", "Square foot", "area", "0.09290304", (2, "FTK")),
    _unit("l", "Litre", "volume", "1", (3, "LTR")),
    _unit("ml", "Millilitre", "volume", "1/1000", (0, "MLT")),
    _unit("m3", "Cubic metre", "volume", "1000", (3, "MTQ")),
    _unit("gal", "US gallon", "volume", "3.785411784", (3, "GLL")),
    _unit("kWh", "Kilowatt hour", "energy", "1", (3, "KWH")),
)
"""The units a company begins with; the customary ones are exact by their legal definitions."""
