"""Plant a demo company with a year of plausible trade, and print its sign-in."""

import argparse
import os
from typing import TYPE_CHECKING

from local.console import note, step, warn

if TYPE_CHECKING:
    from local.state import State


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--data", metavar="FOLDER", help="the data folder (.local)")


def run(asked: argparse.Namespace) -> int:
    """Plant a company, starting PostgreSQL for as long as it takes if it is not up."""
    from local import migrations
    from local.services import database
    from local.state import State

    state = State.of(asked.data)
    with database(state) as postgres:
        migrations.apply(postgres, state.secrets())
        running = state.running()
        plant(state, state.environment(postgres, "", running.port if running else 8000))
    sign_in = state.sign_in()
    if sign_in is not None:
        print(f"\n  E-mail   {sign_in.email}\n  Password {sign_in.password}")
    return 0


def plant(state: "State", environment: dict[str, str]) -> None:
    """Plant the demo company through the API, inside this process."""
    os.environ.update(environment)
    from local.seed.company import plant_company

    step("Planting a demo company with a year of trade")
    sign_in = plant_company(note)
    if sign_in is None:
        warn("There is nothing to plant yet.")
    else:
        state.keep_sign_in(sign_in)
