"""Serve the functions in ERP_FUNCTIONS in production: `python -m layers.http.serve`.

The application is loaded once and then forked, WEB_CONCURRENCY times: the processes share what
they only read, and a service of four takes little more memory than one of two. A process that
dies is replaced. Told to stop, they first serve on for ERP_DRAIN_SECONDS, closing every connection
with its next answer; then nobody new is let in, what is at hand is finished, and they leave. A
proxy before them that connects elsewhere when it is turned away loses no request.
"""

import asyncio
import logging
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from layers.http import bodies, gateway, wire
from layers.observability.logs import configure
from layers.observability.metrics import metrics
from layers.settings import check_secrets, take_secrets

LOG = logging.getLogger("erp.serve")

SAID_WITHIN = 0.3
"""Seconds that a caller let in at the last moment has to send the request."""
SHAKEN_WITHIN = 0.1
"""Seconds after which whoever had begun to connect surely has: two kernels, no program."""
BIND_TO_INTERFACE = 62
"""Linux' SO_BINDTOIFINDEX, which the socket module does not name."""
NO_INTERFACE = 2**31 - 1
"""The number of an interface that no machine has."""


class Server(uvicorn.Server):
    """A server that drains before it leaves."""

    def __init__(self, config: uvicorn.Config, listening: socket.socket) -> None:
        super().__init__(config)
        self.door = listening.dup()  # stays open when uvicorn has closed its own
        self.leaves_at: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain; asked again, leave at once."""
        if self.leaves_at is not None or not drain_seconds():
            super().handle_exit(sig, frame)
            return
        wire.draining.set()
        self.leaves_at = time.monotonic() + drain_seconds()

    async def on_tick(self, counter: int) -> bool:
        """Look whether it is time to leave; ten times a second."""
        if self.leaves_at is not None and time.monotonic() >= self.leaves_at:
            self.should_exit = True
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the door behind those who are in it, hear them, then finish."""
        if self.leaves_at is not None:
            for server in self.servers:
                server.close()
            await self.let_in_the_last()
            await asyncio.sleep(SAID_WITHIN)
        self.door.close()
        await super().shutdown(sockets)

    async def let_in_the_last(self) -> None:
        """Turn away whoever comes from now on, take every connection that was made, and close.

        Only turned away before the last is taken can nobody slip in between the taking and the
        closing, and be hung up on. Where it cannot be done the door is closed at once.
        """
        loop = asyncio.get_running_loop()
        if turn_away(self.door):
            await asyncio.sleep(SHAKEN_WITHIN)
        self.door.setblocking(False)
        waiting = []
        with suppress(BlockingIOError):
            while True:
                waiting.append(self.door.accept()[0])
        self.door.close()
        for connection in waiting:
            connection.setblocking(False)
            await loop.connect_accepted_socket(self.speak, connection)

    def speak(self) -> asyncio.Protocol:
        """Make the protocol of one connection, as uvicorn does."""
        made: asyncio.Protocol = self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return made


def turn_away(door: socket.socket) -> bool:
    """Let the kernel refuse all new connections, while those already made can still be taken.

    The port is bound to an interface that nothing ever comes from: Linux answers newcomers as if
    nobody listened, and asks for no right to do so once. Tells whether the port refuses now.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        door.setsockopt(socket.SOL_SOCKET, BIND_TO_INTERFACE, NO_INTERFACE)
    except OSError:
        # Done already, for this process by another one that has the same port, or not possible.
        return door.getsockopt(socket.SOL_SOCKET, BIND_TO_INTERFACE) == NO_INTERFACE
    return True


def drain_seconds() -> float:
    """Return for how long to serve on after being told to stop (ERP_DRAIN_SECONDS)."""
    return float(os.environ.get("ERP_DRAIN_SECONDS") or 0)


def begin_counting() -> None:
    """Empty the folder through which the processes add up their counts, if they have one."""
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        for file in Path(folder).glob("*.db"):
            file.unlink()


def work(listening: socket.socket) -> None:
    """Be one of the serving processes, until told to stop."""
    metrics()  # opens their port, or finds that another process has it
    config = uvicorn.Config(
        _app,
        http="layers.http.wire:Protocol",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_keep_alive=int(os.environ.get("ERP_KEEP_ALIVE") or 75),
        timeout_graceful_shutdown=int(os.environ.get("ERP_GRACE_SECONDS") or 25),
        backlog=2048,
    )
    Server(config, listening).run([listening])


class Parent:
    """What looks after the serving processes."""

    def __init__(self, listening: socket.socket, many: int) -> None:
        self.listening, self.many = listening, many
        self.children: dict[int, float] = {}
        self.stops = False

    def run(self) -> int:
        """Keep so many processes serving, until told to stop and all have left."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.stop)
        for _ in range(self.many):
            self.begin()
        while self.children:
            pid, status = os.wait()
            began = self.children.pop(pid, None)
            if began is not None and not self.stops:
                LOG.error("process %s ended with %s", pid, os.waitstatus_to_exitcode(status))
                time.sleep(max(0.0, 1.0 - (time.monotonic() - began)))  # no faster than that
                self.begin()
        return 0

    def begin(self) -> None:
        """Fork one more; told to stop meanwhile, let it be."""
        if self.stops:
            return
        pid = os.fork()
        if pid:
            self.children[pid] = time.monotonic()
            if self.stops:  # told so just now, between the two
                os.kill(pid, signal.SIGTERM)
            return
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, signal.SIG_DFL)
        try:
            work(self.listening)
        except BaseException:
            LOG.exception("a serving process failed")
            os._exit(1)
        os._exit(0)

    def stop(self, *_: object) -> None:
        """Pass it on. The port is theirs alone from now on, so that it closes with the last."""
        self.stops = True
        self.listening.close()
        for pid in self.children:
            os.kill(pid, signal.SIGTERM)


def main() -> int:
    """Load the application, listen, and serve."""
    global _app  # noqa: PLW0603 - loaded once, then forked
    os.environ.setdefault("ERP_LOGS", "json")
    take_secrets()
    check_secrets()
    configure()
    begin_counting()
    _app = gateway.create()
    bodies.share_turn()
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    host, port = os.environ.get("ERP_HOST", "127.0.0.1"), os.environ.get("ERP_PORT", "8000")
    listening.bind((host, int(port)))
    listening.listen(2048)
    listening.set_inheritable(True)
    many = int(os.environ.get("WEB_CONCURRENCY") or 1)
    LOG.info("serving %s with %s processes", os.environ["ERP_FUNCTIONS"], many)
    return Parent(listening, many).run()


_app: Any = None

if __name__ == "__main__":
    sys.exit(main())
