"""A victim with records in every table, and the operations to go at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import psycopg
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from shared.actor import Actor, Permission
from tests.attacks.operations import Operation, operations
from tests.attacks.world import MARK, World, fill, populate
from tests.conftest import HEADER, actors
from tests.functions.reports.books import Books

Serve = Callable[[Actor | None], AsyncClient]


@pytest.fixture(scope="session")
def every(app: FastAPI) -> list[Operation]:
    """List every operation there is."""
    return operations(app)


@dataclass
class Victim:
    """Somebody with records everywhere, and what they could do themselves."""

    world: World
    client: AsyncClient


async def make_world(app: FastAPI, owner: psycopg.Connection, every: list[Operation]) -> World:
    """Make a tenant with books and trade, through the API as far as that goes by itself."""
    actor, name = Actor(uuid4(), uuid4(), uuid4(), frozenset(Permission)), str(uuid4())
    owner.execute(
        "INSERT INTO tenants (tenant_id, name) VALUES (%s, 'A tenant')", [actor.tenant_id]
    )
    await populate_books(owner, actor)
    world = World(owner, actor)
    actors[name] = actor
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(
        transport=transport, base_url="http://erp", headers={HEADER: name}
    ) as client:
        world.worked = await populate(world, client, every)
    return world


@pytest.fixture(scope="session")
async def populated(
    app: FastAPI, owner: psycopg.Connection, _pool: None, every: list[Operation]
) -> World:
    """Make a tenant whose every record is genuine, once a run."""
    return await make_world(app, owner, every)


@pytest.fixture(scope="session")
async def vault(
    app: FastAPI, owner: psycopg.Connection, _pool: None, every: list[Operation]
) -> World:
    """Make a tenant with a row in every table, if need be one that no command would write."""
    world = await make_world(app, owner, every)
    world.unfilled = fill(world)
    world.harvest()
    return world


@pytest.fixture
def victim(populated: World, as_actor: Serve) -> Victim:
    """Return the victim; tests compare its rows before and after, and may add to them."""
    populated.harvest()
    return Victim(populated, as_actor(populated.actor))


async def populate_books(owner: psycopg.Connection, actor: Actor) -> Books:
    """Give an actor a chart, customers, a sale and a payment."""
    books = Books(owner, actor).set_up((f"{MARK} Anna", f"{MARK} Bert"))
    sale = await books.sell(date(2026, 1, 5), books.parties[0], "100.00")
    await books.receive(date(2026, 2, 5), sale, "50.00", books.parties[0])
    return books
