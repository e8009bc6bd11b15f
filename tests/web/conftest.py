"""One Node at a time: its tools take every core they can get, and build into one folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local.embedded import node as nodes
from local.embedded import web
from local.embedded.node import Node
from local.locking import waiting_for
from local.tree import STATE


@pytest.fixture
def alone() -> Iterator[None]:
    """Wait for the other worker's Node to finish."""
    with waiting_for(STATE / "web-tests.lock", "Waiting for another check of the web app"):
        yield


@pytest.fixture(scope="session")
def node() -> Node:
    """Return a Node, installed if there is none."""
    return nodes.found()


@pytest.fixture
def installed(alone: None, node: Node) -> Node:
    """Have the packages that the lock names."""
    with waiting_for(STATE / "web.lock", "Waiting for another start to finish the web app"):
        web.install(node)
    return node


@pytest.fixture
def build(alone: None, node: Node) -> Path:
    """Have a build of the present sources."""
    return web.built(node)
