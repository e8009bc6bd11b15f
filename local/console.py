"""What the commands say, and how they ask."""

import sys
import time
from typing import NoReturn

_began = time.monotonic()


def _is_coloured() -> bool:
    return sys.stdout.isatty()


def step(text: str) -> None:
    """Say what is being done, and how long the command has run."""
    passed = f"{time.monotonic() - _began:5.1f} s"
    bold, plain = ("\033[1m", "\033[0m") if _is_coloured() else ("", "")
    print(f"{passed}  {bold}{text}{plain}", flush=True)


def note(text: str) -> None:
    """Say something beside the steps."""
    print(f"         {text}", flush=True)


def warn(text: str) -> None:
    """Say something that the reader should not miss."""
    print(f"!        {text}", file=sys.stderr, flush=True)


def fail(text: str) -> NoReturn:
    """Say why the command ends here."""
    print(f"\n{text}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def ask(question: str) -> bool:
    """Ask, where somebody is there to answer; nobody there is a no."""
    if not sys.stdin.isatty():
        return False
    try:
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False
