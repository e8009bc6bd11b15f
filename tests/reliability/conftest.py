"""An installation whose processes may be killed, and how long the tests go on."""

import os
from collections.abc import Iterator

import pytest

from tests.benchmarks.installation import Installation, installation


@pytest.fixture(scope="package")
def place() -> Iterator[Installation]:
    """Start an installation of its own: these tests kill its processes, and no others."""
    with installation() as started:
        yield started


def often(variable: str, short: int, long: int) -> int:
    """Say how often to do it: as the variable says, else by whether long tests are asked for."""
    return int(os.environ.get(variable, long if os.environ.get("ERP_SLOW") else short))
