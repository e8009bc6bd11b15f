"""One pure-ASGI middleware round everything: request id, access log, metrics, safe headers."""

import logging
import os
import re
from collections.abc import Callable, Iterable
from functools import partial
from time import perf_counter
from typing import Any
from uuid import uuid4

from fastapi.params import Form
from starlette.exceptions import HTTPException
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


def largest_request() -> int:
    """Return how many bytes a request's body may have (ERP_LARGEST_REQUEST)."""
    return int(os.environ.get("ERP_LARGEST_REQUEST", str(64 * 1024 * 1024)))


def largest_json() -> int:
    """Return how many bytes a body may have that is no upload (ERP_LARGEST_JSON).

    Whoever parses one holds all of it, at twenty times its length; an upload waits on the disk.
    """
    return int(os.environ.get("ERP_LARGEST_JSON", str(4 * 1024 * 1024)))


class Observed:
    """Give every request an id, a line in the log, a place in the meters, and a limit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.largest = largest_request()
        self.largest_json = min(self.largest, largest_json())
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
            limit = partial(self.limit, scope, headers)
            limited = _Limited(receive, limit, headers.get(b"content-length", b""))
            await self.app(scope, limited, watched)
        finally:
            watched.tell()
            seen.reset(at_hand)
            if self.traces is not None:
                method, route = scope["method"], template(scope)
                self.traces.end(spent.span, method, route, watched.status, spent)

    def limit(self, scope: Scope, headers: dict[bytes, bytes]) -> int:
        """Return how many bytes the body of a request may have, once its route is known.

        Only a route that takes forms lets an upload wait on the disk; any other holds all of it.
        """
        is_called_so = headers.get(b"content-type", b"").lower().startswith(b"multipart/form-data")
        is_upload = is_called_so and takes_forms(scope)
        return self.largest if is_upload else self.largest_json


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


def takes_forms(scope: Scope) -> bool:
    """Say whether the route of a request reads its body as a form."""
    body = getattr(scope.get("route"), "body_field", None)
    return body is not None and isinstance(body.field_info, Form)


class _Limited:
    """A receive that stops reading a body past its limit."""

    def __init__(self, receive: Receive, limit: Callable[[], int], length: bytes) -> None:
        self.receive, self.limit, self.read = receive, limit, 0
        self.told = int(length) if length.isdigit() else 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.read += len(message.get("body", b""))
        limit = self.limit()
        if max(self.read, self.told) > limit:
            raise HTTPException(413, f"A request may have {limit} bytes at most")
        return message
