"""The nouns of parties that others meet: payment terms and the instalments they make."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Share(StrEnum):
    """What part of a total one instalment asks for."""

    PERCENT_OF_TOTAL = "percent_of_total"
    PERCENT_OF_REMAINDER = "percent_of_remainder"
    FIXED = "fixed"
    REMAINDER = "remainder"


class Move(StrEnum):
    """How one step moves a date; none ever moves it back.

    END_OF_MONTH goes to the last day of the month reached; DAY_OF_MONTH and WEEKDAY (1 is
    Monday) to the next such day, or stay where they are on it. A month without that day gives
    its last one.
    """

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    END_OF_MONTH = "end_of_month"
    DAY_OF_MONTH = "day_of_month"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a date: how, and how far or to which day (nothing for END_OF_MONTH)."""

    move: Move
    count: int = 0


@dataclass(frozen=True, slots=True)
class TermPart:
    """A share of the total (per cent or money, nothing for REMAINDER), due after the steps."""

    share: Share
    value: Decimal = Decimal()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Payment terms: parts in order, the last of them the remainder; the steps apply in order."""

    code: str
    name: str
    parts: tuple[TermPart, ...]


@dataclass(frozen=True, slots=True)
class Instalment:
    """An amount of the document's currency and the day it is due."""

    due: date
    amount: Decimal
