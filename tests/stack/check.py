"""Bring the production stack up on a real engine, run the checks against it, and take it down.

It is a project of its own, with secrets and volumes of its own: an installation on the same
machine is not touched, but its ports 80 and 443 must be free.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from defusedxml import ElementTree

from local import environment
from local.bootstrap import quiet
from local.compose import FILES, Compose
from local.console import fail, note, step, warn
from local.tree import ROOT, STATE
from tests.stack.engine import Engine, NoEngine, engine, there_is_one
from tests.stack.images import STANDINS, is_made, prepare

FOLDER = STATE / "stack"
CHECK = "tests/stack/docker-compose.check.yml"
OVERRIDE = "tests/stack/docker-compose.standins.yml"
STUBS = ("grafana", "cadvisor")
REPORT = FOLDER / "checked.xml"
SSLYZE = "sslyze==6.3.1"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the stack is to be checked."""

    keep: bool = False
    take_down: bool = False
    rebuild: bool = False
    built: bool = False
    if_engine: bool = False
    only: str | None = None
    workers: int = 2  # of four: the machine that is checked also does the checking


def check(wishes: Wishes) -> int:
    """Check the stack; fails where a check does, or where no engine can be had."""
    os.environ["ERP_STACK_WORKERS"] = str(wishes.workers)
    if wishes.if_engine and not there_is_one():
        warn("The production stack was NOT RUN: no Docker engine answers here.")
        return 0
    try:
        with engine(FOLDER / "engine", keep=wishes.keep) as lent:
            return _take_down(lent) if wishes.take_down else _check_on(lent, wishes)
    except NoEngine as reason:
        fail(f"The stack was not checked: {reason}.")


def _check_on(lent: Engine, wishes: Wishes) -> int:
    _have_sslyze()
    stands_in = prepare(lent, rebuild=wishes.rebuild, built=wishes.built)
    compose = project(lent, stands_in=stands_in)
    try:
        step("Starting the stack")
        began = time.monotonic()
        compose.run("up", "--detach", "--no-build", "--pull", "never", "--wait", check=False)
        step(f"It is up after {time.monotonic() - began:.0f} s")
        return _test(lent, stands_in=stands_in, only=wishes.only)
    finally:
        if wishes.keep:
            note(f"It is left running, as the project erp-check on {lent.address}")
            note("`python3 local stack check --take-down` ends it")
        else:
            _take_down(lent)
        for line in conclusion(lent, wishes.workers, stands_in=stands_in):
            step(line)


def _take_down(lent: Engine) -> int:
    """Take away what was started, and what was written down meanwhile."""
    compose = project(lent, stands_in=is_made(lent))
    compose.run("down", "--volumes", "--timeout", "60", quiet=True, check=False)
    return 0


def conclusion(lent: Engine, workers: int, *, stands_in: bool) -> list[str]:
    """Say what was checked, on what, and what was not: the last lines of a check."""
    whose = "an engine started for it" if lent.is_ours else "the engine that was there"
    said = [f"Checked on {whose}, with {workers} processes of each busy function"]
    if REPORT.exists():
        suite = ElementTree.parse(REPORT).getroot().find("testsuite")
        found = suite.attrib if suite is not None else {}
        failed = int(found.get("failures", 0)) + int(found.get("errors", 0))
        said.append(
            f"{found.get('tests', 0)} checks: {failed} failed, {found.get('skipped', 0)} skipped"
        )
    else:
        said.append("no check was made")
    if stands_in:
        said.append(f"{len(STANDINS)} images of others were stand-ins made of Debian's packages")
        said.append(
            f"NOT RUN, as there is no package of them: {', '.join(STUBS)} (stubs took their place)"
        )
    else:
        said.append("All images were the real ones; nothing was a stub")
    return said


def project(lent: Engine, *, stands_in: bool) -> Compose:
    """Set up the project that is checked: env file and secrets of its own, alerts to a receiver."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "env.example").write_text((ROOT / "env.example").read_text())
    (FOLDER / ".env").unlink(missing_ok=True)  # as the example has it today; secrets are kept
    environment.set_up(FOLDER)
    webhook = FOLDER / "secrets" / "alert_webhook_url"
    webhook.chmod(0o600)
    webhook.write_text("http://receiver:8080/alerts")
    webhook.chmod(0o444)
    files = (FILES["production"], CHECK, *([OVERRIDE] if stands_in else []))
    return Compose(
        files,
        "erp-check",
        FOLDER / ".env",
        {
            **lent.environment,
            "ERP_SECRETS": str(FOLDER / "secrets"),
            "WEB_CONCURRENCY": os.environ.get("ERP_STACK_WORKERS", "2"),
            "NGINX_RATE_ADDRESS": "400r/s",  # and everything comes from one address
            "NGINX_RATE_KEY": "400r/s",
        },
    )


def _test(lent: Engine, *, stands_in: bool, only: str | None) -> int:
    REPORT.unlink(missing_ok=True)
    told = {
        "ERP_STACK": "1",
        "ERP_STACK_ENGINE": lent.address,
        "ERP_STACK_STANDINS": str(int(stands_in)),
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-v",
        "--maxfail=5",
        "--durations=8",
        f"--junitxml={REPORT}",
        "tests/stack/live",
        *(["-k", only] if only else []),
    ]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **told}, check=False).returncode


def sslyze() -> Path:
    """Return where sslyze is: apart, because it wants an older cryptography than the ERP does."""
    return FOLDER / "tools" / "bin" / "sslyze"


def _have_sslyze() -> None:
    if not sslyze().exists():
        uv = str(Path(sys.executable).with_name("uv"))
        tools = str(FOLDER / "tools")
        subprocess.run([uv, "venv", "--quiet", tools], check=True)
        install = [uv, "pip", "install", "--quiet", "--python", tools, SSLYZE]
        subprocess.run(install, env=quiet(), check=True)
