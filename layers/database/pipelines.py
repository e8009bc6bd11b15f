"""Pipeline mode in which statements really travel together.

psycopg (3.3) flushes every statement to the socket as it is queued: a dozen small packets, each
of which wakes the server. Here nothing leaves before somebody waits for an answer, so a trip is
one packet each way. Leans on psycopg's pipeline internals; a test counts the packets.

As nothing is sent, nothing is waited for either: statements are queued without psycopg's locks and
coroutines, which would cost more than the rest of queueing.
"""

from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import asynccontextmanager
from typing import Any, LiteralString

from psycopg import AsyncConnection, AsyncCursor, AsyncPipeline
from psycopg.abc import PQGen
from psycopg.generators import send
from psycopg.sql import Composed


class _Trip(AsyncPipeline):
    """Holds statements back until an answer is fetched, or the pipeline ends."""

    def _communicate_gen(self) -> PQGen[None]:
        """Send nothing yet: called after every statement."""
        yield from ()

    def _exit_gen(self) -> PQGen[None]:
        """End with a Sync, which makes the server answer all: no request to do so follows it."""
        self._enqueue_sync()
        yield from self._fetch_gen(flush=False)

    def _fetch_gen(self, *, flush: bool) -> PQGen[None]:
        """Send all that was held back, and take the answers."""
        while self.command_queue:
            self.command_queue.popleft()()
        if not flush:
            yield from send(self.pgconn)
        yield from super()._fetch_gen(flush=flush)


def queue(
    connection: AsyncConnection[Any], sql: LiteralString | Composed, values: Mapping[str, Any]
) -> AsyncCursor[Any]:
    """Queue a statement on a pipelined connection; its cursor is read after the trip."""
    cursor = connection.cursor()
    _at_once(cursor._execute_gen(sql, values))  # noqa: SLF001
    return cursor


def queue_bare(connection: AsyncConnection[Any], sql: LiteralString) -> None:
    """Queue a statement that has no values and no answer but that it was done."""
    _at_once(connection._exec_command(sql))  # noqa: SLF001


def _at_once(steps: Generator[Any, Any, Any]) -> None:
    """Run what would wait between its steps if anything were sent in them."""
    for _ in steps:
        raise AssertionError("a statement was not queued but sent")


@asynccontextmanager
async def pipelined(connection: AsyncConnection[Any]) -> AsyncIterator[None]:
    """Put a connection, which nobody else holds, into pipeline mode."""
    pipeline = connection._pipeline = _Trip(connection, _no_lock=True)  # noqa: SLF001
    try:
        async with pipeline:
            yield
    finally:
        connection._pipeline = None  # noqa: SLF001
