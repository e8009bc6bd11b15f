"""Apply the migrations that the database has not been through, as its owner.

The files only go forward, and dbmate wants a way back in each: it is given one that is empty. The
password is read from a file, and travels in the environment of the one process that needs it.
While migrations run, the roles that own functions may be given new ones; after that, no more.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

FOLDER = Path(__file__).with_name("migrations")
BACK = "-- migrate:down"


def address() -> str:
    """Return where the database is, with the owner's password."""
    password = Path(os.environ["DATABASE_PASSWORD_FILE"]).read_text().strip()
    host, name = os.environ.get("DATABASE_HOST", "postgres"), os.environ.get("DATABASE_NAME", "erp")
    user = os.environ.get("DATABASE_USER", "erp_owner")
    return f"postgres://{user}:{quote(password, safe='')}@{host}:5432/{name}?sslmode=disable"


def main() -> int:
    """Wait for the database a minute at most, apply what is pending, and say what it was."""
    with tempfile.TemporaryDirectory() as staged:
        for path in sorted(FOLDER.glob("*.sql")):
            text = path.read_text()
            (Path(staged) / path.name).write_text(text if BACK in text else f"{text}\n{BACK}\n")
        program = str(Path(sys.executable).with_name("dbmate"))
        command = [program, "--migrations-dir", staged, "--no-dump-schema"]
        environment = {**os.environ, "DATABASE_URL": address()}
        subprocess.run([*command, "--wait-timeout", "60s", "wait"], env=environment, check=True)
        with handing_over():
            done = subprocess.run([*command, "migrate"], env=environment, check=False)
    return done.returncode


@contextmanager
def handing_over() -> Iterator[None]:
    """Let functions be handed to the roles that own them, for as long as this lasts."""
    with psycopg.connect(address(), autocommit=True) as owner:
        owner.execute("GRANT CREATE ON SCHEMA public TO erp_books, erp_door")
        try:
            yield
        finally:
            owner.execute("REVOKE CREATE ON SCHEMA public FROM erp_books, erp_door")


if __name__ == "__main__":
    sys.exit(main())
