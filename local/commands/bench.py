"""Measure one of the promised figures, with its own throw-away services.

Prints one line per figure: what it is, its value, the bar, and whether it holds.
"""

import argparse
import subprocess
import sys

from local.console import fail
from local.tree import ROOT

FOLDER = ROOT / "tests" / "benchmarks"


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments; the benchmarks are the files of tests/benchmarks."""
    known = ", ".join(names())
    parser.add_argument("name", nargs="*", help=f"which: {known or 'none yet'}; none is all")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def names() -> list[str]:
    """List the benchmarks: files that do not begin with an underscore."""
    return sorted(
        path.stem.replace("_", "-")
        for path in FOLDER.glob("*.py")
        if not path.stem.startswith("_") and "\ndef main(" in path.read_text()
    )


def run(asked: argparse.Namespace) -> int:
    """Run each in a process of its own; fails where a figure does not hold."""
    known = names()
    for name in asked.name:
        if name not in known:
            fail(f"There is no benchmark {name}. There are: {', '.join(known)}.")
    codes = []
    for name in asked.name or known:
        module = f"tests.benchmarks.{name.replace('-', '_')}"
        call = f"import sys; from {module} import main; sys.exit(main())"
        arguments = ["--json"] if asked.json else []
        done = subprocess.run([sys.executable, "-c", call, *arguments], cwd=ROOT, check=False)
        codes.append(done.returncode)
    return max(codes, default=0)
