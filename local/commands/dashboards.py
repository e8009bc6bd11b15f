"""Write Grafana's dashboards from local/dashboards/ into monitoring/grafana/dashboards/.

They are committed, so that Grafana needs nothing but files; a test keeps them fresh.
"""

import argparse
from pathlib import Path

from local.console import fail, step
from local.tree import ROOT

FOLDER = ROOT / "monitoring" / "grafana" / "dashboards"


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--check", action="store_true", help="only say what would change")


def run(asked: argparse.Namespace) -> int:
    """Write every dashboard, and take away those that are no more."""
    made = dashboards()
    kept = {path.name: path.read_text() for path in FOLDER.glob("*.json")}
    differing = sorted(name for name in made | kept if made.get(name) != kept.get(name))
    if asked.check:
        if differing:
            fail("Run `python3 local dashboards`: these would change: " + ", ".join(differing))
        return 0
    for name in differing:
        _put(FOLDER / name, made.get(name))
    return 0


def dashboards() -> dict[str, str]:
    """Make every dashboard, by the name of its file."""
    from local.dashboards import machinery, product

    boards = (
        product.OVERVIEW,
        product.FUNCTION,
        product.BUSINESS,
        product.SLO,
        machinery.POSTGRES,
        machinery.REDIS,
        machinery.NGINX,
        machinery.HOST,
    )
    return {f"{board.uid}.json": board.text() for board in boards}


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    step(f"{path.name} {'removed' if text is None else 'written'}")
