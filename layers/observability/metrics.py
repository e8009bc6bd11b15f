"""Counts and times of requests and jobs, served to Prometheus on a port of their own.

prometheus_client takes 0.14 s to import, so it is imported where ERP_METRICS_PORT asks for it.
"""

import os
from functools import cache
from typing import Any

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The meters there are; every label takes its values from a list that we wrote."""

    def __init__(self) -> None:
        from prometheus_client import Counter, Histogram

        self.requests = Counter(
            "erp_http_requests_total", "Requests answered.", ["route", "method", "status"]
        )
        self.seconds = Histogram(
            "erp_http_request_seconds", "Time to answer.", ["route", "method"], buckets=BUCKETS
        )
        self.jobs = Counter("erp_schedule_jobs_total", "Job runs.", ["job", "outcome"])
        self.job_seconds = Histogram(
            "erp_schedule_job_seconds", "Time of a job's run.", ["job"], buckets=BUCKETS
        )

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request under its route's template: ids in paths would be labels without end."""
        method = method if method in METHODS else "OTHER"
        self.requests.labels(route, method, f"{status // 100}xx").inc()
        self.seconds.labels(route, method).observe(seconds)

    def ran(self, job: str, outcome: str, seconds: float) -> None:
        """Count a job's run: worked, idle or failed."""
        self.jobs.labels(job, outcome).inc()
        self.job_seconds.labels(job).observe(seconds)


@cache
def metrics() -> Metrics | None:
    """Open the meters, and the port that shows them, where ERP_METRICS_PORT names one."""
    port = os.environ.get("ERP_METRICS_PORT", "")
    if not port:
        return None
    made = Metrics()
    _serve(int(port))
    return made


def _serve(port: int) -> Any:
    """Serve /metrics. Of several workers the first serves for all (PROMETHEUS_MULTIPROC_DIR)."""
    from prometheus_client import REGISTRY, CollectorRegistry, start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    try:
        return start_http_server(
            port, os.environ.get("ERP_METRICS_HOST", "127.0.0.1"), registry=registry
        )
    except OSError:
        return None
