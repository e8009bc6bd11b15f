"""Answers written at once: uvicorn writes the head and the body of each apart.

That is a packet too many for both sides. Give it `http="layers.http.wire:Protocol"`.
"""

import asyncio
import threading
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

draining = threading.Event()
"""Set before the process leaves: every answer then ends its connection, and says so."""
LAST = (b"connection", b"close")


class Protocol(HttpToolsProtocol):
    """uvicorn's protocol, on a transport that gathers what is written in one turn of the loop."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Stand between uvicorn and the connection."""
        super().connection_made(cast("asyncio.Transport", _Gathering(transport, self.loop)))

    def on_headers_complete(self) -> None:
        """Answer as if the caller had asked for the connection to be closed, when draining."""
        if draining.is_set():
            self.headers.append(LAST)
        super().on_headers_complete()
        if draining.is_set():
            self.cycle.keep_alive = False


class _Gathering:
    """A transport that writes a little later, and then all of it."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._held: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Hold data back until the loop turns."""
        if not self._held:
            self._loop.call_soon(self._flush)
        self._held.append(data)

    def close(self) -> None:
        """Write what is held, and close."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._held:
            data, self._held = b"".join(self._held), []
            self._transport.write(data)

    def __getattr__(self, name: str) -> Any:
        """Be the transport in all else."""
        return getattr(self._transport, name)
