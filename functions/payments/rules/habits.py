"""What a rule may be learned from."""

from functions.payments.model import Habit
from functions.payments.rules.names import words
from shared.errors import Refusal


class WordsTooCommon(Refusal):
    """The words would fit lines that have nothing to do with each other."""

    status = 422


def check(habit: Habit) -> None:
    """Refuse a rule whose words have fewer than four letters or digits in all."""
    if sum(len(word) for word in words(habit.contains)) < 4:
        raise WordsTooCommon(
            f"“{habit.contains}” would fit too many lines: use at least four letters.",
            pointer="/body/contains",
        )
