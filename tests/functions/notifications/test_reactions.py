"""A reaction that was given up is seen, and tried again by whoever may."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient

from functions.notifications import jobs
from functions.notifications.service import relay as relaying
from layers.database.outbox import emit
from layers.database.transactions import transaction
from shared.actor import Actor, Permission
from shared.events import InvoicePosted

REACTIONS = "/v1/notifications/reactions"


@pytest.fixture
async def broken(
    clerk: Actor, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> pytest.MonkeyPatch:
    """Let two functions fail at every event, and come to their last attempt."""

    async def fail(*_: object) -> None:
        raise RuntimeError("It does not work.")

    monkeypatch.setattr(relaying, "receivers_of", lambda _: ("sales", "payments"))
    monkeypatch.setattr(relaying, "reaction_of", lambda *_: fail)
    async with transaction(clerk) as tx:
        await emit(tx, InvoicePosted(uuid4()))
    await jobs.relay_outbox()
    for _ in range(20):
        owner.execute(
            "UPDATE notifications_inbox SET next_at = now() WHERE tenant_id = %s", [clerk.tenant_id]
        )
        await jobs.react()
    return monkeypatch


async def test_what_was_given_up_is_listed_and_tried_again(
    client: AsyncClient, broken: pytest.MonkeyPatch
) -> None:
    listed = (await client.get(REACTIONS, params={"status": "dead"})).json()["items"]
    assert {row["receiver"] for row in listed} == {"sales", "payments"}
    assert {row["last_error"] for row in listed} == {"RuntimeError"}
    event = listed[0]["event_id"]

    async def work(*_: object) -> None:
        return None

    broken.setattr(relaying, "reaction_of", lambda *_: work)
    one = await client.post(f"{REACTIONS}/{event}/retry", json={"receiver": "sales"})
    assert one.json() == {"retried": 1}, one.text
    await jobs.react()
    rows = (await client.get(REACTIONS)).json()["items"]
    assert {row["receiver"]: row["status"] for row in rows} == {"sales": "done", "payments": "dead"}

    assert (await client.post(f"{REACTIONS}/retry", json={})).json() == {"retried": 1}
    await jobs.react()
    assert (await client.get(REACTIONS, params={"status": "dead"})).json()["items"] == []
    again = await client.post(f"{REACTIONS}/{event}/retry", json={})
    assert again.status_code == 404
    assert (await client.post(f"{REACTIONS}/retry", json={})).json() == {"retried": 0}


async def test_only_who_may_sees_and_retries(
    broken: pytest.MonkeyPatch,
    clerk: Actor,
    as_actor: Callable[[Actor | None], AsyncClient],
) -> None:
    reads = as_actor(replace(clerk, permissions=frozenset({Permission.REACTIONS_READ})))
    assert len((await reads.get(REACTIONS)).json()["items"]) == 2
    assert (await reads.post(f"{REACTIONS}/retry", json={})).status_code == 403
    nothing = as_actor(replace(clerk, permissions=frozenset()))
    assert (await nothing.get(REACTIONS)).status_code == 403
    stranger = as_actor(replace(clerk, company_id=uuid4()))
    assert (await stranger.get(REACTIONS)).json()["items"] == []
    assert (await stranger.post(f"{REACTIONS}/retry", json={})).json() == {"retried": 0}
