"""What the database and the cache say when they are asked. Nothing here belongs to a tenant."""

import secrets
from collections.abc import Sequence

from layers.cache import client as cache
from layers.database.transactions import pool

PATIENCE = 3.0
"""Seconds to wait for a connection: a probe must answer before whoever asks gives up."""
KEY = "health:probe"


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


async def cache_answers() -> bool:
    """Say whether the cache keeps what it is given."""
    token = secrets.token_hex(8).encode()
    await cache.put(KEY, token, 10)
    return await cache.get(KEY) == token
