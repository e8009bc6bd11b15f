"""Pipeline mode in which statements really travel together.

psycopg (3.3) flushes every statement to the socket as it is queued: a dozen small packets, each
of which wakes the server. Here nothing leaves before somebody waits for an answer, so a trip is
one packet each way. Leans on psycopg's pipeline internals; a test counts the packets.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from psycopg import AsyncConnection, AsyncPipeline
from psycopg.abc import PQGen
from psycopg.generators import send


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


@asynccontextmanager
async def pipelined(connection: AsyncConnection[Any]) -> AsyncIterator[None]:
    """Put a connection, which nobody else holds, into pipeline mode."""
    pipeline = connection._pipeline = _Trip(connection, _no_lock=True)  # noqa: SLF001
    try:
        async with pipeline:
            yield
    finally:
        connection._pipeline = None  # noqa: SLF001
