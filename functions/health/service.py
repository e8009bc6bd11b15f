"""What health does: ask every part, and say what it said, without a secret."""

import os
import time
import tomllib
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

import anyio
from psycopg import Error
from psycopg_pool import PoolTimeout

from functions.health import rules, store
from functions.health.model import Manifest, Migrations, Part, State

ROOT = Path(__file__).resolve().parent.parent.parent
FRESH_SECONDS = 1.0
"""For so long an answer stands: whoever asks faster than that costs nothing."""


@cache
def version() -> str:
    """Give the release this is."""
    stated = ROOT / "pyproject.toml"
    if "ERP_VERSION" in os.environ or not stated.exists():
        return os.environ.get("ERP_VERSION", "unknown")
    return str(tomllib.loads(stated.read_text())["project"]["version"])


@cache
def manifests() -> tuple[Manifest, ...]:
    """Read what each function that is mounted here owns."""
    mounted = [name for name in os.environ.get("ERP_FUNCTIONS", "health").split(",") if name]
    return tuple(_manifest(name) for name in sorted(mounted))


def _manifest(name: str) -> Manifest:
    path = ROOT / "functions" / name / "function.toml"
    owns = tomllib.loads(path.read_text()).get("owns", []) if path.exists() else []
    return Manifest(name, tuple(owns))


@cache
def known_migrations() -> frozenset[str]:
    """List the versions of the migrations that came with this release, where they did."""
    return frozenset(p.name.split("_")[0] for p in (ROOT / "infra/migrations").glob("*.sql"))


async def parts() -> list[Part]:
    """Ask database, migrations and cache, then say how each function is; at most once a second."""
    global _asked_at, _parts  # noqa: PLW0603 - one answer per process, like a clock
    async with _asking:
        if not _parts or time.monotonic() - _asked_at >= FRESH_SECONDS:
            _parts = await _ask()
            _asked_at = time.monotonic()
        return _parts


_asking = anyio.Lock()
_asked_at = -FRESH_SECONDS
_parts: list[Part] = []


async def _ask() -> list[Part]:
    missing: list[str] = []

    async def tables() -> Part:
        owned = [table for manifest in manifests() for table in manifest.tables]
        missing.extend(await store.missing_tables(owned))
        return Part("database", State.UP, "It answers.")

    async def migrations() -> Part:
        applied = await store.applied_migrations()
        return rules.migrated(Migrations(known_migrations(), applied))

    database = await _timed("database", tables)
    asked = [database, await _timed("migrations", migrations), await _timed("cache", _cache)]
    return asked + [rules.serving(manifest, missing, database) for manifest in manifests()]


async def whole() -> list[Part]:
    """Say how everything is: these parts, and the functions that other services serve.

    ERP_NEIGHBOURS names those as ledger=ledger:8000,... where each function is a service.
    """
    found = await parts()
    named = [one.partition("=") for one in os.environ.get("ERP_NEIGHBOURS", "").split(",") if one]
    asked: list[Part] = []

    async def ask(name: str, address: str) -> None:
        host, _, port = address.rpartition(":")
        asked.append(await _timed(name, lambda: _neighbour(name, host, int(port))))

    async with anyio.create_task_group() as together:
        for name, _, address in named:
            together.start_soon(ask, name, address)
    return found + sorted(asked, key=lambda part: part.name)


async def _neighbour(name: str, host: str, port: int) -> Part:
    """Ask a neighbour; without one of many the others serve on, so it is never more than worse."""
    try:
        answers = await store.neighbour_answers(host, port)
    except (OSError, anyio.EndOfStream, anyio.BrokenResourceError):
        answers = False
    if answers:
        return Part(name, State.UP, "It serves.")
    return Part(name, State.DEGRADED, "It does not answer; the other functions serve on.")


async def _cache() -> Part:
    if not os.environ.get("CACHE_URL"):
        return Part("cache", State.UNUSED, "None is set up; nothing depends on it.")
    if await store.cache_answers():
        return Part("cache", State.UP, "It answers.")
    return Part("cache", State.DEGRADED, "It does not answer; everything works, but slower.")


async def _timed(name: str, ask: Callable[[], Awaitable[Part]]) -> Part:
    began = time.monotonic()
    try:
        part = await ask()
    except (Error, PoolTimeout, OSError):
        part = Part(name, State.DOWN, "The database does not answer.")
    took = round((time.monotonic() - began) * 1000)
    return Part(part.name, part.state, part.detail, took)
