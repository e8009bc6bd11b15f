"""Throw-away services for one run of the tests: one PostgreSQL and one Valkey, fast and unsafe.

The first process of a run starts them and migrates a template database; every worker then
copies the template. What a killed run left behind, the next one clears away.
"""

import json
import os
import secrets
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from local import ports
from local.embedded.postgres import OWNER, THROW_AWAY, Postgres
from local.embedded.valkey import Valkey, binary
from local.processes import Process, known

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = "ERP_TEST_SERVER"
TEMPLATE = "erp_template"
PREFIX = "erp-test-"


@dataclass(frozen=True, slots=True)
class Server:
    """Where the run's services are, as it travels to the workers in an environment variable."""

    folder: str
    port: int
    password: str
    app_password: str
    cache_url: str
    cache: tuple[int, str] | None

    def owner_url(self, database: str) -> str:
        """Return the address under which the cluster's owner, whom no wall stops, connects."""
        return f"postgresql://{OWNER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def app_url(self, database: str) -> str:
        """Return the address under which the application connects."""
        return f"postgresql://erp_app:{self.app_password}@127.0.0.1:{self.port}/{database}"

    def copy(self, database: str, template: str = TEMPLATE) -> None:
        """Make a database like the migrated one."""
        with psycopg.connect(self.owner_url("postgres"), autocommit=True) as admin:
            admin.execute(
                SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                    Identifier(database), Identifier(template)
                )
            )

    def drop(self, database: str) -> None:
        """Forget a database, whoever is connected."""
        with psycopg.connect(self.owner_url("postgres"), autocommit=True) as admin:
            admin.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(database)))


def start() -> Server:
    """Start both services, migrate the template, and say so to the workers."""
    clear_leftovers()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    folder.chmod(0o711)  # PostgreSQL's user passes through
    _note(folder / "owner", known(os.getpid()))
    postgres = Postgres(folder / "postgres", ports.free(), secrets.token_hex(16), THROW_AWAY)
    postgres.create()
    postgres.start()
    cache_url, cache = "", None
    if binary() is not None:
        valkey = Valkey(folder / "valkey", ports.free(), secrets.token_hex(16), durable=False)
        process = known(valkey.start().pid)
        _note(folder / "cache", process)
        cache_url, cache = valkey.url, (process.pid, process.started)
    app_password = secrets.token_hex(16)
    server = Server(str(folder), postgres.port, postgres.password, app_password, cache_url, cache)
    _migrate(server)
    os.environ[VARIABLE] = json.dumps(asdict(server))
    return server


def running() -> Server:
    """Return the services that the first process of this run started."""
    given = json.loads(os.environ[VARIABLE])
    return Server(**given)


def stop(server: Server) -> None:
    """Stop both services and forget their data."""
    _stop(Path(server.folder))
    os.environ.pop(VARIABLE, None)


def clear_leftovers() -> None:
    """Stop what runs that were killed left running."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = _noted(folder / "owner")
        if owner is not None and not owner.is_alive():
            _stop(folder)


def _stop(folder: Path) -> None:
    cache = _noted(folder / "cache")
    if cache is not None:
        cache.stop()
    Postgres(folder / "postgres", 0, "").stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


def _migrate(server: Server) -> None:
    with psycopg.connect(server.owner_url("postgres"), autocommit=True) as admin:
        admin.execute(SQL("CREATE DATABASE {}").format(Identifier(TEMPLATE)))
    with psycopg.connect(server.owner_url(TEMPLATE), autocommit=True) as owner:
        owner.execute("CREATE TABLE schema_migrations (version varchar PRIMARY KEY)")  # as dbmate
        for path in sorted((ROOT / "infra/migrations").glob("*.sql")):
            with owner.transaction():
                owner.execute(up(path).encode())
                owner.execute(
                    "INSERT INTO schema_migrations VALUES (%s)", [path.name.split("_")[0]]
                )
        owner.execute(SQL("ALTER ROLE erp_app PASSWORD {}").format(Literal(server.app_password)))


def up(migration: Path) -> str:
    """Return what a migration does, without the way back that some have."""
    text = migration.read_text()
    return text.split("-- migrate:up", 1)[-1].split("-- migrate:down", 1)[0]


def _note(path: Path, process: Process) -> None:
    path.write_text(f"{process.pid} {process.started}")


def _noted(path: Path) -> Process | None:
    try:
        pid, started = path.read_text().split(" ", 1)
        return Process(int(pid), started)
    except (OSError, ValueError):
        return None
