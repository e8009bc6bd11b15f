"""Run every function's jobs: `python -m layers.schedule`, until it is asked to stop.

A job is an async function in functions/<function>/jobs.py that its function.toml names under
`schedule`; it returns how much it did. Any number of these processes may run: the jobs share
their work by row locks, and a process that is killed leaves nothing half done.
"""

import asyncio
import logging
import os
import random
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from time import monotonic
from typing import Any
from uuid import uuid4

from layers.database.transactions import pool
from layers.manifests import Job, manifests
from layers.observability.logs import Seen, configure, seen
from layers.observability.metrics import metrics
from layers.settings import check_secrets, take_secrets

LOG = logging.getLogger("erp.schedule")
Work = Callable[[], Awaitable[int | None]]

IDLE = 3
"""A job with nothing to do waits up to so many times its interval."""
LONGEST_PAUSE = 60.0
"""Seconds at most between attempts of a job that fails."""
GRACE = 25.0
"""Seconds that running jobs get to finish after SIGTERM."""


def work_of(job: Job) -> Work:
    """Find the function a manifest names: no layer imports a function by itself."""
    found: Work = getattr(import_module(f"functions.{job.function}.jobs"), job.name)
    return found


async def run_once(job: Job) -> int:
    """Run a job, and count it; a failure is logged and counted, not raised: -1."""
    name, started = f"{job.function}.{job.name}", monotonic()
    spent = Seen(f"job-{uuid4().hex}")
    token = seen.set(spent)
    try:
        done = await work_of(job)() or 0
    except Exception:
        LOG.exception("job %s failed", name)
        done = -1
    finally:
        seen.reset(token)
    counted = metrics()
    if counted is not None:
        outcome = "failed" if done < 0 else "worked" if done else "idle"
        counted.ran(name, outcome, monotonic() - started, spent)
    return done


def pause_after(job: Job, done: int, idle: int, failed: int) -> float:
    """Return how long a job rests: not at all with work waiting, longer when idle or failing."""
    if failed:
        return float(min(job.every * 2**failed, max(LONGEST_PAUSE, job.every)))
    if done > 0 and job.every <= LONGEST_PAUSE:
        return 0.0
    return job.every * min(max(idle, 1), IDLE)


async def repeat(job: Job, stopping: asyncio.Event) -> None:
    """Run a job at its interval until the process stops."""
    idle = failed = 0
    pause = random.uniform(0, min(job.every, 20.0))  # noqa: S311 - spreads the jobs out
    while not await _stopped_within(stopping, pause):
        done = await run_once(job)
        failed = failed + 1 if done < 0 else 0
        idle = 0 if done else idle + 1
        pause = pause_after(job, done, idle, min(failed, 10))


async def _stopped_within(stopping: asyncio.Event, seconds: float) -> bool:
    if seconds <= 0:
        await asyncio.sleep(0)
        return stopping.is_set()
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), seconds)
    return stopping.is_set()


async def serve() -> None:
    """Run all jobs; on SIGTERM or SIGINT finish what runs, and leave."""
    stopping = asyncio.Event()
    _on_signals(stopping)
    jobs = [job for manifest in manifests() for job in manifest.jobs]
    LOG.info("running %s jobs", len(jobs))
    tasks = [asyncio.create_task(repeat(job, stopping)) for job in jobs]
    await stopping.wait()
    LOG.info("stopping")
    _, late = await asyncio.wait(tasks, timeout=GRACE) if tasks else (None, set())
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    await pool().close()


def _on_signals(stopping: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, stopping.set)
        except NotImplementedError:  # Windows
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(stopping.set))


def handler_for(function: str) -> Callable[[Mapping[str, Any], Any], dict[str, int]]:
    """Make a function's Lambda handler: {"job": "relay"} runs that one, nothing runs all."""

    def handler(event: Mapping[str, Any], _: Any) -> dict[str, int]:
        configure()
        jobs = [job for manifest in manifests() for job in manifest.jobs]
        wanted = [
            job
            for job in jobs
            if job.function == function and event.get("job", job.name) == job.name
        ]
        return {job.name: _loop().run_until_complete(run_once(job)) for job in wanted}

    return handler


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Keep one event loop per process, so that the pool outlives an invocation."""
    return asyncio.new_event_loop()


def main() -> None:
    """Start as a process of its own."""
    os.environ.setdefault("ERP_LOGS", "json")
    take_secrets()
    check_secrets()
    configure()
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    asyncio.run(serve())


if __name__ == "__main__":
    main()
