"""The web app: installed and built where its sources changed, and kept apart from them.

A build is served from a folder named after what it was made of, so that neither another build
nor an edit disturbs one that is being served.
"""

import hashlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local.console import note, step
from local.embedded.node import Node
from local.locking import waiting_for
from local.tree import ROOT, STATE

SOURCES = ROOT / "web"
BUILDS = STATE / "web"
KEPT = 3
"""Builds that are kept: going back to a branch of yesterday builds nothing."""
NOT_BUILT = {"node_modules", ".next", "e2e", "screenshots", "lighthouse", "coverage"}
INSTALLED = SOURCES / "node_modules" / ".installed-from"


class BuildFailed(Exception):
    """The web app could not be installed or built; the message says what was printed last."""


def digest() -> str:
    """Return what a build of the present sources is called."""
    hashed = hashlib.sha256()
    for path in sorted(_built_from(SOURCES)):
        hashed.update(f"{path.relative_to(SOURCES).as_posix()}\0".encode())
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()[:16]


def is_built() -> bool:
    """Tell whether there is a build of the present sources."""
    return (BUILDS / digest() / "serve.mjs").exists()


def built(node: Node) -> Path:
    """Return the folder of a build of the present sources, made if there is none."""
    folder = BUILDS / digest()
    if (folder / "serve.mjs").exists():
        folder.touch()
        return folder
    with waiting_for(STATE / "web.lock", "Waiting for another start to finish the web app"):
        if not (folder / "serve.mjs").exists():
            install(node)
            _build(node, folder)
            _forget_old(folder)
    return folder


def install(node: Node) -> None:
    """Install the packages that the lock names, unless they are there."""
    locked = hashlib.sha256((SOURCES / "package-lock.json").read_bytes()).hexdigest()
    if INSTALLED.exists() and INSTALLED.read_text() == locked:
        return
    with _timed("Installing the web app's packages", "Packages installed"):
        _run(node, [*node.npm, "install", "--no-audit", "--no-fund", "--loglevel=error"])
    INSTALLED.write_text(locked)


def _build(node: Node, folder: Path) -> None:
    with _timed("Building the web app: only when it has changed", "Web app built"):
        _run(node, [str(node.program), "node_modules/next/dist/bin/next", "build"])
        _run(node, [str(node.program), "scripts/standalone.mjs"])
        making = folder.with_name(f"{folder.name}.making")
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(SOURCES / ".next" / "standalone", making, symlinks=True)
        shutil.rmtree(folder, ignore_errors=True)
        making.rename(folder)


def _run(node: Node, command: list[str]) -> None:
    done = subprocess.run(
        command,
        cwd=SOURCES,
        env=node.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise BuildFailed(f"`{' '.join(command[-2:])}` ended with {done.returncode}:\n{said}")


def _forget_old(latest: Path) -> None:
    builds = [path for path in BUILDS.iterdir() if path != latest]
    for path in sorted(builds, key=lambda one: one.stat().st_mtime)[: -(KEPT - 1)]:
        shutil.rmtree(path, ignore_errors=True)


def _built_from(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_BUILT or path.suffix == ".tsbuildinfo" or path.name == "next-env.d.ts":
            continue
        if path.is_dir():
            yield from _built_from(path)
        elif ".test." not in path.name:
            yield path


@contextmanager
def _timed(doing: str, done: str) -> Iterator[None]:
    step(doing)
    began = time.monotonic()
    yield
    note(f"{done} after {time.monotonic() - began:.0f} s")
