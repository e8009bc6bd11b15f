"""Run the tests, in parallel, on their own throw-away PostgreSQL and Valkey; and the linters.

Name parts to run only those, without the linters: a function (`test invoicing`), a folder of
tests (`test scenarios`), or a path. What pytest itself understands may follow after `--`.
"""

import argparse
import os
import subprocess
import sys

from local.console import fail, step
from local.tree import ROOT

TESTS = ROOT / "tests"


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("parts", nargs="*", help="functions, folders or paths; none is everything")
    parser.add_argument("-k", metavar="EXPRESSION", help="only tests whose name matches")
    parser.add_argument("-x", action="store_true", help="stop at the first failure")
    parser.add_argument("-n", metavar="WORKERS", default="auto", help="how many processes (cores)")
    parser.add_argument("--slow", action="store_true", help="long tests in full")
    parser.add_argument("--no-lint", action="store_true", help="leave the linters out")


def run(asked: argparse.Namespace) -> int:
    """Run linters, then tests; report both."""
    from local.commands import lint

    parts, further = _split(asked.parts)
    clean = True
    if not (parts or asked.k or asked.no_lint):
        step("Linting")
        clean = lint.check(list(lint.CHECKS))
    step("Testing")
    command = [sys.executable, "-m", "pytest", "-n", asked.n, "--dist", "worksteal"]
    command += ["-x"] if asked.x else []
    command += ["-k", asked.k] if asked.k else []
    environment = {**os.environ, **({"ERP_SLOW": "1"} if asked.slow else {})}
    done = subprocess.run(
        [*command, *further, *map(str, parts)], cwd=ROOT, env=environment, check=False
    )
    if not clean:
        step("The linters found something; see above")
    return done.returncode or (0 if clean else 1)


def _split(given: list[str]) -> tuple[list[str], list[str]]:
    """Tell the parts from what is meant for pytest."""
    parts = [_part(name) for name in given if not name.startswith("-")]
    return parts, [name for name in given if name.startswith("-")]


def _part(name: str) -> str:
    for place in (TESTS / "functions" / name, TESTS / name):
        if place.exists():
            return str(place)
    if not (ROOT / name.partition("::")[0]).exists():
        fail(f"There are no tests called {name}.")
    return name
