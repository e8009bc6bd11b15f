"""The jobs: how much they ask of the database, side by side, and what they forget."""

import asyncio
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient

from functions.notifications import jobs
from layers.database.outbox import emit
from layers.database.transactions import Tx, transaction
from shared.actor import Actor
from shared.events import InvoicePosted
from tests.functions.notifications.receiver import Receiver

HOOKS = "/v1/notifications/webhooks"


async def prepare(client: AsyncClient, receiver: Receiver) -> None:
    body = {"name": "Shop", "url": receiver.url, "events": ["*"]}
    assert (await client.post(HOOKS, json=body)).status_code == 201
    assert (
        await client.put("/v1/notifications/subscriptions/app", json={"events": ["*"]})
    ).status_code == 200


async def happen(actor: Actor, many: int) -> None:
    async with transaction(actor) as tx:
        await emit(tx, *[InvoicePosted(uuid4()) for _ in range(many)])


@pytest.mark.parametrize("many", [1, 200])
async def test_relaying_takes_the_same_statements_for_one_event_and_for_many(
    client: AsyncClient, clerk: Actor, receiver: Receiver, committed: list[Tx], many: int
) -> None:
    await prepare(client, receiver)
    await happen(clerk, many)
    committed.clear()

    await jobs.relay_outbox()

    (tx,) = [tx for tx in committed if tx.actor.tenant_id == clerk.tenant_id]
    assert (tx.statements, tx.trips) == (8, 4)
    for hook in (await client.get(HOOKS)).json()["items"]:
        await client.delete(f"{HOOKS}/{hook['id']}")


async def test_delivering_takes_two_short_transactions(
    client: AsyncClient, clerk: Actor, receiver: Receiver, committed: list[Tx]
) -> None:
    await prepare(client, receiver)
    await happen(clerk, 1)
    await jobs.relay_outbox()
    committed.clear()

    await jobs.deliver()

    taken, settled = [tx for tx in committed if tx.actor.tenant_id == clerk.tenant_id]
    assert (taken.statements, taken.trips) == (4, 2)
    assert (settled.statements, settled.trips) == (6, 2)


async def test_workers_side_by_side_share_the_work(
    client: AsyncClient, clerk: Actor, receiver: Receiver
) -> None:
    await prepare(client, receiver)
    await happen(clerk, 60)

    await asyncio.gather(*(jobs.relay_outbox() for _ in range(4)))
    while sum(await asyncio.gather(*(jobs.deliver() for _ in range(4)))):
        pass

    heard = [heard.headers["webhook-id"] for heard in receiver.heard]
    assert len(heard) == len(set(heard)) == 60


async def test_what_is_old_is_forgotten(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    await prepare(client, receiver)
    client.headers["Idempotency-Key"] = "an-old-key"
    await client.post("/v1/notifications/messages/read")
    await happen(clerk, 2)
    await jobs.relay_outbox()
    await jobs.deliver()
    await jobs.forget()

    def left(table: str) -> int:
        row = owner.execute(
            f"SELECT count(*) FROM {table} WHERE tenant_id = %s", [clerk.tenant_id]
        ).fetchone()
        assert row is not None
        return int(row[0])

    tables = ("idempotency", "notifications_deliveries", "notifications_attempts")
    assert [left(table) for table in tables] == [1, 2, 2]
    old = [clerk.tenant_id]
    owner.execute("UPDATE idempotency SET at = at - interval '8 days' WHERE tenant_id = %s", old)
    owner.execute(
        "UPDATE notifications_deliveries SET delivered_at = now() - interval '31 days'"
        " WHERE tenant_id = %s",
        old,
    )
    assert await jobs.forget() >= 3
    assert [left(table) for table in tables] == [0, 0, 0]
