"""A load generator that costs little: raw HTTP/1.1 over keep-alive connections.

The machine that serves also sends, so every microsecond here is taken from the server. Traffic
goes to 127.0.0.1 only.
"""

import asyncio
import json
import ssl
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

Request = bytes
Requests = Iterator[Request]


@dataclass(slots=True)
class Outcome:
    """What came of a load: seconds it took, latencies in seconds, and what was refused."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    refused: list[tuple[int, bytes]] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Requests answered with success per second."""
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """Give the latency in seconds that such a share of the requests stays under."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def request(method: str, path: str, token: str, body: Any = None, key: str = "") -> Request:
    """Write a request as it goes over the wire."""
    content = b"" if body is None else json.dumps(body, separators=(",", ":")).encode()
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {token}"]
    if content:
        head += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    if key:
        head.append(f"Idempotency-Key: {key}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content


class _Connection(asyncio.Protocol):
    """Sends the next request as soon as the answer to the last is whole."""

    def __init__(self, requests: Requests, outcome: Outcome, until: float) -> None:
        self.requests, self.outcome, self.until = requests, outcome, until
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.received = b""
        self.sent_at = 0.0
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self._send()

    def _send(self) -> None:
        following = next(self.requests, None) if time.perf_counter() < self.until else None
        if following is None:
            self.transport.close()
            return
        self.sent_at = time.perf_counter()
        self.transport.write(following)

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, found, rest = self.received.partition(b"\r\n\r\n")
        if not found:
            return
        at = head.lower().find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(rest) < length:
            return
        status = int(head[9:12])
        self.received = rest[length:]
        if status < 300:
            self.outcome.latencies.append(time.perf_counter() - self.sent_at)
        else:
            self.outcome.refused.append((status, rest[:length]))
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        if not self.done.done():
            self.done.set_result(None)


async def drive(
    port: int,
    connections: int,
    seconds: float,
    requests: Callable[[int], Requests],
    tls: ssl.SSLContext | None = None,
) -> Outcome:
    """Send requests over so many connections at once, for so long; each has its own iterator."""
    outcome = Outcome()
    started = time.perf_counter()
    loop = asyncio.get_running_loop()
    waiting = []
    for number in range(connections):
        _, protocol = await loop.create_connection(
            lambda number=number: _Connection(requests(number), outcome, started + seconds),
            "127.0.0.1",
            port,
            ssl=tls,
        )
        waiting.append(protocol.done)
    await asyncio.gather(*waiting)
    outcome.seconds = time.perf_counter() - started
    return outcome


def run(load: Coroutine[Any, Any, Outcome]) -> Outcome:
    """Run a load on the event loop that the server uses, where there is it: it costs less."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(load)
    return uvloop.run(load)
