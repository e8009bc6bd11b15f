"""Redis, or nothing: a cache that is down, slow, full or absent answers as an empty one does.

No call raises, and none waits longer than a fifth of a second. After a failure the cache is
left alone for a while (a circuit breaker), so an outage costs one short wait, not one a request.
"""

import asyncio
import logging
import os
import time
from collections.abc import Awaitable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = logging.getLogger("erp.cache")
Answer = TypeVar("Answer")

PATIENCE = 0.1
"""Seconds to wait for a connection, and again for an answer."""
REST = 5.0
"""Seconds for which a cache that failed is left alone."""


class Breaker:
    """Whether the cache may be asked: not for a while after it failed."""

    def __init__(self) -> None:
        self._until = 0.0
        self.trips = 0

    @property
    def is_open(self) -> bool:
        """Say whether the cache is being left alone."""
        return time.monotonic() < self._until

    def trip(self, error: Exception) -> None:
        """Leave the cache alone for a while."""
        self._until = time.monotonic() + REST
        self.trips += 1
        log.warning("cache left alone for %s s: %s", REST, type(error).__name__)

    def reset(self) -> None:
        """Ask again at once."""
        self._until = 0.0


breaker = Breaker()


_clients: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, "Redis"]] = WeakKeyDictionary()
"""A client belongs to the loop it was first used in, and goes with it."""


def _connect(url: str) -> "Redis":
    """Give this loop's client, made on first use: importing redis takes longer than a request."""
    ours = _clients.setdefault(asyncio.get_running_loop(), {})
    if url not in ours:
        ours[url] = _new_client(url)
    return ours[url]


def _new_client(url: str) -> "Redis":
    from redis.asyncio import Redis
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    return Redis.from_url(
        url,
        socket_connect_timeout=PATIENCE,
        socket_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),
        health_check_interval=0,
    )


def _client() -> "Redis | None":
    """Give the client, or None where there is no cache or it is being left alone."""
    url = os.environ.get("CACHE_URL", "")
    return None if not url or breaker.is_open else _connect(url)


async def _asked(answer: Awaitable[Answer]) -> Answer | None:
    from redis.exceptions import RedisError

    try:
        return await answer
    except (RedisError, OSError, TimeoutError, RuntimeError) as error:
        breaker.trip(error)
        return None


def is_there() -> bool:
    """Say whether there is a cache, and it is not being left alone."""
    return bool(os.environ.get("CACHE_URL")) and not breaker.is_open


async def get(key: str) -> bytes | None:
    """Give what is kept under a key, if anything is."""
    client = _client()
    answer = None if client is None else await _asked(client.get(key))
    return answer if isinstance(answer, bytes) else None


async def put(key: str, value: bytes, seconds: int) -> None:
    """Keep something under a key for so long, at most."""
    client = _client()
    if client is not None:
        await _asked(client.set(key, value, ex=seconds))


async def forget(*keys: str) -> None:
    """Forget what is kept under these keys."""
    client = _client()
    if client is not None:
        await _asked(client.delete(*keys))


async def add(many: dict[str, int], seconds: int) -> dict[str, int]:
    """Add to several numbers, each kept for so long; give what they are now, or nothing."""
    client = _client()
    if client is None or not many:
        return {}
    pipe = client.pipeline(transaction=False)
    for key, amount in many.items():
        pipe.incrby(key, amount)
        pipe.expire(key, seconds)
    answers = await _asked(pipe.execute())
    return {} if answers is None else dict(zip(many, answers[::2], strict=True))
