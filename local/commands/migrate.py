"""Apply the migrations in infra/migrations that the database does not have yet."""

import argparse

from local.console import step


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--data", metavar="FOLDER", help="the data folder (.local)")
    parser.add_argument("--status", action="store_true", help="only list what is pending")


def run(asked: argparse.Namespace) -> int:
    """Migrate, starting PostgreSQL for as long as it takes if it is not up."""
    from local import migrations
    from local.services import database
    from local.state import DATABASE, State

    state = State.of(asked.data)
    with database(state) as postgres:
        if asked.status:
            print(migrations.dbmate(postgres.url(DATABASE), "status").stdout)
            return 0
        many = migrations.apply(postgres, state.secrets())
    step(f"{many} migrations applied" if many else "The database is up to date")
    return 0
