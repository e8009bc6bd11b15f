"""Start PostgreSQL for a data folder: anew, taken over from a dead start, or after a crash."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from local.console import note
from local.embedded.postgres import Postgres, PostgresFailed
from local.processes import Process, known
from local.state import State


def start_postgres(postgres: Postgres) -> Process:
    """Return a server that answers; an orphan that does is taken over, else started again."""
    postgres.create()
    if postgres.is_running():
        if _answers(postgres):
            note("PostgreSQL was still running, and is taken over")
            return _process(postgres)
        postgres.stop("immediate")
    for attempt in range(20):
        try:
            postgres.start()
            break
        except PostgresFailed:
            if attempt == 19:
                raise
            time.sleep(0.5)  # a killed server's last processes still hold its memory
    return _process(postgres)


@contextmanager
def database(state: State) -> Iterator[Postgres]:
    """Lend a data folder's PostgreSQL, started for as long as it is needed if it is not up."""
    postgres = state.postgres()
    was_running = postgres.is_running()
    start_postgres(postgres)
    try:
        yield postgres
    finally:
        if not was_running:
            postgres.stop()


def _process(postgres: Postgres) -> Process:
    pid = postgres.pid()
    if pid is None:
        raise PostgresFailed("PostgreSQL did not say its process id.")
    return known(pid)


def _answers(postgres: Postgres) -> bool:
    import psycopg

    try:
        with psycopg.connect(postgres.url("postgres"), connect_timeout=3) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.Error:
        return False
