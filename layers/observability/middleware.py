"""One pure-ASGI middleware round everything: request id, access log, metrics, safe headers."""

import logging
import re
from collections.abc import Iterable
from time import perf_counter
from typing import Any
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.observability.logs import Seen, configure, seen
from layers.observability.metrics import metrics
from layers.observability.traces import traces
from layers.settings import is_https

LOG = logging.getLogger("erp.access")
REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
PAGES = ("/docs", "/redoc")
"""The only answers that are pages, with scripts of their own."""

SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
NO_PAGE = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")


class Observed:
    """Give every request an id, a line in the log, and a place in the meters."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        configure()
        metrics()  # opens its port before the first request comes
        self.traces = traces()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and watch it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        given = headers.get(b"x-request-id", b"")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex.encode()
        scope.setdefault("state", {})["request_id"] = request_id.decode()
        spent = Seen(request_id.decode())
        at_hand = seen.set(spent)
        watched = _Watched(scope, send, spent)
        if self.traces is not None:
            spent.span = self.traces.begin(headers, scope["method"])
        try:
            await self.app(scope, receive, watched)
        finally:
            watched.tell()
            seen.reset(at_hand)
            if self.traces is not None:
                method, route = scope["method"], template(scope)
                self.traces.end(spent.span, method, route, watched.status, spent)


class _Watched:
    """A send that adds headers to the answer, and remembers how it began."""

    def __init__(self, scope: Scope, send: Send, spent: Seen) -> None:
        self.scope, self.send, self.spent = scope, send, spent
        self.started, self.status = perf_counter(), 500

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), *self.added(message)]
        await self.send(message)

    def added(self, message: Message) -> Iterable[tuple[bytes, bytes]]:
        """Give the headers that the endpoint did not set itself."""
        there = {name.lower() for name, _ in message.get("headers", ())}
        yield b"x-request-id", self.spent.request_id.encode()
        wanted = [*SAFE]
        if not self.scope["path"].startswith(PAGES):
            wanted.append(NO_PAGE)
        if is_https():
            wanted.append(HTTPS_ONLY)
        for name, value in wanted:
            if name not in there:
                yield name, value

    def tell(self) -> None:
        """Write the line, and count. The path is the route's template: it has no ids in it."""
        spent = perf_counter() - self.started
        route = template(self.scope)
        facts: dict[str, Any] = {
            "route": route,
            "method": self.scope["method"],
            "status": self.status,
            "milliseconds": round(spent * 1_000, 1),
            "statements": self.spent.statements,
        }
        LOG.info("%s %s %s", self.scope["method"], route, self.status, extra={"facts": facts})
        counted = metrics()
        if counted is not None:
            counted.answered(route, self.scope["method"], self.status, spent, self.spent)


def template(scope: Scope) -> str:
    """Return the path that a request's route was declared with: it has no ids in it."""
    return getattr(scope.get("route"), "path", "none")
