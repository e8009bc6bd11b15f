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
    """Tries to connect every second or sooner, as long as it tries."""

    async def schedule_task(self, task: MaintenanceTask, delay: float) -> None:
        """Run a task later; no two processes try to connect in step."""
        if isinstance(task, AddConnection):
            delay = min(delay, random.uniform(LONGEST_PAUSE / 2, LONGEST_PAUSE))  # noqa: S311
        await super().schedule_task(task, delay)


async def check_idle(connection: AsyncConnection[Any]) -> None:
    """Close where the server spoke to an idle connection: that is how it hangs up. No trip."""
    if _has_news(connection.fileno()):
        await connection.close()  # else the pool lends it again
        raise OperationalError("The server hung up.")


def _has_news(file: int) -> bool:
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([file], [], [], 0)[0])
    poll = select.poll()
    poll.register(file, select.POLLIN)
    return bool(poll.poll(0))
