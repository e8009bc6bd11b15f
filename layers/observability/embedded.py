"""Meters under Lambda: embedded in the log (EMF), from where CloudWatch takes them.

Every combination of labels is a metric that is paid for by the month. So requests are told by
function, and the rest by the labels they have anyway; the route stands in the access log.
"""

import json
import sys
import time
from collections import defaultdict
from typing import Any, TextIO

from layers.observability import meters
from layers.observability.counting import Spent, function_of
from layers.observability.meters import Meter

NAMESPACE = "ERP"
FAILED = "erp_http_errors_total"
Told = dict[str, tuple[str, list[float]]]


class Embedded:
    """Keeps what was counted until it is told: once for each invocation."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out
        self._kept: defaultdict[tuple[tuple[str, str], ...], Told] = defaultdict(dict)

    def answered(self, route: str, method: str, status: int, seconds: float, spent: Spent) -> None:
        """Count a request, by function: under Lambda it is the whole invocation."""
        del method
        function = function_of(route)
        labels = (("function", function),)
        self._keep(labels, meters.REQUESTS.name, "Count", 1)
        self._keep(labels, FAILED, "Count", float(status >= 500))
        self._keep(labels, meters.SECONDS.name, "Seconds", seconds)
        self._spend(function, spent)
        self.tell()

    def ran(self, job: str, outcome: str, seconds: float, spent: Spent) -> None:
        """Count a job's run: worked, idle or failed."""
        self.add(meters.JOBS, 1, job, outcome)
        self._keep((("task", job),), meters.JOB_SECONDS.name, "Seconds", seconds)
        self._spend(job.partition(".")[0], spent)
        self.tell()

    def add(self, meter: Meter, amount: float, *labels: str) -> None:
        """Raise a counter: CloudWatch adds up what it is told."""
        if amount:
            self._keep(_named(meter, labels), meter.name, meter.unit, amount)

    def set(self, meter: Meter, value: float, *labels: str) -> None:
        """Set a gauge."""
        self._keep(_named(meter, labels), meter.name, meter.unit, value)

    def tell(self) -> None:
        """Write what was counted, one line for each set of labels."""
        kept, self._kept = self._kept, defaultdict(dict)
        for labels, told in kept.items():
            print(json.dumps(_line(dict(labels), told)), file=self._out or sys.stdout)  # noqa: T201

    def _spend(self, function: str, spent: Spent) -> None:
        self.add(meters.TRANSACTIONS, spent.transactions, function)
        self.add(meters.STATEMENTS, spent.statements, function)
        self.add(meters.TRIPS, spent.trips, function)

    def _keep(
        self, labels: tuple[tuple[str, str], ...], name: str, unit: str, value: float
    ) -> None:
        self._kept[labels].setdefault(name, (unit, []))[1].append(value)


def _named(meter: Meter, labels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(zip(meter.labels, labels, strict=True))


def _line(labels: dict[str, str], told: Told) -> dict[str, Any]:
    """Write as CloudWatch reads it; written by hand, as Powertools takes 0.1 s of a cold start."""
    described = {
        "Namespace": NAMESPACE,
        "Dimensions": [list(labels)],
        "Metrics": [{"Name": name, "Unit": unit} for name, (unit, _) in told.items()],
    }
    head = {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [described]}
    return {"_aws": head, **labels, **{name: values for name, (_, values) in told.items()}}
