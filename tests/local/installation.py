"""A copy of the project in a folder of its own, and its command line."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from local.embedded.postgres import place_for
from local.tree import ENVIRONMENT, ROOT

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".local", "node_modules", ".next", "*_cache", "__pycache__", ".hypothesis"
)
FEW = "health,identity,documents"
"""Functions enough to see whether it serves."""


@dataclass(slots=True)
class Installation:
    """A copy, with its own data; processes that it started are ended with the test."""

    root: Path
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @classmethod
    def make(cls, folder: Path, *, with_environment: bool = True) -> "Installation":
        """Copy the project; its environment is lent, unless the test is about making one."""
        root = folder / "a copy of erp"
        shutil.copytree(ROOT, root, ignore=LEFT_OUT)
        if with_environment:
            (root / ".venv").symlink_to(ENVIRONMENT)
        return cls(root)

    @property
    def environment(self) -> dict[str, str]:
        """Return next to nothing, as a cron job or a fresh shell would have it."""
        kept = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
        return {**kept, "ERP_FUNCTIONS": FEW, "WEB_CONCURRENCY": "1"}

    def call(self, *arguments: str, wait: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, with nobody at the terminal."""
        return subprocess.run(
            [base_python(), "local", *arguments],
            cwd=self.root,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=wait,
        )

    def begin(self, *arguments: str, web: bool = False, wait: float = 60) -> "Started":
        """Run `up`, and return when it says that it is ready; without the web app it is quicker."""
        began = time.monotonic()
        log = self.root.parent / f"up-{len(self.started)}.log"
        with log.open("w") as file:
            process = subprocess.Popen(
                [base_python(), "local", "up", "--no-seed", *([] if web else ["--no-web"]), *arguments],
                cwd=self.root, env=self.environment, text=True,
                stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self.started.append(process)
        while "Ctrl-C stops it" not in log.read_text():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() - began < wait, log.read_text()
            time.sleep(0.02)
        return Started(self, process, log, time.monotonic() - began)

    def running(self) -> dict[str, Any]:
        """Read who runs."""
        found: dict[str, Any] = json.loads((self.root / ".local/running.json").read_text())
        return found

    def pid(self, part: str) -> int:
        """Return a part's process id."""
        found = self.running()
        known = found["supervisor"] if part == "supervisor" else found["parts"][part]
        return int(known["pid"])

    def end(self) -> None:
        """Stop whatever is left."""
        self.call("down")
        for process in self.started:
            if process.poll() is None:
                process.kill()
            process.wait()
        shutil.rmtree(place_for(self.root / ".local" / "postgres"), ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Started:
    """A running `up`."""

    installation: Installation
    process: subprocess.Popen[str]
    log: Path
    seconds: float

    @property
    def address(self) -> str:
        """Return the address that it printed."""
        found = re.search(r"API +(http://\S+)", self.log.read_text())
        assert found
        return found[1]

    def interrupt(self) -> int:
        """Press Ctrl-C, and return what it ended with."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def is_well(self) -> bool:
        """Ask its health."""
        try:
            answer = httpx.get(f"{self.address}/health", timeout=5)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200 and answer.json()["state"] == "up"

    def becomes_well(self, within: float = 30) -> bool:
        """Wait until its health is good."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if self.is_well():
                return True
            time.sleep(0.2)
        return False


@contextmanager
def installed(folder: Path) -> Iterator[Installation]:
    """Make a copy, and leave nothing of it running."""
    made = Installation.make(folder)
    try:
        yield made
    finally:
        made.end()


def base_python() -> str:
    """Return the interpreter that the environment was made from."""
    return getattr(sys, "_base_executable", sys.executable)
