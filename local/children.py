"""The processes that serve: the API's, the web app's and the jobs', on sockets opened here."""

import http.client
import os
import socket
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from local.console import fail
from local.embedded.node import Node
from local.supervisor import Supervisor, start_child
from local.tree import ROOT

ROOM = "--max-semi-space-size=32"
"""For what a page leaves behind: with less, Node clears up several times while it makes one."""


def serve_api(supervisor: Supervisor, environment: dict[str, str]) -> None:
    """Open the port, and share it out to one process per core; the first has the machine alone."""
    sockets, where = _listen(supervisor.api_port)
    many = int(os.environ.get("WEB_CONCURRENCY") or min(os.cpu_count() or 1, 8)) if sockets else 1
    full = [sys.executable, "-m", "local.serve", *where]
    logs = supervisor.state.folder / "logs"
    for number in range(1, many + 1):
        supervisor.add(
            f"api-{number}", partial(start_child, logs, "api", full, environment, sockets)
        )
        if number == 1:
            _wait_for(supervisor, supervisor.api_port, "api", "The API")


def serve_web(supervisor: Supervisor, node: Node, build: Path, public_url: str) -> None:
    """Open the one address: pages from the build, everything else handed on to the API.

    It begins beside the API; whether it answers is asked when both are there.
    """
    sockets, where = _listen(supervisor.port)
    environment = {
        **node.environment(),
        "ERP_API_URL": f"http://127.0.0.1:{supervisor.api_port}",
        "ERP_PUBLIC_URL": public_url,
    }
    command = [str(node.program), ROOM, str(build / "serve.mjs"), *where]
    logs = supervisor.state.folder / "logs"
    supervisor.add("web", partial(start_child, logs, "web", command, environment, sockets))


def wait_for_web(supervisor: Supervisor) -> None:
    """Wait until the one address answers, all the way through to the API."""
    _wait_for(supervisor, supervisor.port, "web", "The web app")


def start_jobs(supervisor: Supervisor, environment: dict[str, str]) -> None:
    """Start what runs on a schedule."""
    if (ROOT / "layers" / "schedule.py").exists():
        command = [sys.executable, "-m", "layers.schedule"]
        logs = supervisor.state.folder / "logs"
        supervisor.add("jobs", partial(start_child, logs, "jobs", command, environment, ()))


def _listen(port: int) -> tuple[tuple[int, ...], list[str]]:
    """Open a port for processes to come; a request waits there while one is started again."""
    if os.name == "nt":  # sockets are not inherited there: one process, on the port itself
        return (), ["--port", str(port)]
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(2048)
    number = listening.detach()
    return (number,), ["--fd", str(number)]


def _wait_for(supervisor: Supervisor, port: int, part: str, name: str) -> None:
    """Wait until a part answers; one that ends instead says why in its log."""
    end = time.monotonic() + 60
    while time.monotonic() < end and supervisor.is_complete():
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/health")
                if connection.getresponse().status < 500:
                    return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.1)
    log = supervisor.state.folder / "logs" / f"{part}.log"
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-8:])
    fail(f"{name} does not answer. The end of {log}:\n{tail}")
