"""How often something happened lately: in this process at once, in Redis together with the others.

Two windows of equal length slide into each other: what the last one saw counts less and less.
Nobody waits for Redis: every process counts by itself, and once a second tells the others what
it counted and hears what they did. Without Redis each process counts alone.
"""

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass

from layers.cache import client

ROOM = 50_000
"""So many callers are remembered by a process; whoever was not seen for longest is forgotten."""
EVERY = 1.0
"""Seconds between talks with the others."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in so many seconds."""

    many: int
    seconds: float

    @classmethod
    def of(cls, said: str) -> "Limit | None":
        """Read "600/60"; nothing is no limit. Raises ValueError where it is neither."""
        if not said.strip():
            return None
        many, _, seconds = said.partition("/")
        made = cls(int(many), float(seconds or 1))
        if made.many < 1 or made.seconds <= 0:
            raise ValueError(f"{said!r} is no limit: say how many in how many seconds, as 600/60.")
        return made


@dataclass(slots=True)
class Count:
    """What one caller did in this window and the last: here, and as all say."""

    window: int
    untold: int = 0
    now: int = 0
    before: int = 0


def clock() -> float:
    """Give the seconds that all processes agree on."""
    return time.time()


class Counter:
    """Counts callers against one limit."""

    def __init__(self, name: str, limit: Limit) -> None:
        self.name, self.limit = name, limit
        self._counts: OrderedDict[str, Count] = OrderedDict()
        self._told_at = 0.0
        self._talking: asyncio.Task[None] | None = None

    def take(self, caller: str) -> float:
        """Count one; give how many seconds to wait, 0 where it is within the limit."""
        at = clock() / self.limit.seconds
        count = self._at_hand(caller, int(at))
        passed = at - int(at)
        total = count.before * (1 - passed) + count.now + count.untold
        if total >= self.limit.many:
            return self._wait(count, passed)
        count.untold += 1
        return 0.0

    def talk(self) -> None:
        """Tell the others, if there are any, and it is time; nobody waits for it."""
        if time.monotonic() - self._told_at < EVERY or not client.is_there():
            return
        if self._talking is None or self._talking.done():
            self._told_at = time.monotonic()
            self._talking = asyncio.get_running_loop().create_task(self.exchange())

    async def exchange(self) -> None:
        """Add what was counted here, and take over what all counted."""
        news = {
            self._key(caller, count.window): (count, count.window, count.untold)
            for caller, count in self._counts.items()
            if count.untold
        }
        sums = {key: told for key, (_, _, told) in news.items()}
        totals = await client.add(sums, int(self.limit.seconds * 2) + 1)
        for key, total in totals.items():
            count, window, told = news[key]
            if count.window == window:
                count.untold -= told
                count.now = total

    def _at_hand(self, caller: str, window: int) -> Count:
        count = self._counts.get(caller)
        if count is None:
            count = self._counts[caller] = Count(window)
            if len(self._counts) > ROOM:
                self._counts.popitem(last=False)
        elif count.window != window:
            seen = count.now + count.untold if count.window == window - 1 else 0
            count.window, count.untold, count.now, count.before = window, 0, 0, seen
        self._counts.move_to_end(caller)
        return count

    def _wait(self, count: Count, passed: float) -> float:
        """Give how long until one more fits: until enough of the last window has faded."""
        room = self.limit.many - count.now - count.untold
        if room > 0 and count.before:
            fits = max(1 - room / count.before, passed)
            return max((fits - passed) * self.limit.seconds, 0.05)
        return (1 - passed) * self.limit.seconds

    def _key(self, caller: str, window: int) -> str:
        return f"limit:{self.name}:{caller}:{window}"
