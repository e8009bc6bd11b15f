"""Write the lock files from pyproject.toml: exact versions, with hashes, for every system.

requirements.lock is what serves; requirements-dev.lock is that and what builds and tests it;
requirements-node.lock is Node, for machines that have none. Those in infra/docker are for images.
"""

import argparse
import subprocess

from local.console import step
from local.tree import ROOT, program

IMAGES = ("traces", "lambda", "migrate")
"""Groups that images have, beside what serves or instead of it."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--upgrade", action="store_true", help="to the newest versions")


def run(asked: argparse.Namespace) -> int:
    """Resolve all; what comes later keeps to the versions of what came before."""
    project = "pyproject.toml"
    for name, extra in (
        ("requirements.lock", [project]),
        ("requirements-dev.lock", [project, "--group", "dev", "--constraint", "requirements.lock"]),
        ("requirements-node.lock", ["--group", "node"]),
        *(
            (f"infra/docker/{g}.lock", ["--group", g, "--constraint", "requirements-dev.lock"])
            for g in IMAGES
        ),
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
