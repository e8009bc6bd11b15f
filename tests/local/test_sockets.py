"""How the application reaches the embedded PostgreSQL: by its socket where there is one."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from local import ports
from local.embedded.postgres import LONGEST_SOCKET, OWNER, THROW_AWAY, Postgres

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sockets with a path")
SECRET = "secret"


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """Start a server in a folder with spaces in its path."""
    folder = tmp_path_factory.mktemp("my own")
    for above in (folder, folder.parent):
        above.chmod(0o711)
    made = Postgres(folder / "some data", ports.free(), SECRET, THROW_AWAY)
    made.create()
    made.start()
    yield made
    made.stop("immediate")


def test_the_socket_is_used_and_asks_for_the_password(postgres: Postgres) -> None:
    address = postgres.nearest_url("postgres", OWNER, "wrong")
    assert "127.0.0.1" not in address
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(address)


def test_the_socket_is_closed_to_other_users(postgres: Postgres) -> None:
    assert stat.S_IMODE(postgres.data.stat().st_mode) == 0o700
    assert list(postgres.data.glob(".s.PGSQL.*"))


def test_both_ways_lead_to_the_same_server(postgres: Postgres) -> None:
    with psycopg.connect(postgres.nearest_url("postgres", OWNER, SECRET)) as near:
        assert near.info.host == str(postgres.data)
        asked = near.execute("SELECT inet_server_addr() IS NULL").fetchone()
    assert asked == (True,)
    with psycopg.connect(
        host="127.0.0.1", port=postgres.port, user=OWNER, password=SECRET, dbname="postgres"
    ) as far:
        assert far.execute("SELECT inet_server_addr()::text").fetchone() == ("127.0.0.1/32",)


def test_what_no_socket_can_be_named_by_goes_by_the_port(
    postgres: Postgres, tmp_path: Path
) -> None:
    deep = tmp_path / ("d" * LONGEST_SOCKET)
    deep.mkdir()
    (deep / ".s.PGSQL.5432").touch()
    missing = Postgres(tmp_path / "none", 5432, SECRET)
    for other in (Postgres(deep, 5432, SECRET), missing):
        assert other.nearest_url("erp", "me", "x") == "postgresql://me:x@127.0.0.1:5432/erp"


def test_a_socket_left_by_a_killed_server_is_taken_away(postgres: Postgres) -> None:
    postgres.stop("immediate")
    (postgres.data / "postmaster.pid").write_text(f"{2**22 - 1}\n")
    left = postgres.data / f".s.PGSQL.{postgres.port}.lock"
    left.write_text("1\n")
    postgres.start()
    with psycopg.connect(postgres.nearest_url("postgres", OWNER, SECRET)) as again:
        assert again.execute("SELECT 1").fetchone() == (1,)
