"""The short form of the browser's stories; `npm run e2e` and `npm run axe` tell all of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from local.embedded import web
from local.embedded.node import Node

SHORT = (
    "e2e/stories/signing-up",
    "e2e/stories/quote-to-cash",
    "e2e/stories/security",
    "e2e/axe/short",
)


def chromium() -> str | None:
    """Return a browser, installed where the system lets us."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    installer = shutil.which("apt-get")
    if found is None and installer is not None and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--no-install-recommends", "chromium"]):
            subprocess.run(
                [installer, "--quiet", "--yes", *command],
                env=quiet,
                capture_output=True,
                check=False,
            )
        found = next(filter(None, map(shutil.which, names)), None)
    return found


@pytest.mark.skipif(os.name == "nt", reason="the stack is started as on a server")
def test_the_stories_hold_in_a_browser(build: Path, installed: Node) -> None:
    browser = chromium()
    if browser is None:
        pytest.skip("there is no Chromium here, and it cannot be installed")
    assert build.exists()
    command = ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.e2e.config.mts", *SHORT]
    done = subprocess.run(
        [str(installed.program), *command],
        cwd=web.SOURCES,
        env={**installed.environment(), "CHROMIUM": browser, "ERP_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr
