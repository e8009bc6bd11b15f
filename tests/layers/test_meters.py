"""Meters: on a port of their own, of several workers together, embedded under Lambda, bounded."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families as families

from layers.observability.counting import function_of
from layers.observability.embedded import Embedded
from layers.observability.logs import Seen
from layers.observability.meters import LIMITED, METERS, QUEUE_WAITING, Kind
from local import ports

ROOT = Path(__file__).resolve().parents[2]
Figures = dict[tuple[str, ...], float]

SCRIPT = """
import asyncio, os, sys, time
from httpx import ASGITransport, AsyncClient
from tests.layers.test_observability import router
from layers.http.application import create_app
assert "prometheus_client" not in sys.modules
async def main():
    app = create_app("sample", router)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:
        for name in ("a", "b", "c"):
            await client.get(f"/v1/sample/things/{name}?secret=1")
        await client.get("/nowhere/1")
        await client.request("BREW", "/v1/sample/things/a")
asyncio.run(main())
print("ready", flush=True)
time.sleep(60)
"""


@contextmanager
def workers(many: int, **environment: str) -> Iterator[list[subprocess.Popen[str]]]:
    """Start processes that have each answered a few requests."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(many)
    ]
    try:
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()


def shown(port: int, name: str) -> Figures:
    """Read one metric: its labels' values in the order of their names, and its value."""
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()
    return {
        tuple(value for _, value in sorted(sample.labels.items())): sample.value
        for family in families(text)
        for sample in family.samples
        if sample.name == name
    }


def test_meters_are_on_a_port_of_their_own() -> None:
    port = ports.free()
    with workers(1, ERP_METRICS_PORT=str(port)):
        requests = shown(port, "erp_http_requests_total")
        assert requests == {
            ("sample", "GET", "/v1/sample/things/{name}", "200"): 3.0,
            ("none", "GET", "none", "404"): 1.0,
            ("sample", "OTHER", "/v1/sample/things/{name}", "405"): 1.0,
        }
        timed = shown(port, "erp_http_request_seconds_count")
        assert timed["sample", "GET", "/v1/sample/things/{name}"] == 3.0
        assert shown(port, "erp_build_info") == {("unknown",): 1.0}


def test_workers_are_counted_together_and_the_port_outlives_one(tmp_path: Path) -> None:
    port = ports.free()
    settings = {"ERP_METRICS_PORT": str(port), "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    thing = ("sample", "GET", "/v1/sample/things/{name}", "200")
    with workers(3, **settings) as started:
        assert shown(port, "erp_http_requests_total")[thing] == 9.0
        assert shown(port, "erp_build_info") == {("unknown",): 1.0}

        for process in started[:2]:  # among them, as likely as not, the one that serves
            process.send_signal(signal.SIGKILL)
            process.wait()

        assert eventually(lambda: shown(port, "erp_http_requests_total"))[thing] == 9.0


def eventually(ask: Callable[[], Figures]) -> Figures:
    """Ask until somebody answers."""
    for _ in range(100):
        try:
            return ask()
        except OSError:
            time.sleep(0.1)
    return ask()


@pytest.mark.parametrize(
    ("route", "function"),
    [
        ("/v1/ledger/entries/{entry_id}", "ledger"),
        ("/health", "health"),
        ("none", "none"),
        ("/docs", "none"),
    ],
)
def test_a_route_belongs_to_a_function(route: str, function: str) -> None:
    assert function_of(route) == function


def test_under_lambda_counts_are_embedded_in_the_log() -> None:
    out = io.StringIO()
    meters = Embedded(out)
    spent = Seen("r", tenant="t-1", transactions=1, statements=8, trips=2)
    meters.answered("/v1/ledger/entries/{entry_id}", "POST", 503, 0.25, spent)
    meters.set(QUEUE_WAITING, 7, "outbox")
    meters.tell()

    request, queue = (json.loads(line) for line in out.getvalue().splitlines())
    assert request["function"] == "ledger"
    assert request["erp_http_requests_total"] == [1]
    assert request["erp_http_errors_total"] == [1]
    assert request["erp_http_request_seconds"] == [0.25]
    assert request["erp_database_statements_total"] == [8]
    (described,) = request["_aws"]["CloudWatchMetrics"]
    assert described["Dimensions"] == [["function"]]
    assert {"Name": "erp_http_request_seconds", "Unit": "Seconds"} in described["Metrics"]
    assert (queue["queue"], queue["erp_queue_waiting"]) == ("outbox", [7])
    assert "t-1" not in out.getvalue()


def test_embedded_lines_are_as_powertools_writes_them() -> None:
    from aws_lambda_powertools.metrics import EphemeralMetrics

    theirs = EphemeralMetrics(namespace="ERP")
    theirs.add_metric(name=LIMITED.name, unit="Count", value=2)
    theirs.add_dimension(name="by", value="address")
    wanted = theirs.serialize_metric_set()
    out = io.StringIO()
    ours = Embedded(out)
    ours.add(LIMITED, 2, "address")
    ours.tell()
    written = json.loads(out.getvalue())
    wanted["_aws"]["Timestamp"] = written["_aws"]["Timestamp"]
    assert written == wanted


ALLOWED = frozenset(
    {"function", "route", "method", "status", "state", "task", "outcome", "queue", "kind",
     "currency", "collector", "by", "version", "problem"}
)  # fmt: skip


def test_every_meter_is_named_as_the_house_does_and_bounded() -> None:
    names = [meter.name for meter in METERS]
    assert len(names) == len(set(names))
    for meter in METERS:
        assert set(meter.labels) <= ALLOWED, meter
        assert meter.name.startswith("erp_")
        assert meter.name.endswith("_total") == (meter.kind is Kind.COUNTER), meter
        assert re.fullmatch(r"[A-Z0-9].*\.", meter.about), meter
