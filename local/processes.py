"""Processes known by id and start time: an id alone may by now belong to somebody else."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """A process as it was when it was recorded."""

    pid: int
    started: str

    def is_alive(self) -> bool:
        """Tell whether this very process still runs."""
        return self.started != "" and start_time(self.pid) == self.started

    def stop(self, grace: float = 10.0, first: int = signal.SIGTERM) -> None:
        """Ask it to end, wait, and end it."""
        self.tell(first)
        if not self.wait(grace) and hasattr(signal, "SIGKILL"):
            self.tell(signal.SIGKILL)
            self.wait(grace)

    def tell(self, what: int) -> None:
        """Send a signal, if it is still this very process."""
        if self.is_alive():
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self.pid, what)

    def wait(self, seconds: float) -> bool:
        """Wait for its end; tell whether it came."""
        end = time.monotonic() + seconds
        while self.is_alive():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True


def known(pid: int) -> Process:
    """Record a running process."""
    return Process(pid, start_time(pid))


def start_time(pid: int) -> str:
    """Return when a process started, in the system's own words; '' where there is none."""
    if sys.platform.startswith("linux"):
        return _start_time_linux(pid)
    if sys.platform == "win32":
        command = [
            "powershell",
            "-NoProfile",
            "-Command",
            f"(Get-Process -Id {pid}).StartTime.Ticks",
        ]
    else:
        command = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _start_time_linux(pid: int) -> str:
    """Read it from /proc; a zombie has ended, whatever its parent has not yet heard."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return ""
    return "" if fields[0] in {"Z", "X"} else fields[19]


def works_in(pid: int, folder: Path) -> bool:
    """Tell whether a process works in a folder; where the system does not say, believe it."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return not Path("/proc/self").exists()


def any_works_in(folder: Path) -> bool:
    """Tell whether any living process works in a folder, where the system can be asked."""
    return any(
        works_in(int(path.name), folder) and start_time(int(path.name)) != ""
        for path in Path("/proc").glob("[0-9]*")
    )
