"""Meters for Prometheus, on a port that nothing public leads to.

A request costs a look into a dictionary and five additions, 5 µs: what is looked up by labels is
kept, and what it asked of the database is added up here and handed on every other second.
Of several workers (PROMETHEUS_MULTIPROC_DIR) any one serves the counts of all; when it dies,
another takes the port over.
"""

import os
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Metric,
    ProcessCollector,
    disable_created_metrics,
    start_http_server,
)
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from layers.observability import meters
from layers.observability.counting import Spent, function_of
from layers.observability.meters import BUCKETS, METERS, Kind, Meter
from layers.observability.samples import Sampler

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SPENT = (meters.TRANSACTIONS, meters.STATEMENTS, meters.TRIPS)
EVERY = 2.0
"""Seconds between looks at the pool."""


class Exposed:
    """The meters, and the port that shows them."""

    def __init__(self, port: int) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # half as many lines
        self._port = port
        self._made = {meter.name: _make(meter) for meter in METERS}
        self._children: dict[tuple[str, ...], Any] = {}
        self._requests: dict[tuple[str, str, int], tuple[Any, ...]] = {}
        self._spent: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._told: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._server: Any = None
        self._sampler = Sampler(self)
        for by in ("address", "key"):
            self.add(meters.LIMITED, 0, by)
        self.set(meters.BUILD, 1, os.environ.get("ERP_VERSION", "unknown"))
        self._look()
        Thread(target=self._keep_looking, name="erp-metrics", daemon=True).start()

    def answered(self, route: str, method: str, status: int, seconds: float, spent: Spent) -> None:
        """Count a request, under its route's template."""
        held = self._requests.get((route, method, status)) or self._hold(route, method, status)
        requests, timed, totals = held
        requests.inc()
        timed.observe(seconds)
        if spent.transactions:
            totals[0] += spent.transactions
            totals[1] += spent.statements
            totals[2] += spent.trips

    def ran(self, job: str, outcome: str, seconds: float, spent: Spent) -> None:
        """Count a job's run: worked, idle or failed."""
        self.add(meters.JOBS, 1, job, outcome)
        self._child(meters.JOB_SECONDS, job).observe(seconds)
        if outcome != "failed":
            self.set(meters.JOB_DONE, time.time(), job)
        totals = self._spent[job.partition(".")[0]]
        for place, many in enumerate((spent.transactions, spent.statements, spent.trips)):
            totals[place] += many

    def add(self, meter: Meter, amount: float, *labels: str) -> None:
        """Raise a counter."""
        self._child(meter, *labels).inc(amount)

    def set(self, meter: Meter, value: float, *labels: str) -> None:
        """Set a gauge."""
        self._child(meter, *labels).set(value)

    def tell(self) -> None:
        """Do nothing: Prometheus comes and asks."""

    def _hold(self, route: str, method: str, status: int) -> tuple[Any, ...]:
        known = method if method in METHODS else "OTHER"
        function = function_of(route)
        held = (
            self._child(meters.REQUESTS, function, route, known, str(status)),
            self._child(meters.SECONDS, function, route, known),
            self._spent[function],
        )
        if known == method:
            self._requests[route, method, status] = held
        return held

    def _child(self, meter: Meter, *labels: str) -> Any:
        key = (meter.name, *labels)
        child = self._children.get(key)
        if child is None:
            made = self._made[meter.name]
            child = self._children[key] = made.labels(*labels) if meter.labels else made
        return child

    def _keep_looking(self) -> None:
        while True:
            time.sleep(EVERY)
            with suppress(Exception):  # a look that fails is made again; nobody waits for it
                self._look()

    def _look(self) -> None:
        if self._server is None:
            self._server = _serve(self._port)
        for function, totals in list(self._spent.items()):
            now, before = list(totals), self._told[function]
            self._told[function] = now
            for meter, new, old in zip(SPENT, now, before, strict=True):
                self.add(meter, new - old, function)
        self._sampler.look()


def _make(meter: Meter) -> Any:
    if meter.kind is Kind.HISTOGRAM:
        return Histogram(meter.name, meter.about, meter.labels, buckets=BUCKETS)
    if meter.kind is Kind.COUNTER:
        return Counter(meter.name, meter.about, meter.labels)
    mode: Any = "livesum" if meter.adds_up else "mostrecent"
    return Gauge(meter.name, meter.about, meter.labels, multiprocess_mode=mode)


def _serve(port: int) -> Any:
    """Serve /metrics, unless another worker does."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    registry = REGISTRY
    if folder:
        registry = CollectorRegistry()
        registry.register(_OfAll(folder))
        ProcessCollector(registry=registry)
    try:
        return start_http_server(
            port, os.environ.get("ERP_METRICS_HOST", "127.0.0.1"), registry=registry
        )
    except OSError:
        return None


class _OfAll(MultiProcessCollector):
    """What all workers counted; what a dead one held is no longer added up."""

    def __init__(self, folder: str) -> None:
        super().__init__(None, folder)  # type: ignore[no-untyped-call]
        self._folder = Path(folder)

    def collect(self) -> Iterable[Metric]:
        """Forget the dead, and add up."""
        for file in self._folder.glob("gauge_live*_*.db"):
            worker = int(file.stem.rpartition("_")[2])
            if not _is_alive(worker):
                mark_process_dead(worker, str(self._folder))  # type: ignore[no-untyped-call]
        return super().collect()  # type: ignore[no-untyped-call,no-any-return]


def _is_alive(worker: int) -> bool:
    try:
        os.kill(worker, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
