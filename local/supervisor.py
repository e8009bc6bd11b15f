"""Keep what `up` started running: a part that dies is started again, all stop together."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from local.console import note, warn
from local.processes import Process, known
from local.state import Running, State
from local.tree import ROOT

PATIENCE = 5
"""How often a part may die within a minute before it is left dead."""


class GaveUp(RuntimeError):
    """A part dies as often as it is started."""


@dataclass(slots=True)
class Part:
    """Something that runs: how to start it, how to stop it, and who it is now."""

    name: str
    begin: Callable[[], Process]
    end: Callable[[Process], None]
    process: Process | None = None
    deaths: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Supervisor:
    """The parts, in the order in which they were started."""

    state: State
    port: int
    api_port: int
    parts: list[Part] = field(default_factory=list)

    def add(
        self,
        name: str,
        begin: Callable[[], Process],
        end: Callable[[Process], None] = Process.stop,
    ) -> None:
        """Start a part, and write it down before anything else can fail."""
        part = Part(name, begin, end)
        part.process = begin()
        self.parts.append(part)
        self._write()

    def is_complete(self) -> bool:
        """Tell whether every part runs."""
        return all(part.process is not None and part.process.is_alive() for part in self.parts)

    def watch(self) -> None:
        """Start again what dies; ends only by an exception."""
        while True:
            for part in self.parts:
                if part.process is not None and not part.process.is_alive():
                    self._revive(part)
            time.sleep(0.3)

    def stop(self) -> None:
        """Stop everything, last started first."""
        for part in reversed(self.parts):
            if part.process is not None:
                part.end(part.process)
        self.state.forget_running()

    def _revive(self, part: Part) -> None:
        now = time.monotonic()
        part.deaths = [death for death in part.deaths if now - death < 60] + [now]
        if len(part.deaths) > PATIENCE:
            raise GaveUp(f"{part.name} stops as often as it is started; see {self.logs(part)}.")
        warn(f"{part.name} stopped by itself; starting it again")
        part.process = part.begin()
        self._write()
        note(f"{part.name} runs again")

    def logs(self, part: Part) -> Path:
        """Return where a part writes its log."""
        return self.state.folder / "logs" / f"{part.name.split('-')[0]}.log"

    def _write(self) -> None:
        parts = {part.name: part.process for part in self.parts if part.process is not None}
        self.state.keep_running(Running(known(os.getpid()), self.port, self.api_port, parts))


def start_child(
    logs: Path, log: str, command: list[str], environment: dict[str, str], sockets: tuple[int, ...]
) -> Process:
    """Start a process with its own log, out of reach of the terminal's Ctrl-C."""
    logs.mkdir(mode=0o700, exist_ok=True)
    with (logs / f"{log}.log").open("ab") as file:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            pass_fds=sockets,
            start_new_session=os.name != "nt",
        )
    return known(process.pid)
