"""What the database and the cache say when they are asked. Nothing here belongs to a tenant.

Totals come through doors that add up all companies and give nothing of any one of them.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, LiteralString

import anyio

from functions.health.model import Posted, Queue, Standing, Stretch
from layers.cache import client as cache
from layers.database.transactions import pool

PATIENCE = 3.0
"""Seconds to wait for a connection: a probe must answer before whoever asks gives up."""
KEY = "health:probe"
LONGEST = timedelta(seconds=5)
"""What adding up all companies may take at most."""


async def missing_tables(tables: Sequence[str]) -> list[str]:
    """Name those of the tables that are not there; raises whatever the database does."""
    await pool().open()
    async with pool().connection(PATIENCE) as connection:
        found = await connection.execute(
            "SELECT name FROM unnest(%(tables)s::text[]) AS name WHERE to_regclass(name) IS NULL",
            {"tables": list(tables)},
        )
        return [name for (name,) in await found.fetchall()]


async def applied_migrations() -> frozenset[str]:
    """Give the versions that dbmate wrote down; none where it keeps no list we may read."""
    await pool().open()
    async with pool().connection(PATIENCE) as connection:
        found = await connection.execute("SELECT version FROM health_migrations()")
        return frozenset(version for (version,) in await found.fetchall())


async def neighbour_answers(host: str, port: int) -> bool:
    """Say whether another service's process answers, in time."""
    with anyio.move_on_after(PATIENCE):
        async with await anyio.connect_tcp(host, port) as stream:
            await stream.send(b"GET /health/live HTTP/1.0\r\nHost: neighbour\r\n\r\n")
            return b" 200 " in await stream.receive()
    return False


async def cache_answers() -> bool:
    """Say whether the cache keeps what it is given."""
    token = secrets.token_hex(8).encode()
    await cache.put(KEY, token, 10)
    return await cache.get(KEY) == token


async def queues() -> list[Queue]:
    """Say how long each queue is."""
    return [Queue(*row) for row in await _totals("SELECT * FROM health_queues()")]


async def posted(stretch: Stretch) -> list[Posted]:
    """Say what was posted in a stretch of time."""
    rows = await _totals(
        "SELECT * FROM health_posted(%(since)s, %(until)s)",
        {"since": stretch.since, "until": stretch.until},
    )
    return [Posted(*row) for row in rows]


async def standing() -> list[Standing]:
    """Say how things stand now."""
    return [Standing(*row) for row in await _totals("SELECT * FROM health_standing()")]


async def _totals(
    sql: LiteralString, values: dict[str, object] | None = None
) -> list[tuple[Any, ...]]:
    """Read totals; what takes too long is given up, so that watching never costs more."""
    await pool().open()
    async with pool().connection(PATIENCE) as connection, connection.transaction():
        await connection.execute(
            "SELECT set_config('statement_timeout', %(most)s, true)",
            {"most": str(int(LONGEST.total_seconds() * 1000))},
        )
        found = await connection.execute(sql, values)
        return await found.fetchall()
