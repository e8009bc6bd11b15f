"""Requests that come too fast are turned away, where no Nginx does it.

ERP_RATE_PER_ADDRESS and ERP_RATE_PER_KEY say how many in how many seconds: "600/60". A key here
is whatever a caller shows: a session's token, its cookie, an API key. It is not yet known to be
good, so the limit per address stands behind it.
"""

import hashlib
import math
import os
from collections.abc import Callable, Iterator
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from layers.cache.limits import Counter, Limit
from layers.observability.meters import LIMITED
from layers.observability.metrics import metrics
from shared.errors import TooManyRequests

COOKIE = "erp_session"
FREE = "/health"
"""Whoever asks how we are is never turned away: the answer stands for a second anyway."""


class RateLimited:
    """Counts a request under its address and its key before anything is done for it."""

    def __init__(self, app: ASGIApp, answer: Callable[[TooManyRequests], Response]) -> None:
        self.app, self.answer = app, answer
        self.counters = {
            by: Counter(by, limit)
            for by, name in (("address", "ERP_RATE_PER_ADDRESS"), ("key", "ERP_RATE_PER_KEY"))
            if (limit := Limit.of(os.environ.get(name, ""))) is not None
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or turn away."""
        if not self.counters or scope["type"] != "http" or scope["path"].startswith(FREE):
            await self.app(scope, receive, send)
            return
        for by, caller in self._callers(scope):
            counter = self.counters[by]
            wait = counter.take(caller)
            counter.talk()
            if wait:
                await self._turn_away(by, wait)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _callers(self, scope: Scope) -> Iterator[tuple[str, str]]:
        if "address" in self.counters:
            yield "address", scope["client"][0] if scope.get("client") else "nobody"
        if "key" in self.counters:
            shown = presented(Headers(scope=scope))
            if shown:
                yield "key", hashlib.blake2b(shown.encode(), digest_size=16).hexdigest()

    def _turn_away(self, by: str, wait: float) -> Response:
        counted = metrics()
        if counted is not None:
            counted.add(LIMITED, 1, by)
        seconds = math.ceil(wait)
        return self.answer(
            TooManyRequests(f"Wait {seconds} s, and send them more slowly.", retry_after=seconds)
        )


def presented(headers: Headers) -> str:
    """Give what a caller shows of themselves, unchecked; nothing where they show nothing."""
    if "authorization" in headers:
        return headers["authorization"]
    if COOKIE not in headers.get("cookie", ""):
        return ""
    try:
        held = SimpleCookie(headers["cookie"]).get(COOKIE)
    except CookieError:
        return ""
    return held.value if held else ""
