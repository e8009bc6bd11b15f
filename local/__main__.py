"""`python3 local <command>`: everything a developer starts, on nothing but a Python.

The standard library alone reads the command line, makes .venv from the lock where it has to,
and runs the same command again in there.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

COMMANDS = (
    "up", "down", "test", "lint", "migrate", "seed", "bench", "openapi", "lock", "setup", "stack",
    "dashboards", "secrets",
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """Describe every command; each module says its own arguments."""
    made = argparse.ArgumentParser(
        prog="python3 local",
        description="Start, test and look after the ERP on this machine.",
        epilog="`python3 local COMMAND --help` says more about each.",
    )
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"local.commands.{name}")
        about = (module.__doc__ or "").strip()
        command = commands.add_parser(
            name,
            help=about.splitlines()[0],
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.describe(command)
    return made


def main(arguments: list[str]) -> int:
    """Run one command inside the environment."""
    from local import bootstrap

    asked = parser().parse_args(arguments)
    bootstrap.ensure()
    if not bootstrap.is_inside():
        return bootstrap.enter(arguments)
    code: int = import_module(f"local.commands.{asked.command}").run(asked)
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
