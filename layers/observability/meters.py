"""Every meter there is: its name, what it counts, and labels whose values we wrote ourselves.

No label ever holds an id, an address or a name of a tenant, a company or a person, nor a path as
it was asked for: routes are templates, currencies are ISO 4217's, the rest are words of ours. Prometheus keeps `job` and `instance` for
what it scrapes, so that a job of ours is a `task`.
"""

from enum import StrEnum

from shared.nouns import dataclass


class Kind(StrEnum):
    """How a meter behaves."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Meter:
    """One meter. Of several workers a gauge is the sum where `adds_up`, else the latest value."""

    name: str
    about: str
    labels: tuple[str, ...] = ()
    kind: Kind = Kind.COUNTER
    adds_up: bool = False
    unit: str = "Count"


BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUESTS = Meter(
    "erp_http_requests_total", "Requests answered.", ("function", "route", "method", "status")
)
SECONDS = Meter(
    "erp_http_request_seconds",
    "Time to answer.",
    ("function", "route", "method"),
    Kind.HISTOGRAM,
    unit="Seconds",
)
REFUSALS = Meter(
    "erp_http_refusals_total",
    "Requests that a rule refused, by the problem they were answered with.",
    ("function", "problem"),
)
LIMITED = Meter("erp_http_limited_total", "Requests refused for coming too fast.", ("by",))

TRANSACTIONS = Meter("erp_database_transactions_total", "Transactions committed.", ("function",))
STATEMENTS = Meter("erp_database_statements_total", "SQL statements committed.", ("function",))
TRIPS = Meter("erp_database_trips_total", "Round trips to the database.", ("function",))
POOL_SIZE = Meter(
    "erp_database_pool_connections",
    "Connections of the pools: at most (max), open now (open), lent to nobody (idle).",
    ("state",),
    Kind.GAUGE,
    adds_up=True,
)
POOL_WAITING = Meter(
    "erp_database_pool_waiting",
    "Requests waiting for a connection now.",
    (),
    Kind.GAUGE,
    adds_up=True,
)
POOL_LENT = Meter("erp_database_pool_requests_total", "Times a connection was asked for.")
POOL_QUEUED = Meter("erp_database_pool_queued_total", "Times somebody had to wait for one.")
POOL_WAITED = Meter(
    "erp_database_pool_wait_seconds_total", "Time spent waiting for one.", unit="Seconds"
)
POOL_ERRORS = Meter("erp_database_pool_errors_total", "Times none came in time.")
CACHE_FAILURES = Meter(
    "erp_cache_failures_total", "Times the cache was left alone after a failure."
)

JOBS = Meter("erp_schedule_jobs_total", "Job runs.", ("task", "outcome"))
JOB_SECONDS = Meter(
    "erp_schedule_job_seconds", "Time of a job's run.", ("task",), Kind.HISTOGRAM, unit="Seconds"
)
JOB_DONE = Meter(
    "erp_schedule_job_success_timestamp_seconds",
    "When a job last ran without failing.",
    ("task",),
    Kind.GAUGE,
    unit="Seconds",
)

QUEUE_WAITING = Meter(
    "erp_queue_waiting", "What waits in a queue, 100,000 at most.", ("queue",), Kind.GAUGE
)
QUEUE_DEAD = Meter("erp_queue_dead", "What was given up, 100,000 at most.", ("queue",), Kind.GAUGE)
QUEUE_OLDEST = Meter(
    "erp_queue_oldest_seconds",
    "For how long the oldest in a queue has been due.",
    ("queue",),
    Kind.GAUGE,
    unit="Seconds",
)
POSTED = Meter("erp_documents_posted_total", "Documents posted, of all companies.", ("kind",))
MONEY = Meter("erp_money_posted_total", "Their totals, of all companies.", ("kind", "currency"))
UNMATCHED = Meter(
    "erp_payments_lines_unmatched",
    "Lines of bank statements that nothing is matched with, 1,000,000 at most.",
    (),
    Kind.GAUGE,
)
WEBHOOKS_OFF = Meter(
    "erp_notifications_webhooks_disabled",
    "Webhooks switched off because their receiver failed for long.",
    (),
    Kind.GAUGE,
)
TENANTS = Meter("erp_identity_tenants", "Tenants, by status.", ("status",), Kind.GAUGE)
CHAINS_BROKEN = Meter(
    "erp_audit_chains_broken",
    "Companies whose audit trail did not hold when it was last verified.",
    (),
    Kind.GAUGE,
)
COLLECTED = Meter(
    "erp_health_collector_success",
    "1 where a collector read its figures when it last tried, else 0.",
    ("collector",),
    Kind.GAUGE,
)
COLLECTOR_SECONDS = Meter(
    "erp_health_collector_seconds",
    "How long a collector took.",
    ("collector",),
    Kind.GAUGE,
    unit="Seconds",
)
BUILD = Meter("erp_build_info", "1; the label says which release runs.", ("version",), Kind.GAUGE)

METERS = tuple(value for value in dict(globals()).values() if isinstance(value, Meter))
