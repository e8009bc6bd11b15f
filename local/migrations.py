"""Apply infra/migrations with dbmate, as the owner of the database."""

import os
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Literal

from local.console import fail, note
from local.embedded.postgres import Postgres
from local.state import DATABASE, Secrets
from local.tree import ROOT, program

FOLDER = ROOT / "infra" / "migrations"
BACK = "-- migrate:down"


def dbmate(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dbmate; the address travels in the environment, where no process list shows it.

    It wants a way back in every file. Ours only go forward, so it is given one that is empty.
    """
    environment = {**os.environ, "DATABASE_URL": f"{url}?sslmode=disable"}
    with tempfile.TemporaryDirectory() as staged:
        for path in FOLDER.glob("*.sql"):
            text = path.read_text()
            back = "" if BACK in text else f"\n{BACK}\n"
            (Path(staged) / path.name).write_text(text + back)
        command = [str(program("dbmate")), "--migrations-dir", staged, "--no-dump-schema"]
        return subprocess.run(
            [*command, *arguments], env=environment, cwd=ROOT,
            capture_output=True, text=True, check=False,
        )  # fmt: skip


def apply(postgres: Postgres, secrets: Secrets) -> int:
    """Make the database if need be, apply what is pending, and let the application in."""
    done = dbmate(postgres.url(DATABASE), "up")
    if done.returncode != 0:
        fail(f"The migrations could not be applied:\n{done.stdout}{done.stderr}")
    applied = [line for line in done.stdout.splitlines() if line.startswith("Applied:")]
    for line in applied:
        note(line)
    with psycopg.connect(postgres.url(DATABASE), autocommit=True) as owner:
        owner.execute(SQL("ALTER ROLE erp_app PASSWORD {}").format(Literal(secrets.app)))
    return len(applied)
