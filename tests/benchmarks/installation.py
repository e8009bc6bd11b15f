"""A whole installation to measure: `up` in a folder of its own, durable, with two API processes."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from local import ports
from local.embedded.postgres import Postgres
from local.state import DATABASE, State
from local.tree import ROOT

WORKERS = "2"


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of CPU spent so far."""

    api: float
    postgres: float


@dataclass(frozen=True, slots=True)
class Installation:
    """Where it answers, and what it keeps."""

    port: int
    state: State
    postgres: Postgres

    @property
    def owner_url(self) -> str:
        """The address of the database, for its owner."""
        return self.postgres.url(DATABASE)

    @property
    def app_url(self) -> str:
        """The address of the database that the application is given, too."""
        return self.postgres.nearest_url(DATABASE, "erp_app", self.state.secrets().app)

    def client(self, token: str = "") -> httpx.Client:
        """Make a client that speaks for a token."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}", headers=headers, timeout=60, trust_env=False
        )

    def open_tenant(self, name: str, currency: str = "EUR", country: str = "DE") -> "Owner":
        """Sign a tenant up and in, the way anybody does."""
        email, password = f"{name}@example.com", f"a long password of {name}"
        person = {"name": "Owner", "email": email, "password": password}
        place = {"country": country, "currency": currency, "time_zone": "Europe/Berlin"}
        with self.client() as client:
            said(client.post("/v1/identity/sign-up", json={"company": name, **place, **person}))
            asked = {"email": email, "password": password, "transport": "token"}
            found = said(client.post("/v1/identity/sign-in", json=asked))
        return Owner(found["token"], found["tenant_id"], found["company_id"], found["user_id"])

    @contextmanager
    def without_jobs(self) -> Iterator[None]:
        """Let the jobs stand still: what they do later is not what is measured."""
        running = self.state.running()
        assert running is not None
        jobs = psutil.Process(running.parts["jobs"].pid)
        jobs.suspend()
        try:
            yield
        finally:
            jobs.resume()

    def usage(self) -> Usage:
        """Say what the API's processes and PostgreSQL's have spent, theirs that ended included."""
        running = self.state.running()
        assert running is not None
        api = sum(
            _spent(psutil.Process(part.pid))
            for name, part in running.parts.items()
            if re.match(r"api-\d+$", name)
        )
        return Usage(api, _spent(psutil.Process(running.parts["postgres"].pid)))


@dataclass(frozen=True, slots=True)
class Owner:
    """A tenant's owner, signed in."""

    token: str
    tenant_id: str
    company_id: str
    user_id: str


def _spent(process: psutil.Process) -> float:
    own = process.cpu_times()
    seconds = own.user + own.system + own.children_user + own.children_system
    for child in process.children(recursive=True):
        try:
            times = child.cpu_times()
        except psutil.NoSuchProcess:
            continue
        seconds += times.user + times.system
    return float(seconds)


def said(answer: httpx.Response) -> Any:
    """Give what was answered, or fail with the words of the refusal."""
    assert answer.is_success, f"{answer.request.method} {answer.request.url}: {answer.text}"
    return answer.json()


@contextmanager
def installation() -> Iterator[Installation]:
    """Start one, and stop it."""
    with tempfile.TemporaryDirectory(prefix="erp bench ") as folder:
        Path(folder).chmod(0o711)
        port = ports.free()
        command = [sys.executable, "-m", "local", "up", "--no-seed", "--no-web"]
        command += ["--port", str(port)]
        environment = {**os.environ, "WEB_CONCURRENCY": WORKERS}
        log = Path(folder) / "up.log"
        with log.open("w") as out:
            process = subprocess.Popen(
                [*command, "--data", folder],
                cwd=ROOT,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        try:
            _wait(port, process, log)
            state = State.of(folder)
            yield Installation(port, state, state.postgres())
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            answer = httpx.get(f"http://127.0.0.1:{port}/health/ready", trust_env=False)
            if answer.is_success:
                return
        except httpx.TransportError:
            pass
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise RuntimeError(f"It did not start:\n{log.read_text()}")


def pgbench(
    place: Installation, script: str, clients: int, seconds: int, **values: str
) -> tuple[float, int]:
    """Run a script by pgbench as the application; gives transactions per second, and how many."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        Path(file.name).chmod(0o644)
        options = ["-n", "-M", "prepared", "-f", file.name, "-c", str(clients), "-j", "2"]
        options += [part for name, value in values.items() for part in ("-D", f"{name}={value}")]
        printed = place.postgres.run("pgbench", *options, "-T", str(seconds), place.app_url)
    rate = re.search(r"tps = ([\d.]+)", printed)
    count = re.search(r"actually processed: (\d+)", printed)
    if rate is None or count is None:
        raise RuntimeError(printed)
    return float(rate[1]), int(count[1])
