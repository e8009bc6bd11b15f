"""What is queued travels together: one packet for each trip."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import psycopg

from layers.database.pipelines import pipelined


@asynccontextmanager
async def counted(packets: list[int]) -> AsyncIterator[str]:
    """Stand between a client and PostgreSQL, and note the size of every packet it sends."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    lines: list[asyncio.Task[None]] = []

    async def copy(
        source: asyncio.StreamReader, target: asyncio.StreamWriter, sizes: list[int]
    ) -> None:
        while data := await source.read(1 << 20):
            sizes.append(len(data))
            target.write(data)
            await target.drain()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection(parts.hostname, parts.port)
        lines.append(asyncio.create_task(copy(reader, there[1], packets)))
        lines.append(asyncio.create_task(copy(there[0], writer, [])))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield parts._replace(netloc=f"{parts.username}:{parts.password}@127.0.0.1:{port}").geturl()
    server.close()
    for line in lines:
        line.cancel()


async def test_a_trip_is_one_packet(anyio_backend: str) -> None:
    packets: list[int] = []
    async with (
        counted(packets) as address,
        await psycopg.AsyncConnection.connect(address, autocommit=True) as connection,
    ):
        packets.clear()
        async with pipelined(connection):
            await connection.execute("BEGIN")
            await connection.execute("SELECT set_config('erp.x', %s, true)", ["1"])
            asked = await connection.execute("SELECT current_setting('erp.x')")
            assert await asked.fetchone() == ("1",)
            for number in range(10):
                await connection.execute("SELECT %s::int", [number])
            last = await connection.execute("SELECT 'last'")
            await connection.execute("COMMIT")
        assert await last.fetchone() == ("last",)
        assert len(packets) == 2


async def test_an_error_ends_the_pipeline_and_the_connection_lives(anyio_backend: str) -> None:
    async with await psycopg.AsyncConnection.connect(
        os.environ["DATABASE_URL"], autocommit=True
    ) as connection:
        failed = False
        try:
            async with pipelined(connection):
                await connection.execute("BEGIN")
                await connection.execute("SELECT 1 / 0")
                await connection.execute("COMMIT")
        except psycopg.errors.DivisionByZero:
            failed = True
            await connection.rollback()
        assert failed
        asked = await connection.execute("SELECT 2")
        assert await asked.fetchone() == (2,)


async def test_much_travels_too(anyio_backend: str) -> None:
    async with await psycopg.AsyncConnection.connect(
        os.environ["DATABASE_URL"], autocommit=True
    ) as connection:
        async with pipelined(connection):
            asked = [
                await connection.execute("SELECT repeat(%s, 10)", ["x" * 200_000])
                for _ in range(20)
            ]
        assert [len((await one.fetchone() or ("",))[0]) for one in asked] == [2_000_000] * 20
