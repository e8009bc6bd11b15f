"""A company whose books are set up."""

from collections.abc import Callable

import psycopg
import pytest
from httpx import AsyncClient

from shared.actor import Actor
from tests.functions.ledger.books import Books, party


@pytest.fixture
def bare(clerk: Actor, client: AsyncClient, owner: psycopg.Connection) -> Books:
    """Return a company that has no chart of accounts yet."""
    return Books(client, clerk, party(owner, clerk))


@pytest.fixture
async def books(bare: Books) -> Books:
    """Return a company with the generic chart, whose year is 2026."""
    answer = await bare.set_up()
    assert answer.status_code == 201, answer.text
    return bare


@pytest.fixture
async def dollars(
    open_tenant: Callable[[], Actor],
    as_actor: Callable[[Actor | None], AsyncClient],
    owner: psycopg.Connection,
) -> Books:
    """Return a company that keeps its books in US dollars."""
    actor = open_tenant()
    made = Books(as_actor(actor), actor, party(owner, actor), "USD")
    answer = await made.set_up()
    assert answer.status_code == 201, answer.text
    return made
