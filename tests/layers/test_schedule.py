"""The worker: runs every job, leaves when asked, and loses nothing when it is killed."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient

from functions.notifications import jobs
from layers import schedule
from layers.database.outbox import emit
from layers.database.transactions import transaction
from layers.manifests import Job, manifests
from shared.actor import Actor
from shared.events import InvoicePosted
from tests.functions.notifications.receiver import Receiver, receiving

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def worker() -> Iterator[subprocess.Popen[str]]:
    """Run the worker as a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "layers.schedule"],
        cwd=ROOT,
        env={**os.environ, "ERP_FUNCTIONS": "notifications"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """Listen on this machine, and allow calls to it."""
    monkeypatch.setenv("ERP_ALLOW_PRIVATE_CALLS", "1")
    with receiving() as one:
        yield one


async def until(holds: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something holds; a worker takes its time to start where much else runs."""
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "it never came"
        await asyncio.sleep(0.05)


async def hook(client: AsyncClient, url: str) -> None:
    body = {"name": "Shop", "url": url, "events": ["*"]}
    assert (await client.post("/v1/notifications/webhooks", json=body)).status_code == 201


async def happen(actor: Actor, many: int) -> None:
    async with transaction(actor) as tx:
        await emit(tx, *[InvoicePosted(uuid4()) for _ in range(many)])


def statuses(owner: psycopg.Connection, clerk: Actor) -> list[str]:
    """Read how the deliveries of a tenant stand."""
    asked = "SELECT status FROM notifications_deliveries WHERE tenant_id = %s"
    return [status for (status,) in owner.execute(asked, [clerk.tenant_id])]


async def test_killed_in_the_middle_of_a_delivery(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    receiver.hold = threading.Event()
    await hook(client, receiver.url)
    await happen(clerk, 1)

    with worker() as process:
        await until(lambda: receiver.heard)
        process.kill()  # the receiver has it, and nobody here knows
    receiver.hold.set()
    where = "/v1/notifications/deliveries"
    (left,) = (await client.get(where)).json()["items"]
    assert (left["status"], left["attempts"]) == ("waiting", 1)
    owner.execute(  # the lease runs out
        "UPDATE notifications_deliveries SET next_at = now() WHERE tenant_id = %s",
        [clerk.tenant_id],
    )
    with worker():
        await until(lambda: len(receiver.heard) > 1)
        # Only what is written down ends it: heard is not yet known here.
        await until(lambda: statuses(owner, clerk) == ["delivered"])

    (done,) = (await client.get(where)).json()["items"]
    assert (done["status"], done["attempts"]) == ("delivered", 2)
    assert len({heard.headers["webhook-id"] for heard in receiver.heard}) == 1


async def test_killed_at_any_moment(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    await hook(client, receiver.url)
    for moment in (0.9, 1.7, 1.3):
        await happen(clerk, 50)
        with worker() as process:
            await asyncio.sleep(moment)
            process.kill()
        owner.execute(
            "UPDATE notifications_deliveries SET next_at = now()"
            " WHERE tenant_id = %s AND status = 'waiting'",
            [clerk.tenant_id],
        )
    while await jobs.relay_outbox() or await jobs.deliver():
        pass

    counts = owner.execute(
        "SELECT count(*), count(DISTINCT event_id), count(*) FILTER (WHERE status = 'delivered')"
        "  FROM notifications_deliveries WHERE tenant_id = %s",
        [clerk.tenant_id],
    ).fetchone()
    assert counts == (150, 150, 150)
    assert len({heard.headers["webhook-id"] for heard in receiver.heard}) == 150


async def test_it_leaves_when_asked() -> None:
    with worker() as process:
        assert process.stdout is not None
        first = await asyncio.to_thread(process.stdout.readline)
        assert "running" in first
        assert '"level": "info"' in first
        process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(process.wait, 20) == 0


def test_every_job_that_is_promised_is_there() -> None:
    jobs_promised = [job for manifest in manifests() for job in manifest.jobs]
    assert {"relay_outbox", "seal", "sweep"} <= {job.name for job in jobs_promised}
    for job in jobs_promised:
        assert callable(schedule.work_of(job)), job


@pytest.mark.parametrize(
    ("done", "idle", "failed", "seconds"),
    [(5, 0, 0, 0), (0, 1, 0, 1), (0, 3, 0, 3), (0, 99, 0, 3), (-1, 0, 1, 2), (-1, 0, 9, 60)],
)
def test_rests(done: int, idle: int, failed: int, seconds: float) -> None:
    assert schedule.pause_after(Job("f", "j", 1), done, idle, failed) == seconds


def test_a_daily_job_rests_a_day() -> None:
    assert schedule.pause_after(Job("f", "j", 86_400), 10, 0, 0) == 86_400


async def test_a_failing_job_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    async def good() -> int:
        ran.append("good")
        return 0

    async def bad() -> int:
        ran.append("bad")
        raise RuntimeError("no")

    works = {"good": good, "bad": bad}
    monkeypatch.setattr(schedule, "work_of", lambda job: works[job.name])
    stopping = asyncio.Event()
    tasks = [asyncio.create_task(schedule.repeat(Job("f", name, 0.05), stopping)) for name in works]
    await asyncio.sleep(0.5)
    stopping.set()
    await asyncio.gather(*tasks)

    assert ran.count("good") >= 3
    assert ran.count("bad") >= 2


def test_a_lambda_runs_one_job(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "from functions.audit.jobs import handler;"
        "print(handler({'job': 'seal'}, None), handler({'job': 'seal'}, None), handler({'job': 'x'}, None))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout.startswith("{'seal': ")
    assert ran.stdout.rstrip().endswith("{}")


async def test_every_job_runs(client: AsyncClient, clerk: Actor) -> None:
    await happen(clerk, 1)
    outcomes = {
        f"{job.function}.{job.name}": await schedule.run_once(job)
        for manifest in manifests()
        for job in manifest.jobs
    }
    assert [name for name, done in outcomes.items() if done < 0] == []
