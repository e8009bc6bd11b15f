"""Count what happens: for Prometheus on a port of its own, or embedded in the log under Lambda.

prometheus_client takes 0.14 s to import, so it is imported where ERP_METRICS_PORT asks for it.
"""

import os
from functools import cache
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


@cache
def metrics() -> Metrics | None:
    """Open the meters: with ERP_METRICS_PORT on that port, under Lambda in the log, else none."""
    if os.environ.get("AWS_LAMBDA_FUNCTION_NAME"):
        from layers.observability.embedded import Embedded

        return Embedded()
    port = os.environ.get("ERP_METRICS_PORT", "")
    if not port:
        return None
    from layers.observability.exposed import Exposed

    return Exposed(int(port))


def function_of(route: str) -> str:
    """Name the function that a route belongs to."""
    words = route.split("/")
    if len(words) > 2 and words[1] == "v1":
        return words[2]
    return words[1] if len(words) > 1 and words[1] == "health" else "none"
