"""What is looked at now and then instead of being counted as it happens: the pool, the cache."""

from layers.cache.client import breaker
from layers.database.transactions import pool
from layers.observability import meters
from layers.observability.counting import Metrics
from layers.observability.meters import Meter

COUNTED = {
    "requests_num": (meters.POOL_LENT, 1.0),
    "requests_queued": (meters.POOL_QUEUED, 1.0),
    "requests_wait_ms": (meters.POOL_WAITED, 0.001),
    "requests_errors": (meters.POOL_ERRORS, 1.0),
}
"""What psycopg_pool counts, the meter it goes to, and by what it is multiplied."""


class Sampler:
    """Compares what others count with what it saw last, and adds the difference."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._seen: dict[str, float] = {}
        for meter, _ in COUNTED.values():
            metrics.add(meter, 0)
        metrics.add(meters.CACHE_FAILURES, 0)

    def look(self) -> None:
        """Look once."""
        self._count(meters.CACHE_FAILURES, breaker.trips)
        if not pool.cache_info().currsize:  # nobody asked for a connection yet
            return
        found = pool().get_stats()
        for name, (meter, times) in COUNTED.items():
            self._count(meter, found.get(name, 0) * times)
        states = {"max": "pool_max", "open": "pool_size", "idle": "pool_available"}
        for state, name in states.items():
            self._metrics.set(meters.POOL_SIZE, found.get(name, 0), state)
        self._metrics.set(meters.POOL_WAITING, found.get("requests_waiting", 0))

    def _count(self, meter: Meter, now: float) -> None:
        before = self._seen.get(meter.name, 0.0)
        self._seen[meter.name] = now
        if now > before:
            self._metrics.add(meter, now - before)
