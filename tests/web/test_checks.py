"""What `npm run` checks: types, style, imports, messages, units, the API's types, page weight."""

import subprocess
from pathlib import Path

import pytest

from local.embedded import web
from local.embedded.node import Node


def run(node: Node, script: str, *arguments: str) -> None:
    """Run one of the web app's own commands, and show what it found."""
    command = [*node.npm, "run", "--silent", script, "--", *arguments]
    done = subprocess.run(
        command,
        cwd=web.SOURCES,
        env=node.environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, f"npm run {script}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("script", ["types", "lint", "messages", "test"])
def test_a_check_of_the_sources_holds(installed: Node, script: str) -> None:
    run(installed, script)


def test_the_types_are_what_the_api_says(installed: Node) -> None:
    run(installed, "api", "--check")


def test_pages_weigh_no_more_than_promised(build: Path, node: Node) -> None:
    run(node, "budget", "--build", str(build))
