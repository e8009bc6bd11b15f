"""Where things are: the project, its environment, and what a start keeps."""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.lock"
EMULATOR = ROOT / "requirements-emulator.lock"
NODE = ROOT / "requirements-node.lock"
STATE = ROOT / ".local"


def python() -> Path:
    """Return the environment's interpreter."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def program(name: str) -> Path:
    """Return one of the environment's programs."""
    return python().with_name(f"{name}.exe" if os.name == "nt" else name)


def lock_digest() -> str:
    """Return what the environment was made from: the lock, and the interpreter's version."""
    version = ".".join(map(str, sys.version_info[:2]))
    locked = LOCK.read_bytes() + EMULATOR.read_bytes()
    return hashlib.sha256(locked + version.encode()).hexdigest()


def functions() -> list[str]:
    """List the functions: the folders that have an app."""
    return sorted(path.parent.name for path in (ROOT / "functions").glob("*/app.py"))
