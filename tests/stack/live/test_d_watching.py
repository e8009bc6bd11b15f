"""Prometheus watches everything that runs, and dashboards find what they ask for."""

import json

import httpx

from local.commands.dashboards import FOLDER
from tests.stack.live.conftest import Stack, ask, becomes

STANDING_IN = {"cadvisor", "grafana"}
"""Targets that are stubs where images are stood in for."""
SILENT = (
    "container_",  # of cAdvisor
    "service:container_",
    "pg_scrape_collector_success == 0",  # none fails
    "erp_http_refusals_total",  # nobody was refused yet
    "erp_money_posted_total",  # posted a minute ago at the earliest
    "erp:http_errors:increase_1h",  # nothing failed
    'status=~"5.."',
    "erp_schedule_job_success",
)
"""What may have no answer while all is well, or where there is a stub."""


def test_nobody_reads_it_unasked() -> None:
    assert httpx.get("http://127.0.0.1:9090/api/v1/query?query=up").status_code == 401
    assert httpx.get("http://127.0.0.1:9093/api/v2/alerts").status_code == 401


def test_everything_that_runs_is_watched(stack: Stack, prometheus: httpx.Client) -> None:
    silent = STANDING_IN if stack.stands_in else set()

    def away() -> list[str]:
        targets = ask(prometheus, "targets", state="active")["activeTargets"]
        return [
            f"{t['labels']['job']} {t['labels']['instance']}: {t['lastError']}"
            for t in targets
            if t["health"] != "up" and t["labels"]["job"] not in silent
        ]

    becomes(lambda: away() == [], 60)
    found = ask(prometheus, "query", query='count by (service) (up{job="erp"})')["result"]
    watched = {one["metric"]["service"] for one in found}
    assert {"ledger", "sales", "outbox", "worker", "scheduler"} <= watched <= set(stack.services())


def test_every_rule_can_be_worked_out(prometheus: httpx.Client) -> None:
    groups = ask(prometheus, "rules")["groups"]
    rules = [rule for group in groups for rule in group["rules"]]
    assert len(rules) > 80
    assert [rule["name"] for rule in rules if rule["health"] != "ok"] == []
    assert max(group["evaluationTime"] for group in groups) < 1


def test_dashboards_find_what_they_ask_for(prometheus: httpx.Client) -> None:
    empty = [
        (path.stem, panel["title"], target["expr"])
        for path in sorted(FOLDER.glob("*.json"))
        for panel in json.loads(path.read_text())["panels"]
        for target in panel.get("targets", [])
        if not any(silent in target["expr"] for silent in SILENT)
        and not ask(prometheus, "query", query=target["expr"].replace("$function", "identity"))[
            "result"
        ]
    ]
    assert empty == []


def test_the_public_side_knows_no_metrics() -> None:
    with httpx.Client(verify=False, base_url="https://localhost") as client:  # noqa: S501
        for path in (
            "/metrics",
            "/v1/metrics",
            "/status",
            "/stub_status",
            "/api/v1/query?query=up",
        ):
            answer = client.get(path)
            assert "erp_http_requests_total" not in answer.text
            assert "Active connections" not in answer.text
