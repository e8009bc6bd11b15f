"""What counting is: where counts go, and what a request is counted under."""

from typing import Protocol

from layers.observability.meters import Meter


class Spent(Protocol):
    """What a request or job asked of the database."""

    transactions: int
    statements: int
    trips: int


class Metrics(Protocol):
    """Where counts go."""

    def answered(self, route: str, method: str, status: int, seconds: float, spent: Spent) -> None:
        """Count a request, under its route's template."""

    def ran(self, job: str, outcome: str, seconds: float, spent: Spent) -> None:
        """Count a job's run: worked, idle or failed."""

    def add(self, meter: Meter, amount: float, *labels: str) -> None:
        """Raise a counter."""

    def set(self, meter: Meter, value: float, *labels: str) -> None:
        """Set a gauge."""

    def tell(self) -> None:
        """Hand on what was counted, where that is not done by whoever asks for it."""


def function_of(route: str) -> str:
    """Name the function that a route belongs to."""
    words = route.split("/")
    if len(words) > 2 and words[1] == "v1":
        return words[2]
    return words[1] if len(words) > 1 and words[1] == "health" else "none"
