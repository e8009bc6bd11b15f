"""Write the generated snapshots in docs/: OpenAPI, problems, events, tables, permissions.

They are committed, so that a change of what others rely on shows in the review.
"""

import argparse
import os
import subprocess

from local.console import fail, note, step
from local.tree import ROOT


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--check", action="store_true", help="only say what would change")


def run(asked: argparse.Namespace) -> int:
    """Write every snapshot; tables need a migrated database, which is started and thrown away."""
    os.environ.setdefault("ERP_SECRET", "0" * 64)
    from local.snapshots import changed, snapshots
    from tests import server

    started = server.start()
    try:
        made = snapshots(started.owner_url(server.TEMPLATE))
    finally:
        server.stop(started)
    differing = changed(made)
    if asked.check:
        if differing:
            fail("Run `python3 local openapi`: these would change: " + ", ".join(differing))
        return 0
    for name in differing:
        path = ROOT / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in made:
            path.write_text(made[name])
        else:
            path.unlink()
        step(f"docs/{name} {'written' if name in made else 'removed'}")
    return _web_types()


def _web_types() -> int:
    """Write the web app's types of the API, too, where its packages are installed."""
    from local.embedded import node, web

    found = node.on_the_machine()
    if found is None or not (web.SOURCES / "node_modules" / "openapi-typescript").exists():
        note("The web app's types of the API are not written: run `npm run api` in web/")
        return 0
    command = [str(found.program), "scripts/api-types.mjs"]
    return subprocess.run(command, cwd=web.SOURCES, check=False).returncode
