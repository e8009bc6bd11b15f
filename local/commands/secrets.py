"""Change the server's secret, and keep what is derived from it.

`rotate` makes a new secret, keeps the old one beside it, and seals anew what people and receivers
of webhooks have: nobody has to set up a phone again, and open links stay good. Stop `up` first.
`forget` drops the old secret, when the links in older letters have ended: after a week.
"""

import argparse
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from local.console import fail, step
from local.tree import ROOT

if TYPE_CHECKING:
    from local.embedded.postgres import Postgres
    from local.state import State


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("what", choices=("rotate", "forget"))
    parser.add_argument("--data", metavar="FOLDER", help="the data folder (.local)")


def run(asked: argparse.Namespace) -> int:
    """Change or forget a secret while nothing runs."""
    from local.state import AlreadyRunning, State

    state = State.of(asked.data)
    try:
        with state.held():
            if asked.what == "forget":
                state.keep_key(state.secrets().key, "")
                step("The secret before is forgotten")
                return 0
            return rotate(state)
    except AlreadyRunning:
        fail("It is running with the secret it has: stop it first.")


def rotate(state: "State") -> int:
    """Make a new secret, and seal under it what the old one sealed."""
    import secrets

    from local import migrations
    from local.services import database

    with database(state) as postgres:
        migrations.apply(postgres, state.secrets())
        if state.secrets().previous:  # what an earlier change left undone comes first
            _reseal(state, postgres)
        state.keep_key(secrets.token_hex(24), state.secrets().key)
        step("A new secret is in force; the old one counts beside it")
        return _reseal(state, postgres)


def _reseal(state: "State", postgres: "Postgres") -> int:
    given = {**os.environ, **state.environment(postgres, "", 8000)}
    command = [sys.executable, "-m", "functions.notifications.resealing"]
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    if not done.stdout:
        fail(f"Sealing anew failed; run it again: {done.stderr[-500:]}")
    for kind, many in json.loads(done.stdout).items():
        step(f"{kind}: {many['sealed']} sealed anew, {many['lost']} lost")
    return done.returncode
