"""Remember in two places: in this process for seconds, in Redis for a minute.

Keys carry the tenant, and what is kept carries the rights version it was read under: whoever
uses it must find that version still in force, as every transaction does.
"""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from layers.cache import client
from shared.nouns import dataclass

Kept = TypeVar("Kept")

NEAR_SECONDS = 5.0
FAR_SECONDS = 60
ROOM = 4096


class Near:
    """The last few thousand things this process used, each for a few seconds."""

    def __init__(self, room: int = ROOM, seconds: float = NEAR_SECONDS) -> None:
        self._room, self._seconds = room, seconds
        self._kept: OrderedDict[str, tuple[float, Any]] = OrderedDict()

    def get(self, key: str) -> Any:
        """Give what is kept and still fresh, or None."""
        found = self._kept.get(key)
        if found is None:
            return None
        if found[0] < time.monotonic():
            del self._kept[key]
            return None
        self._kept.move_to_end(key)
        return found[1]

    def put(self, key: str, value: Any) -> None:
        """Keep it, and let go of what was not used for longest."""
        self._kept[key] = (time.monotonic() + self._seconds, value)
        self._kept.move_to_end(key)
        while len(self._kept) > self._room:
            self._kept.popitem(last=False)

    def forget(self, key: str) -> None:
        """Let go of it."""
        self._kept.pop(key, None)

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()


near = Near()


@dataclass(frozen=True, slots=True)
class Form(Generic[Kept]):
    """How a kind of thing is written down for Redis; what does not read back is not there."""

    pack: Callable[[Kept], bytes]
    unpack: Callable[[bytes], Kept]

    def read(self, packed: bytes) -> Kept | None:
        """Read it back; None for what another release wrote, or nobody."""
        try:
            return self.unpack(packed)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


async def remembered(
    key: str, form: Form[Kept], find: Callable[[], Awaitable[Kept | None]], *, fresh: bool = False
) -> Kept | None:
    """Give what is remembered under a key, or find it and remember it; None is not remembered.

    With `fresh` whatever is remembered is passed over and replaced.
    """
    kept: Kept | None = None if fresh else near.get(key)
    if kept is not None:
        return kept
    packed = None if fresh else await client.get(key)
    if packed is not None:
        kept = form.read(packed)
    if kept is None:
        kept = await find()
        if kept is None:
            near.forget(key)
            await client.forget(key)
            return None
        await client.put(key, form.pack(kept), FAR_SECONDS)
    near.put(key, kept)
    return kept
