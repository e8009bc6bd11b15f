"""The pages under docs/ are what the code makes: a change of a promise shows in the review."""

import os

from local.snapshots import changed, snapshots
from tests.server import Server


def test_the_snapshots_are_up_to_date(settings: Server) -> None:
    differing = changed(snapshots(os.environ["OWNER_URL"]))
    assert differing == [], "run `python3 local openapi` and look at the difference"
