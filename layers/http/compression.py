"""Answers made smaller on the way out, where no Nginx does it (ERP_COMPRESSION=off).

Brotli or gzip as the client prefers, from a kilobyte on, and only what is text. What identity
answers is never compressed: it tells secrets beside words of the request's (BREACH).
"""

import os
import zlib
from typing import Any

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST = 1024
"""Bytes from which compressing pays: a packet holds as much."""
LARGE = 128 * 1024
"""Bytes from which it is done beside the event loop."""
TEXTS = ("text/", "application/json", "application/problem+json", "application/xml",
         "application/javascript", "image/svg+xml")  # fmt: skip
SECRETIVE = "/v1/identity/"


def is_wanted() -> bool:
    """Say whether the application compresses."""
    return os.environ.get("ERP_COMPRESSION", "on") != "off"


def chosen(accepted: str) -> str:
    """Choose br or gzip by what a client accepts; nothing where it wants neither."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = _weight(weight)
    anything = weights.get("*", 0.0)
    offers = [(weights.get(name, anything), name) for name in ("br", "gzip")]
    best, name = max(offers, key=lambda offer: offer[0])
    return name if best > 0 else ""


def _weight(said: str) -> float:
    name, _, value = said.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


class Compressed:
    """Compresses what an application answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; watch the answer only of a client that can read it compressed."""
        way = ""
        if scope["type"] == "http" and not scope["path"].startswith(SECRETIVE):
            way = chosen(Headers(scope=scope).get("accept-encoding", ""))
        await self.app(scope, receive, _Smaller(send, way) if way else send)


class _Smaller:
    """A send that looks at the first piece of the body before it sends the head."""

    def __init__(self, send: Send, way: str) -> None:
        self.send, self.way = send, way
        self.start: Message | None = None
        self.packer: Any = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] != "http.response.body":
            await self.send(message)
            return
        start, self.start = self.start, None
        headers = MutableHeaders(raw=list(start.get("headers", ()))) if start else None
        if start is not None and headers is not None and self.pays(start, headers, message):
            self.packer = _packer(self.way)
        if self.packer is not None:
            await self.pack(message)
        if start is not None and headers is not None:
            if self.packer is not None:
                self.describe(headers, message)
            await self.send({**start, "headers": headers.raw})
        await self.send(message)

    def pays(self, start: Message, headers: MutableHeaders, first: Message) -> bool:
        """Say whether an answer is worth it; another client may get it otherwise, caches hear."""
        if not headers.get("content-type", "").startswith(TEXTS):
            return False
        headers.add_vary_header("Accept-Encoding")
        if "content-encoding" in headers or start["status"] in {204, 206, 304}:
            return False
        return first.get("more_body", False) or len(first.get("body", b"")) >= SMALLEST

    def describe(self, headers: MutableHeaders, first: Message) -> None:
        """Say how it is compressed, and how long it is where it came in one piece."""
        headers["content-encoding"] = self.way
        del headers["content-length"]
        if not first.get("more_body", False):
            headers["content-length"] = str(len(first["body"]))

    async def pack(self, message: Message) -> None:
        """Compress a piece, beside the event loop where it is large."""
        body, ends = message.get("body", b""), not message.get("more_body", False)
        if len(body) >= LARGE:
            message["body"] = await to_thread.run_sync(self.packer, body, ends)
        else:
            message["body"] = self.packer(body, ends)


def _packer(way: str) -> Any:
    """Make a function that compresses pieces, and ends with the last of them."""
    if way == "br":
        import brotli

        smaller = brotli.Compressor(quality=4)

        def with_brotli(piece: bytes, ends: bool) -> bytes:  # noqa: FBT001
            rest = smaller.finish if ends else smaller.flush
            return bytes(smaller.process(piece)) + bytes(rest())

        return with_brotli
    gzip = zlib.compressobj(5, zlib.DEFLATED, 31)

    def with_gzip(piece: bytes, ends: bool) -> bytes:  # noqa: FBT001
        return gzip.compress(piece) + gzip.flush(zlib.Z_FINISH if ends else zlib.Z_SYNC_FLUSH)

    return with_gzip
