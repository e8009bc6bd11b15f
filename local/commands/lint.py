"""Check style, types, who imports whom, and the house's own rules."""

import argparse
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from local.console import step
from local.tree import ROOT, program

CHECKS: dict[str, list[str]] = {
    "ruff": ["ruff", "check", "--quiet", "."],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "mypy": ["mypy", "shared", "layers", "functions", "local", "tests"],
    "imports": ["lint-imports", "--no-logo"],
    "rules": ["python", "-m", "local.rules"],
}


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--fix", action="store_true", help="let ruff mend what it can, first")
    parser.add_argument("only", nargs="*", help=f"which checks: {', '.join(CHECKS)}; none is all")


def run(asked: argparse.Namespace) -> int:
    """Run the checks side by side; print those that found something."""
    if asked.fix:
        for command in (["ruff", "check", "--fix", "--quiet", "."], ["ruff", "format", "."]):
            subprocess.run([program(command[0]), *command[1:]], cwd=ROOT, check=False)
    return 0 if check(asked.only or list(CHECKS)) else 1


def check(names: list[str]) -> bool:
    """Run checks by name; tell whether all of them hold."""
    with ThreadPoolExecutor(2) as together:
        return all(list(together.map(_one, names)))


def _one(name: str) -> bool:
    command, *arguments = CHECKS[name]
    began = time.monotonic()
    path = sys.executable if command == "python" else str(program(command))
    done = subprocess.run([path, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    passed = done.returncode == 0
    step(f"{name}: {'holds' if passed else 'FAILS'} ({time.monotonic() - began:.0f} s)")
    if not passed:
        print(done.stdout + done.stderr, flush=True)
    return passed
