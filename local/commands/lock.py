"""Write the lock files from pyproject.toml: exact versions, with hashes, for every system.

requirements.lock is what serves; requirements-dev.lock is that and what builds and tests it;
requirements-node.lock is Node, for machines that have none.
"""

import argparse
import subprocess

from local.console import step
from local.tree import ROOT, program


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--upgrade", action="store_true", help="to the newest versions")


def run(asked: argparse.Namespace) -> int:
    """Resolve all; the second keeps to the versions of the first."""
    project = "pyproject.toml"
    for name, extra in (
        ("requirements.lock", [project]),
        ("requirements-dev.lock", [project, "--group", "dev", "--constraint", "requirements.lock"]),
        ("requirements-node.lock", ["--group", "node"]),
    ):
        command = [
            str(program("uv")), "pip", "compile", "--output-file", name,
            "--universal", "--generate-hashes", "--python-version", "3.11", "--quiet",
            "--no-header", "--no-emit-index-url", "--no-emit-find-links", *extra,
            *(["--upgrade"] if asked.upgrade else []),
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)
        step(f"{name} written")
    return 0
