"""Apply infra/migrations with dbmate, as the owner of the database."""

import os
import subprocess

import psycopg
from psycopg.sql import SQL, Literal

from local.console import fail, note
from local.embedded.postgres import Postgres
from local.state import DATABASE, Secrets
from local.tree import ROOT, program

FOLDER = ROOT / "infra" / "migrations"


def dbmate(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dbmate; the address travels in the environment, where no process list shows it."""
    command = [
        str(program("dbmate")),
        "--migrations-dir",
        str(FOLDER),
        "--no-dump-schema",
        *arguments,
    ]
    environment = {**os.environ, "DATABASE_URL": f"{url}?sslmode=disable"}
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


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
