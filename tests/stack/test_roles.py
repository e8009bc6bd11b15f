"""The roles of production: what they may, and that migrations need no superuser."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from local import ports
from local.embedded import postgres as embedded
from local.embedded.postgres import THROW_AWAY, Postgres
from local.tree import ROOT
from tests.server import up

SECRETS = ("owner_password", "app_password", "worker_password", "exporter_password")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Postgres]:
    """Start a cluster whose superuser is postgres, and make the roles as production does."""
    folder = Path(tempfile.mkdtemp(prefix="erp-roles-"))
    folder.chmod(0o711)  # PostgreSQL's user passes through
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(embedded, "OWNER", "postgres")
        made = Postgres(folder / "postgres", ports.free(), "superuser", THROW_AWAY)
        made.create()
        made.start()
        try:
            with psycopg.connect(made.url("postgres", "postgres"), autocommit=True) as admin:
                admin.execute("CREATE DATABASE erp")
            _make_roles(made, folder)
            yield made
        finally:
            made.stop("immediate")
            shutil.rmtree(folder, ignore_errors=True)


def _make_roles(made: Postgres, folder: Path) -> None:
    passwords = {name: f"the {name}\n" for name in SECRETS} | {"postgres_password": "superuser\n"}
    for name, password in passwords.items():
        (folder / name).write_text(password)
        (folder / name).chmod(0o644)
    text = (ROOT / "infra/postgres/roles.sql").read_text().replace("/run/secrets", str(folder))
    (folder / "roles.sql").write_text(text)
    (folder / "roles.sql").chmod(0o644)
    for _ in range(2):  # a rotation runs it again
        made.run(
            "psql",
            "--no-psqlrc",
            "-q",
            "-d",
            made.url("erp", "postgres"),
            "-f",
            str(folder / "roles.sql"),
        )


def connect(made: Postgres, role: str, password: str) -> psycopg.Connection[tuple[object, ...]]:
    """Connect as one of the roles, and say whose rows to look at."""
    connection = psycopg.connect(
        f"postgresql://{role}@127.0.0.1:{made.port}/erp", password=password, autocommit=True
    )
    for name in ("tenant_id", "company_id", "user_id"):
        connection.execute("SELECT set_config(%s, %s, false)", (f"erp.{name}", str(uuid4())))
    return connection


def test_an_owner_who_is_no_superuser_migrates(cluster: Postgres) -> None:
    with connect(cluster, "erp_owner", "the owner_password") as owner:
        owner.execute("CREATE TABLE schema_migrations (version varchar PRIMARY KEY)")
        owner.execute("GRANT CREATE ON SCHEMA public TO erp_books, erp_door")
        for path in sorted((ROOT / "infra/migrations").glob("*.sql")):
            with owner.transaction():
                owner.execute(up(path).encode())
        owner.execute("REVOKE CREATE ON SCHEMA public FROM erp_books, erp_door")
        assert owner.execute("SELECT current_setting('is_superuser')").fetchone() == ("off",)


@pytest.mark.parametrize(
    ("role", "password"),
    [("erp_app", "the app_password"), ("erp_worker", "the worker_password")],
)
def test_the_application_owns_nothing_and_stands_before_the_wall(
    cluster: Postgres, role: str, password: str
) -> None:
    owned = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    with connect(cluster, role, password) as application:
        assert application.execute(owned).fetchone() == (0,)
        for statement in (
            "CREATE TABLE mine (one int)",
            "ALTER TABLE outbox DISABLE ROW LEVEL SECURITY",
            "DROP TABLE outbox",
            "SET ROLE erp_owner",
            "SET ROLE erp_door",
            "CREATE ROLE friend",
            "UPDATE journal_lines SET amount = 0",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(statement.encode())


def test_the_exporter_reads_statistics_and_no_rows(cluster: Postgres) -> None:
    with connect(cluster, "erp_exporter", "the exporter_password") as exporter:
        exporter.execute("SELECT * FROM pg_stat_activity")
        for table in ("tenants", "parties", "outbox"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                exporter.execute(SQL("SELECT * FROM {}").format(Identifier(table)))
