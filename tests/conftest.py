"""Real services, and a fresh tenant for every test instead of a clean-up."""

import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from uuid import uuid4

import psycopg
import pytest
from fastapi import FastAPI, Request
from httpx import ASGITransport, AsyncClient
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from layers.database.transactions import Tx, pool, watchers
from layers.http import gateway
from layers.http.identity import current_actor, renewed_actor
from local.tree import functions
from shared.actor import Actor, Permission
from tests import server

# How long an example takes to make is the machine's affair, which others use, too. The short form
# gives the same answer for the same code, whoever runs it; the long one looks for new examples.
hypothesis.register_profile(
    "erp",
    deadline=None,
    derandomize=not os.environ.get("ERP_SLOW"),
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("erp")
HEADER = "X-Test-Actor"
actors: dict[str, Actor] = {}
"""Who a test's client speaks for; a client that names nobody signs in as anyone else does."""


def pytest_configure(config: pytest.Config) -> None:
    """Start the services once per run: here, or in the process that starts the workers."""
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        config.stash[SERVER] = server.start()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the web app, which takes longest; leave out what is slow, unless asked for."""
    items.sort(key=lambda item: "tests/web/" not in item.nodeid)
    if not os.environ.get("ERP_SLOW"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="slow: python3 local test --slow"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what this process started."""
    started = config.stash.get(SERVER, None)
    if started is not None:
        server.stop(started)


SERVER = pytest.StashKey[server.Server]()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run every test in one event loop, as a worker does."""
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """Give this worker a database of its own, and point the application at it."""
    running = server.running()
    name = f"erp_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    running.copy(name)
    kept = tmp_path_factory.mktemp("kept")
    os.environ.update(
        DATABASE_URL=running.app_url(name),
        OWNER_URL=running.owner_url(name),
        CACHE_URL=running.cache_url,
        ERP_FUNCTIONS=",".join(functions()),
        ERP_SECRET=secrets.token_hex(32),
        ERP_PUBLIC_URL="https://erp.example",
        ERP_STORAGE=str(kept / "files"),
        ERP_MAILBOX=str(kept / "mail"),
    )
    yield running
    running.drop(name)


@pytest.fixture(scope="session")
async def _pool(anyio_backend: str, settings: server.Server) -> AsyncIterator[None]:
    """Close the pool in the loop that it was opened in."""
    yield
    await pool().close()


@pytest.fixture(scope="session")
def app(settings: server.Server) -> FastAPI:
    """Serve every function, to whomever the test's header names."""
    made = gateway.create()

    async def actor(request: Request) -> Actor:
        name = request.headers.get(HEADER)
        return actors[name] if name else await current_actor(request)

    made.dependency_overrides = {current_actor: actor, renewed_actor: actor}
    return made


@pytest.fixture(scope="session")
def owner(settings: server.Server) -> Iterator[psycopg.Connection]:
    """Connect as the owner of everything, whom no wall stops."""
    with psycopg.connect(os.environ["OWNER_URL"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def open_tenant(owner: psycopg.Connection, _pool: None) -> Callable[[], Actor]:
    """Make someone who may do everything, in a tenant nobody else has; as often as called."""

    def make() -> Actor:
        actor = Actor(uuid4(), uuid4(), uuid4(), frozenset(Permission))
        owner.execute(
            "INSERT INTO tenants (tenant_id, name) VALUES (%s, 'A tenant')", [actor.tenant_id]
        )
        return actor

    return make


@pytest.fixture
def clerk(open_tenant: Callable[[], Actor]) -> Actor:
    """Return someone who may do everything, in a tenant nobody else has."""
    return open_tenant()


@pytest.fixture
async def as_actor(
    app: FastAPI, _pool: None
) -> AsyncIterator[Callable[[Actor | None], AsyncClient]]:
    """Make clients: of an actor, or of nobody in particular."""
    async with AsyncExitStack() as stack:

        def make(actor: Actor | None = None) -> AsyncClient:
            headers = {}
            if actor is not None:
                name = str(uuid4())
                actors[name] = actor
                headers[HEADER] = name
            transport = ASGITransport(app, raise_app_exceptions=False)
            client = AsyncClient(transport=transport, base_url="http://erp", headers=headers)
            stack.push_async_callback(client.aclose)
            return client

        yield make
    actors.clear()


@pytest.fixture
def client(clerk: Actor, as_actor: Callable[[Actor | None], AsyncClient]) -> AsyncClient:
    """Serve every function as the clerk sees it."""
    return as_actor(clerk)


@pytest.fixture
def committed() -> Iterator[list[Tx]]:
    """Collect every transaction committed during the test."""
    seen: list[Tx] = []
    watchers.append(seen.append)
    yield seen
    watchers.remove(seen.append)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines how much of the production stack was checked."""
    ran = (
        "checked while it ran"
        if os.environ.get("ERP_STACK") == "1"
        else (
            "checked as it is written down; `python3 local stack check` runs it on a Docker engine"
        )
    )
    terminalreporter.write_line(f"The production stack: {ran}.")
