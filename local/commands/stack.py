"""Run the compose files, and check the production stack on a real engine.

up, down, logs [WHICH]   production (default), monitoring, backend or web
pin                      write into .env which images exactly the versions mean: up wants them
roll FUNCTION            replace the containers of one, or of web, without losing a request
maintenance on|off       show the maintenance page, or the ERP again
reload                   let Nginx take a new certificate
lint                     check everything that can be checked without an engine
check                    (or nothing) bring production up, test it, and take it down again (--keep leaves it
                         running, engine and all; --take-down ends that)
"""

import argparse
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from local.console import fail, step
from local.tree import ROOT

if TYPE_CHECKING:
    from local.compose import Compose

ACTIONS = ("up", "down", "logs", "pin", "roll", "maintenance", "reload", "lint", "check")
MARK = "/run/nginx/maintenance"


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("action", nargs="?", default="check", choices=ACTIONS)
    parser.add_argument("what", nargs="?", help="which file, which function, on or off")
    parser.add_argument("--unpinned", action="store_true", help="up: with images of no digest")
    parser.add_argument("--keep", action="store_true", help="check: leave it running")
    parser.add_argument("--take-down", action="store_true", help="check: end what --keep left")
    parser.add_argument("--rebuild", action="store_true", help="check: make all images anew")
    parser.add_argument("--built", action="store_true", help="check: our images as they are")
    parser.add_argument("--if-engine", action="store_true", help="check: only where one runs")
    parser.add_argument("--workers", type=int, default=2, help="check: of each busy function")
    parser.add_argument("-k", metavar="EXPRESSION", help="check: only tests whose name matches")


def run(asked: argparse.Namespace) -> int:
    """Do what is asked."""
    return ACTING[asked.action](asked)


def _up(asked: argparse.Namespace) -> int:
    compose = _compose(asked.what)
    if asked.what in {None, "production", "monitoring"}:
        _refuse_unready(compose, unpinned=asked.unpinned)
    alone = asked.what in {None, "production"}  # the others share their project with somebody
    compose.run("up", "--detach", "--wait", *(["--remove-orphans"] if alone else []))
    return 0


def _refuse_unready(compose: "Compose", *, unpinned: bool) -> None:
    """Start nothing in production without its settings, nor with images that may be any."""
    from local import environment, pinning

    if not compose.env_file.exists():
        fail("There is no .env yet: python3 local setup")
    missing, _ = environment.check(compose.env_file.parent)
    if missing and "ERP_SECRETS" not in os.environ:  # which are elsewhere, then
        fail("\n".join(f"Missing: {name}" for name in missing))
    loose = [] if unpinned else pinning.unpinned(compose.env_file.parent)
    if loose:
        fail(
            f"These images are not pinned: {', '.join(loose)}.\n"
            "python3 local stack pin asks the registry; --unpinned starts them as they are."
        )


def _pin(_: argparse.Namespace) -> int:
    from local import pinning

    compose = _compose(None)
    if not compose.env_file.exists():
        fail("There is no .env yet: python3 local setup")
    try:
        written = pinning.pin(compose.env_file.parent, compose.docker)
    except LookupError as reason:
        fail(str(reason))
    for name, digest in written.items():
        step(f"{name}={digest}")
    return 0


def _down(asked: argparse.Namespace) -> int:
    _compose(asked.what).run("down")
    return 0


def _logs(asked: argparse.Namespace) -> int:
    _compose(asked.what).run("logs", "--tail", "200")
    return 0


def _roll(asked: argparse.Namespace) -> int:
    from local.rolling import roll
    from local.tree import functions

    known = (*functions(), "web")
    if asked.what not in known:
        fail(f"Name what to roll: {', '.join(known)}.")
    roll(_compose(None), asked.what)
    return 0


def _maintenance(asked: argparse.Namespace) -> int:
    if asked.what not in {"on", "off"}:
        fail("Say on or off.")
    change = ["touch", MARK] if asked.what == "on" else ["rm", "-f", MARK]
    _compose(None).run("exec", "-T", "nginx", *change)
    step("The maintenance page is shown" if asked.what == "on" else "The ERP is shown again")
    return 0


def _reload(_: argparse.Namespace) -> int:
    _compose(None).run("exec", "-T", "nginx", "/etc/erp-nginx/start.sh", "-t")
    _compose(None).run("kill", "--signal", "HUP", "nginx")
    return 0


def _lint(_: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "pytest", "tests/stack", "tests/monitoring"]
    command = [part for part in command if "/" not in part or (ROOT / part).exists()]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _check(asked: argparse.Namespace) -> int:
    from tests.stack.check import Wishes, check

    return check(
        Wishes(
            keep=asked.keep, take_down=asked.take_down, rebuild=asked.rebuild, built=asked.built,
            if_engine=asked.if_engine, only=asked.k, workers=asked.workers,
        )
    )  # fmt: skip


def _compose(which: str | None) -> "Compose":
    from local.compose import FILES, Compose

    if which is not None and which not in FILES:
        fail(f"There are: {', '.join(FILES)}.")
    return Compose.of(which or "production")


ACTING = {
    "up": _up, "down": _down, "logs": _logs, "pin": _pin, "roll": _roll, "maintenance": _maintenance,
    "reload": _reload, "lint": _lint, "check": _check,
}  # fmt: skip
