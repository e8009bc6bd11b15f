"""Prometheus and Alertmanager, really running: an alert reaches its receiver, and goes again."""

import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import bcrypt
import pytest
import yaml

from local import ports
from tests.monitoring.exporters import (
    MONITORING,
    NoProgram,
    alertmanager_command,
    exporter,
    started,
)
from tests.monitoring.programs import ROOT
from tests.monitoring.test_alertmanager import made

PASSWORD = "of-this-test"
PATIENCE = 60
APPLICATION = """
import sys
from layers.observability.meters import CHAINS_BROKEN
from layers.observability.metrics import metrics
here = metrics()
print("ready", flush=True)
for line in sys.stdin:
    here.set(CHAINS_BROKEN, float(line))
"""


@dataclass
class Receiver:
    """Somebody who is told: the alerts and resolutions that came, in their order."""

    port: int = 0
    told: list[tuple[str, str, str]] = field(default_factory=list)

    def hear(self, path: str, body: Any) -> None:
        """Remember what came by which way."""
        for alert in body["alerts"]:
            self.told.append((path, alert["labels"]["alertname"], alert["status"]))
            assert alert["annotations"]["runbook"].startswith("docs/operations.md#")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Listen for webhooks."""
    heard = Receiver()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - http.server's own name
            length = int(self.headers["content-length"])
            heard.hear(self.path, json.loads(self.rfile.read(length)))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    heard.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield heard
    server.shutdown()


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """Serve our own meters, and set one as told."""
    port = ports.free()
    monkeypatch.setenv("ERP_METRICS_PORT", str(port))
    process = subprocess.Popen(
        [sys.executable, "-c", APPLICATION],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield port, process
    process.kill()
    process.wait()


def watching(folder: Path, meters: int, alerts: int) -> Path:
    """Take the real prometheus.yml, with the addresses and the haste of a test."""
    config = yaml.safe_load((MONITORING / "prometheus/prometheus.yml").read_text())
    config["global"] |= {
        "scrape_interval": "1s",
        "scrape_timeout": "1s",
        "evaluation_interval": "1s",
    }
    config["rule_files"] = [str(MONITORING / "prometheus/rules/*.yml")]
    (manager,) = config["alerting"]["alertmanagers"]
    manager["basic_auth"]["password_file"] = str(folder / "prometheus_password")
    manager["static_configs"] = [{"targets": [f"127.0.0.1:{alerts}"]}]
    config["scrape_configs"] = [
        {"job_name": "erp", "static_configs": [{"targets": [f"127.0.0.1:{meters}"]}]}
    ]
    path = folder / "prometheus.yml"
    path.write_text(yaml.safe_dump(config))
    return path


def hasty(folder: Path, hook: int) -> Path:
    """Take the real routes, with a test's haste."""
    url = f"http://127.0.0.1:{hook}"
    path = made(folder, f"{url}/alerts", f"{url}/deadman")
    text = path.read_text()
    for slow, fast in (("group_wait: 10s", "group_wait: 0s"), ("_interval: 1m", "_interval: 1s")):
        assert slow in text
        text = text.replace(slow, fast)
    path.write_text(text)
    return path


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for something, or say what did not come."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"{what} did not come"
        time.sleep(0.1)


def answers(url: str, password: str | None) -> int:
    """Ask, signed in or not, and give the status."""
    asked = urllib.request.Request(url)
    if password is not None:
        signed = b64encode(f"prometheus:{password}".encode()).decode()
        asked.add_header("Authorization", f"Basic {signed}")
    try:
        return int(urllib.request.urlopen(asked, timeout=5).status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def test_an_alert_arrives_and_goes_again(
    tmp_path: Path, receiver: Receiver, application: tuple[int, subprocess.Popen[str]]
) -> None:
    meters, process = application
    assert process.stdin is not None
    (tmp_path / "prometheus_password").write_text(PASSWORD)
    hashed = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()
    (tmp_path / "prometheus_web").write_text(f"basic_auth_users:\n  prometheus: {hashed}\n")
    alerts, watch = ports.free(), ports.free()
    protected = f"--web.config.file={tmp_path / 'prometheus_web'}"
    try:
        manager, prometheus = alertmanager_command(), exporter("prometheus")
    except NoProgram as missing:
        pytest.skip(f"{missing} cannot be run here")
    with (
        started(
            *manager,
            f"--config.file={hasty(tmp_path, receiver.port)}",
            f"--storage.path={tmp_path}/alerts",
            f"--web.listen-address=127.0.0.1:{alerts}",
            "--cluster.listen-address=",
            protected,
        ),
        started(
            prometheus,
            f"--config.file={watching(tmp_path, meters, alerts)}",
            f"--storage.tsdb.path={tmp_path}/series",
            f"--web.listen-address=127.0.0.1:{watch}",
            "--rules.alert.resend-delay=1s",
            protected,
        ),
    ):
        for port in (alerts, watch):
            ready = f"http://127.0.0.1:{port}/-/ready"
            until(lambda ready=ready: answers(ready, PASSWORD) == 200, ready)  # type: ignore[misc]
            assert answers(ready, None) == 401
            assert answers(ready, "admin") == 401

        # The dead man's switch is heard, by its own way
        until(lambda: ("/deadman", "Watchdog", "firing") in receiver.told, "the watchdog")

        # When a chain breaks, whoever is told hears it, and again when it is whole
        process.stdin.write("1\n")
        process.stdin.flush()
        broken = ("/alerts", "AuditChainBroken", "firing")
        until(lambda: broken in receiver.told, "the alert")
        process.stdin.write("0\n")
        process.stdin.flush()
        whole = ("/alerts", "AuditChainBroken", "resolved")
        until(lambda: whole in receiver.told, "its end")
    assert ("/alerts", "Watchdog", "firing") not in receiver.told
