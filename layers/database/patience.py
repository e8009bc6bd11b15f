"""A pool that is back as soon as its database is.

psycopg_pool doubles the pause between attempts to connect, so that after an outage of eight
seconds it may wait for eight more: here no pause is longer than a second. And a connection that
the server hung up on while it was idle is not lent to a request, which would fail for nothing.
"""

import random
import select
from typing import Any

from psycopg import AsyncConnection, OperationalError
from psycopg_pool import AsyncConnectionPool
from psycopg_pool.pool_async import AddConnection, MaintenanceTask

LONGEST_PAUSE = 1.0


class EagerPool(AsyncConnectionPool[Any]):
    """Lends only what is connected, and tries to connect every second or sooner."""

    def __init__(self, address: str, **settings: Any) -> None:
        super().__init__(address, check=self._before_lending, **settings)

    async def schedule_task(self, task: MaintenanceTask, delay: float) -> None:
        """Run a task later; no two processes try to connect in step."""
        if isinstance(task, AddConnection):
            delay = min(delay, random.uniform(LONGEST_PAUSE / 2, LONGEST_PAUSE))  # noqa: S311
        await super().schedule_task(task, delay)

    async def _before_lending(self, connection: AsyncConnection[Any]) -> None:
        """Pass over what was hung up on, and all that were with it: each passed over is a pause."""
        try:
            await self.check_connection(connection)
        except OperationalError:
            await self.check()
            raise

    @staticmethod
    async def check_connection(conn: AsyncConnection[Any]) -> None:
        """Close where the server spoke unasked: that is how it hangs up. Takes no trip."""
        if _has_news(conn.fileno()):
            await conn.close()
            raise OperationalError("The server hung up.")


def _has_news(file: int) -> bool:
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([file], [], [], 0)[0])
    poll = select.poll()
    poll.register(file, select.POLLIN)
    return bool(poll.poll(0))
