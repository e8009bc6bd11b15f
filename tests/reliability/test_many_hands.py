"""64 clients post, pay, credit, reverse and take back the same documents of one company at once."""

import os
from collections.abc import AsyncIterator

import psycopg
import pytest
from fastapi import FastAPI

from layers.database.transactions import pool
from tests.reliability.books import wrongs
from tests.reliability.conftest import often
from tests.reliability.crowd import ACTIONS, Crowd
from tests.scenarios.newcomer import done, newcomer

CLIENTS = 64
TURNS = often("ERP_HANDS_TURNS", 12, 100)
SEED = often("ERP_HANDS_SEED", 20261122, 20261122)
CONNECTIONS = 16
DOCUMENTS = 6
NEVER = {"reverse_sale"}
"""What is always refused: an invoice is taken back by its credit note."""


@pytest.fixture
async def wide_pool(_pool: None) -> AsyncIterator[None]:
    """Let many more transactions run at the same time than a worker does."""
    await pool().open()
    await pool().resize(0, CONNECTIONS)
    yield
    await pool().resize(0, int(os.environ.get("POOL_SIZE", "6")))


async def test_many_hands_on_the_same_documents(app: FastAPI, wide_pool: None) -> None:
    async with newcomer(app) as nora:
        crowd = await Crowd.gathered(nora.client, SEED, DOCUMENTS)
        await crowd.quarrel(CLIENTS, TURNS)
        assert crowd.faults == []
        did_nothing = {action.__name__ for action in ACTIONS} - set(crowd.done)
        assert did_nothing == NEVER, crowd.refused
        me = await nora.get("identity/me")
        who = (me["tenant_id"], me["company"]["id"], me["user"]["id"])
        assert wrongs_of(*who, entries=len(crowd.invoices)) == {}
        assert (await nora.get("ledger/checks")) == {"holds": True, "differences": []}
        done(await nora.client.post("/v1/ledger/seal"))
        verdict = await nora.get("ledger/seal/verify")
        assert verdict["holds"] is True, verdict
    print(  # noqa: T201 - the figure that the test is for; shown by pytest -s
        f"{sum(crowd.done.values())} done, {sum(crowd.refused.values())} refused, slowest "
        f"{crowd.slowest:.1f} s; {dict(crowd.done)}; {dict(crowd.refused)}"
    )


def wrongs_of(*actor: str, entries: int) -> dict[str, int]:
    """Count what is wrong in one company, as the application sees it: at least so many entries."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("SELECT begin_as(%s::uuid, %s::uuid, %s::uuid)", actor)
        (seen,) = connection.execute("SELECT count(*) FROM journal_entries").fetchone() or (0,)
        assert seen >= entries
        return wrongs(connection)
