"""A measured figure, and how it is printed."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and the bar it has to reach; without a bar it is only told."""

    name: str
    value: float
    unit: str
    bar: str = ""
    holds: bool = True


def at_most(name: str, value: float, bar: float, unit: str = "ratio") -> Figure:
    """Make a figure that has to stay under its bar."""
    return Figure(name, round(value, 4), unit, f"<= {bar}", value <= bar)


def at_least(name: str, value: float, bar: float, unit: str = "ratio") -> Figure:
    """Make a figure that has to reach its bar."""
    return Figure(name, round(value, 4), unit, f">= {bar}", value >= bar)


def told(name: str, value: float, unit: str) -> Figure:
    """Make a figure that is told beside the others."""
    return Figure(name, round(value, 4), unit)


def report(figures: Sequence[Figure]) -> int:
    """Print the figures, as JSON lines where --json is given; fail if one does not hold."""
    for figure in figures:
        if "--json" in sys.argv:
            print(json.dumps(asdict(figure)), flush=True)
        else:
            verdict = "" if not figure.bar else "holds" if figure.holds else "FALLS SHORT"
            told = f"{figure.name:44} {figure.value:>12} {figure.unit:10} {figure.bar:10} {verdict}"
            print(told.rstrip(), flush=True)
    return 0 if all(figure.holds for figure in figures) else 1
