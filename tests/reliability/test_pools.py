"""A pool whose connections the server hung up on while nobody used them."""

import os
import time
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from anyio import create_task_group
from psycopg import AsyncConnection, Connection, OperationalError
from psycopg_pool import PoolTimeout

from layers.database.patience import EagerPool
from tests.server import Server

SIZE = 4


@pytest.fixture
async def pool(settings: Server) -> AsyncIterator[EagerPool]:
    """Open a pool of its own."""
    made = EagerPool(
        os.environ["DATABASE_URL"],
        min_size=0,
        max_size=SIZE,
        open=False,
        kwargs={"autocommit": True, "application_name": "hung up on"},
    )
    async with made:
        yield made


async def use_all(pool: EagerPool) -> None:
    """Have every connection of the pool in use at once."""

    async def use() -> None:
        async with pool.connection() as connection:
            await connection.execute("SELECT pg_sleep(0.1)")

    async with create_task_group() as group:
        for _ in range(SIZE * 2):
            group.start_soon(use)


async def test_a_connection_hung_up_on_is_not_lent(pool: EagerPool, owner: Connection) -> None:
    await use_all(pool)
    hung_up = owner.execute(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
        " WHERE application_name = 'hung up on'"
    ).fetchone()
    assert hung_up == (SIZE,)
    began = time.monotonic()
    async with pool.connection() as connection:
        cursor = await connection.execute("SELECT 1")
        assert await cursor.fetchone() == (1,)
    assert time.monotonic() - began < 2, "each of them cost a pause"
    await use_all(pool)


async def test_a_connection_in_order_is_lent_again(pool: EagerPool) -> None:
    lent = set()
    for _ in range(3):
        async with pool.connection() as connection:
            lent.add(connection.info.backend_pid)
    assert len(lent) == 1


async def test_nobody_waits_long_for_the_next_attempt(settings: Server) -> None:
    attempts: list[float] = []

    async def away(_: AsyncConnection) -> None:
        attempts.append(time.monotonic())
        raise OperationalError("away")

    pool = EagerPool(
        os.environ["DATABASE_URL"], min_size=0, max_size=1, open=False, configure=away, timeout=3.5
    )
    async with pool:
        with pytest.raises(PoolTimeout):
            async with pool.connection():
                pass
    gaps = [after - before for before, after in pairwise(attempts)]
    assert len(gaps) >= 3
    assert max(gaps) < 1.5
