"""Dashboards of the product: overview, one function, the business, and what was promised."""

from local.dashboards.panels import (
    BYTES,
    HALF,
    PER_SECOND,
    PLAIN,
    QUARTER,
    SECONDS,
    SHARE,
    THIRD,
    WHOLE,
    Ask,
    Board,
    Look,
    lines,
    number,
    table,
)

ERRORS = Look("percentunit", warns=0.001, alarms=0.0144, decimals=3)

OVERVIEW = Board(
    "overview",
    "Overview",
    "How everything is. What is red has an alert, and every alert a paragraph in the runbook.",
    [
        (
            "Now",
            [
                number("Alerts", 'sum(ALERTS{alertstate="firing", severity=~"warning|critical"}) or vector(0)', Look(warns=1, alarms=3)),
                number("Answers as a customer would ask", "avg(probe_success)", Look("percentunit")),
                number("Errors", '(sum(rate(erp_http_requests_total{function!="health", status=~"5.."}[5m])) or vector(0)) / sum(rate(erp_http_requests_total{function!="health"}[5m]))', ERRORS),
                number("Slowest hundredth", "max(erp:http_seconds:p99_5m)", Look("s", warns=0.5, alarms=1)),
                number("Outbox's oldest", 'max(erp_queue_oldest_seconds{queue="outbox"})', Look("s", warns=10, alarms=60)),
                number("Certificate ends in", "min(probe_ssl_earliest_cert_expiry - time())", Look("s")),
            ],
        ),
        (
            "Traffic",
            [
                lines("Requests", Ask("erp:http_requests:rate5m", "{{function}}"), look=PER_SECOND),
                lines("Errors", Ask("erp:http_errors:ratio_5m", "{{function}}"), look=Look("percentunit")),
                lines("Slowest hundredth", Ask("erp:http_seconds:p99_5m", "{{function}}"), look=SECONDS),
                lines("Waiting in queues", Ask("max by (queue) (erp_queue_waiting)", "{{queue}}")),
            ],
        ),
        (
            "Machine",
            [
                lines("Processors", Ask("instance:node_cpu:busy_ratio5m", "busy"), look=SHARE, wide=THIRD),
                lines("Memory left", Ask("instance:node_memory:available_ratio", "left"), look=SHARE, wide=THIRD),
                lines("Disk left", Ask('node_filesystem_avail_bytes{fstype!~"tmpfs|overlay|squashfs|ramfs|devtmpfs"} / node_filesystem_size_bytes', "{{mountpoint}}"), look=SHARE, wide=THIRD),
                table("Firing alerts", 'ALERTS{alertstate="firing", severity!="none"}', wide=WHOLE),
            ],
        ),
    ],
)  # fmt: skip

F = 'function="$function"'
FUNCTION = Board(
    "function",
    "Function",
    "One function: its routes, its refusals, and what it asks of the database.",
    [
        (
            "Now",
            [
                number("Requests", f"erp:http_requests:rate5m{{{F}}}", PER_SECOND),
                number("Errors", f"erp:http_errors:ratio_5m{{{F}}}", ERRORS),
                number("Half are faster than", f"erp:http_seconds:p50_5m{{{F}}}", SECONDS),
                number("Slowest hundredth", f"erp:http_seconds:p99_5m{{{F}}}", Look("s", warns=0.5, alarms=1)),
                number("Statements per request", f"erp:database_statements:per_request5m{{{F}}}", Look(decimals=1)),
                number("Error budget used this month", f"erp:http_errors:ratio_30d{{{F}}} / 0.001", Look("percentunit", warns=0.5, alarms=1)),
            ],
        ),
        (
            "Requests",
            [
                lines("By route", Ask(f"sum by (route, method) (rate(erp_http_requests_total{{{F}}}[5m]))", "{{method}} {{route}}"), look=PER_SECOND),
                lines("By status", Ask(f"sum by (status) (rate(erp_http_requests_total{{{F}}}[5m]))", "{{status}}"), look=PER_SECOND),
                lines("Slowest twentieth by route", Ask(f"histogram_quantile(0.95, sum by (route, method, le) (rate(erp_http_request_seconds_bucket{{{F}}}[5m])))", "{{method}} {{route}}"), look=SECONDS),
                lines("Refusals", Ask(f"sum by (problem) (rate(erp_http_refusals_total{{{F}}}[5m]))", "{{problem}}"), look=PER_SECOND),
            ],
        ),
        (
            "Database",
            [
                lines(
                    "Statements, trips and transactions",
                    Ask(f"sum(rate(erp_database_statements_total{{{F}}}[5m]))", "statements"),
                    Ask(f"sum(rate(erp_database_trips_total{{{F}}}[5m]))", "trips"),
                    Ask(f"sum(rate(erp_database_transactions_total{{{F}}}[5m]))", "transactions"),
                    look=PER_SECOND,
                ),
                lines(
                    "Connections",
                    Ask('sum by (state) (erp_database_pool_connections{service="$function"})', "{{state}}"),
                    Ask('sum(erp_database_pool_waiting{service="$function"})', "waiting"),
                ),
                lines("Waiting for a connection", Ask('sum(rate(erp_database_pool_wait_seconds_total{service="$function"}[5m])) / sum(rate(erp_database_pool_requests_total{service="$function"}[5m]))', "on average"), look=SECONDS),
                lines(
                    "Had to wait, got none",
                    Ask('sum(rate(erp_database_pool_queued_total{service="$function"}[5m]))', "had to wait"),
                    Ask('sum(rate(erp_database_pool_errors_total{service="$function"}[5m]))', "got none"),
                    look=PER_SECOND,
                ),
            ],
        ),
        (
            "Process",
            [
                lines("Memory of the container", Ask('container_memory_working_set_bytes{service="$function"}', "used"), Ask('container_spec_memory_limit_bytes{service="$function"}', "limit"), look=BYTES),
                lines("Release", Ask('count by (version) (erp_build_info{service="$function"})', "{{version}}")),
            ],
        ),
    ],
    [("function", "label_values(erp_http_requests_total, function)")],
)  # fmt: skip

BUSINESS = Board(
    "business",
    "Business",
    "What the companies do, all together: there are no figures of any one of them here.",
    [
        (
            "Today",
            [
                number("Invoices", 'sum(increase(erp_documents_posted_total{kind="invoice"}[24h]))', Look(decimals=0)),
                number("Payments", 'sum(increase(erp_documents_posted_total{kind=~"payment_.*"}[24h]))', Look(decimals=0)),
                number("Entries", 'sum(increase(erp_documents_posted_total{kind="entry"}[24h]))', Look(decimals=0)),
                number("Tenants", 'max(erp_identity_tenants{status="active"})'),
                number("Statement lines unmatched", "max(erp_payments_lines_unmatched)"),
                number("Audit trails broken", "max(erp_audit_chains_broken)", Look(alarms=1)),
            ],
        ),
        (
            "Posted",
            [
                lines("Documents an hour", Ask("sum by (kind) (increase(erp_documents_posted_total[1h]))", "{{kind}}")),
                lines("Invoiced an hour, by currency", Ask('sum by (currency) (increase(erp_money_posted_total{kind="invoice"}[1h]))', "{{currency}}")),
                lines("Received an hour, by currency", Ask('sum by (currency) (increase(erp_money_posted_total{kind="payment_received"}[1h]))', "{{currency}}")),
                lines(
                    "Sign-ins",
                    Ask('sum(rate(erp_http_requests_total{route=~"/v1/identity/sign-in.*", status="200"}[5m]))', "done"),
                    Ask('sum(rate(erp_http_refusals_total{problem="sign-in-refused"}[5m]))', "refused"),
                    look=PER_SECOND,
                ),
            ],
        ),
        (
            "What goes out",
            [
                lines("Waiting", Ask("max by (queue) (erp_queue_waiting)", "{{queue}}"), wide=THIRD),
                lines("Due for", Ask("max by (queue) (erp_queue_oldest_seconds)", "{{queue}}"), look=SECONDS, wide=THIRD),
                lines("Given up", Ask("max by (queue) (erp_queue_dead)", "{{queue}}"), Ask("max(erp_notifications_webhooks_disabled)", "webhooks off"), wide=THIRD),
            ],
        ),
        (
            "Jobs",
            [
                lines("Runs", Ask("sum by (task, outcome) (rate(erp_schedule_jobs_total[5m]))", "{{task}} {{outcome}}"), look=PER_SECOND),
                lines("Time of a run", Ask("sum by (task) (rate(erp_schedule_job_seconds_sum[15m])) / sum by (task) (rate(erp_schedule_job_seconds_count[15m]))", "{{task}}"), look=SECONDS),
                lines("Since the last success", Ask("time() - max by (task) (erp_schedule_job_success_timestamp_seconds)", "{{task}}"), look=SECONDS),
                lines("Collectors", Ask("max by (collector) (erp_health_collector_seconds)", "{{collector}}"), Ask("min(erp_health_collector_success)", "all succeed"), look=SECONDS),
            ],
        ),
    ],
    since="now-24h",
)  # fmt: skip

SLO = Board(
    "slo",
    "Promises",
    "99.9 % of requests are not answered by an error of ours, over thirty days; 99 % within a second.",
    [
        (
            "This month",
            [
                number("Kept, of all requests", '1 - (sum(increase(erp_http_requests_total{function!="health", status=~"5.."}[30d])) or vector(0)) / sum(increase(erp_http_requests_total{function!="health"}[30d]))', Look("percentunit", decimals=4), wide=QUARTER),
                number("Error budget left", '1 - (sum(increase(erp_http_requests_total{function!="health", status=~"5.."}[30d])) or vector(0)) / sum(increase(erp_http_requests_total{function!="health"}[30d])) / 0.001', Look("percentunit", decimals=1), wide=QUARTER),
                number("Within a second", 'sum(increase(erp_http_request_seconds_bucket{le="1.0"}[30d])) / sum(increase(erp_http_request_seconds_count[30d]))', Look("percentunit", decimals=3), wide=QUARTER),
                number("Seen from outside", 'avg(avg_over_time(probe_success{probe="product"}[30d]))', Look("percentunit", decimals=4), wide=QUARTER),
            ],
        ),
        (
            "How fast it burns",
            [
                lines("Over an hour (14.4 is an alert)", Ask("erp:http_errors:ratio_1h / 0.001", "{{function}}"), look=Look("short", warns=6, alarms=14.4)),
                lines("Over six hours (6 is an alert)", Ask("erp:http_errors:ratio_6h / 0.001", "{{function}}"), look=Look("short", warns=3, alarms=6)),
                lines("Budget used by function, thirty days", Ask("erp:http_errors:ratio_30d / 0.001", "{{function}}"), look=Look("percentunit", warns=0.5, alarms=1), wide=HALF),
                lines("Failures an hour", Ask("erp:http_errors:increase_1h", "{{function}}"), look=PLAIN, wide=HALF),
            ],
        ),
    ],
    since="now-7d",
)  # fmt: skip
