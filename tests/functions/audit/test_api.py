"""The trail over HTTP, and what happens to whoever touches it."""

from asyncio import gather
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from httpx import AsyncClient
from psycopg.errors import InsufficientPrivilege

from functions.audit import jobs
from layers.database.transactions import transaction
from shared.actor import Actor, Permission

HOOKS = "/v1/notifications/webhooks"


@pytest.fixture(autouse=True)
def _private_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERP_ALLOW_PRIVATE_CALLS", "1")


async def hook(client: AsyncClient, name: str = "Shop") -> dict[str, Any]:
    body = {"name": name, "url": "http://127.0.0.1:9/", "events": ["*"]}
    made: dict[str, Any] = (await client.post(HOOKS, json=body)).json()
    return made


async def entries(client: AsyncClient, **filters: str) -> list[dict[str, Any]]:
    answer = await client.get("/v1/audit/entries", params=filters)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_a_record_tells_its_history(client: AsyncClient, clerk: Actor) -> None:
    made = await hook(client)
    body = {"name": "Warehouse", "url": made["url"], "events": ["ledger.*"], "is_enabled": True}
    edited = await client.put(
        f"{HOOKS}/{made['id']}",
        json=body,
        headers={"If-Match": '"1"', "X-Request-ID": "my-request-1"},
    )
    assert edited.status_code == 200, edited.text

    where = f"/v1/audit/history/webhook/{made['id']}"
    history = (await client.get(where)).json()

    second, first = history["items"]
    assert (second["command"], second["user_id"]) == (
        "notifications.change_webhook",
        str(clerk.user_id),
    )
    assert second["changes"] == [
        {"path": "/name", "field": "Name", "before": "Shop", "after": "Warehouse"},
        {"path": "/events/0", "field": "Events 1", "before": "*", "after": "ledger.*"},
    ]
    assert {"path": "/name", "field": "Name", "before": None, "after": "Shop"} in first["changes"]
    page = (await client.get(f"{where}?limit=1")).json()
    rest = (await client.get(f"{where}?limit=1&after={page['next']}")).json()
    assert [page["items"][0]["id"], rest["items"][0]["id"]] == [second["id"], first["id"]]


async def test_refused_attempts_are_there(
    client: AsyncClient, clerk: Actor, as_actor: Callable[[Actor | None], AsyncClient]
) -> None:
    viewer = replace(clerk, user_id=uuid4(), permissions=frozenset({Permission.AUDIT_READ}))
    assert (await as_actor(viewer).post(f"{HOOKS}/{uuid4()}/rotate")).status_code == 403
    await client.post(HOOKS, json={"name": "x", "url": "http://127.0.0.1:9/", "events": ["no.*"]})

    refused = await entries(client, refused_missing="false")

    assert [(e["command"], e["refused"]) for e in refused] == [
        ("notifications.add_webhook", "event-unknown"),
        ("notifications.rotate_secret", "not-allowed"),
    ]
    assert refused[1]["user_id"] == str(viewer.user_id)


async def test_the_list_is_searched(client: AsyncClient, clerk: Actor) -> None:
    for name in ("Ann's shop", "50% off", "Bob's shop"):
        await hook(client, name)

    assert len(await entries(client, q="shop")) == 2
    assert len(await entries(client, q="50%")) == 1
    assert len(await entries(client, q="%")) == 1
    assert await entries(client, q="nobody") == []
    assert len(await entries(client, user_id=str(clerk.user_id))) == 3
    assert await entries(client, user_id=str(uuid4())) == []
    assert len(await entries(client, command="notifications.add_webhook", limit="2")) == 2
    assert await entries(client, at_from="2999-01-01T00:00:00Z") == []
    exported = await client.get("/v1/audit/entries/export", params={"q": "Bob"})
    assert exported.text.count("notifications.add_webhook") == 1
    one = (await entries(client))[0]
    assert (await client.get(f"/v1/audit/entries/{one['id']}")).json() == one


async def test_neighbours_see_no_trail(
    client: AsyncClient,
    clerk: Actor,
    open_tenant: Callable[[], Actor],
    as_actor: Callable[[Actor | None], AsyncClient],
) -> None:
    made = await hook(client)
    one = (await entries(client))[0]
    for stranger in (open_tenant(), replace(clerk, company_id=uuid4())):
        other = as_actor(stranger)
        assert await entries(other) == []
        history = await other.get(f"/v1/audit/history/webhook/{made['id']}")
        assert history.json()["items"] == []
        assert (await other.get(f"/v1/audit/entries/{one['id']}")).status_code == 404
    nobody = as_actor(replace(clerk, permissions=frozenset()))
    assert (await nobody.get("/v1/audit/verify")).status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entries SET command = 'x'",
        "DELETE FROM audit_entries",
        "TRUNCATE audit_entries",
        "INSERT INTO audit_links (number, entry_id, digest) VALUES (1, 1, '')",
        "UPDATE audit_links SET digest = ''",
        "DELETE FROM audit_seals",
        "SELECT audit_seal(gen_random_uuid(), company_id(), 1)",
    ],
)
async def test_the_application_cannot_touch_the_trail(
    client: AsyncClient, clerk: Actor, change: Any
) -> None:
    await hook(client)
    with pytest.raises(InsufficientPrivilege):
        async with transaction(clerk) as tx:
            await tx.rows(change)


async def verdict(client: AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/v1/audit/verify")).json()
    return found


async def test_a_sealed_trail_holds(client: AsyncClient) -> None:
    assert (await verdict(client))["links"] == 0
    for _ in range(3):
        await hook(client)
    assert (await verdict(client))["waiting"] == 3

    await jobs.seal()
    first = await verdict(client)
    await hook(client)
    await jobs.seal()
    second = await verdict(client)

    assert (first["holds"], first["links"], first["waiting"]) == (True, 3, 0)
    assert (second["holds"], second["links"]) == (True, 4)
    assert first["digest"] != second["digest"]


@pytest.mark.parametrize(
    ("touch", "reason"),
    [
        ("UPDATE audit_entries SET address = '10.0.0.1' WHERE id = %s", "entry changed"),
        ("UPDATE audit_entries SET after = '{}' WHERE id = %s", "entry changed"),
        ("UPDATE audit_entries SET at = at - interval '1 second' WHERE id = %s", "entry changed"),
        ("DELETE FROM audit_entries WHERE id = %s", "entry missing"),
        ("DELETE FROM audit_links WHERE entry_id = %s", "link missing before it"),
        ("UPDATE audit_links SET digest = '' WHERE entry_id = %s", "entry changed"),
    ],
)
async def test_verifying_names_the_first_broken_entry(
    client: AsyncClient, clerk: Actor, owner: psycopg.Connection, touch: Any, reason: str
) -> None:
    for _ in range(4):
        await hook(client)
    await jobs.seal()
    listed = [e["id"] for e in reversed(await entries(client))]

    owner.execute(touch, [listed[1]])

    found = await verdict(client)
    assert (found["holds"], found["first"]["reason"]) == (False, reason)
    expected = listed[2] if reason == "link missing before it" else listed[1]
    assert found["first"]["entry_id"] == expected

    assert await jobs.verify() >= 1
    told = owner.execute(
        "SELECT name, subject FROM outbox WHERE tenant_id = %s", [clerk.tenant_id]
    ).fetchall()
    assert told == [("audit.chain.broken", clerk.company_id)]


async def test_an_entry_slipped_in_is_found(
    client: AsyncClient, clerk: Actor, owner: psycopg.Connection
) -> None:
    for _ in range(3):
        await hook(client)
    await jobs.seal()
    middle = (await entries(client))[1]["id"]
    owner.execute(
        "DELETE FROM audit_links WHERE tenant_id = %s AND entry_id = %s",
        [clerk.tenant_id, middle],
    )
    owner.execute(
        "UPDATE audit_links SET number = 2 WHERE tenant_id = %s AND number = 3", [clerk.tenant_id]
    )
    owner.execute(
        "UPDATE audit_seals SET at = at - interval '2 hours' WHERE tenant_id = %s",
        [clerk.tenant_id],
    )

    found = await verdict(client)

    assert found["holds"] is False
    reasons = {(b["entry_id"], b["reason"]) for b in found["breaks"]}
    assert (middle, "entry slipped in after it was sealed") in reasons


async def test_an_entry_that_commits_late_is_sealed_all_the_same(
    client: AsyncClient, clerk: Actor, owner: psycopg.Connection
) -> None:
    import os

    await hook(client)
    with psycopg.connect(os.environ["OWNER_URL"]) as slow:
        slow.execute(
            "INSERT INTO audit_entries (tenant_id, company_id, user_id, via, command)"
            " VALUES (%s, %s, %s, 'system', 'slow')",
            [clerk.tenant_id, clerk.company_id, UUID(int=0)],
        )
        await hook(client)
        await jobs.seal()
        assert (await verdict(client))["links"] == 2
        slow.commit()
    await hook(client)
    await jobs.seal()

    found = await verdict(client)
    assert (found["holds"], found["links"]) == (True, 4)


async def test_sealing_side_by_side_makes_one_chain(client: AsyncClient) -> None:
    for _ in range(5):
        await hook(client)

    await gather(*(jobs.seal() for _ in range(4)))

    found = await verdict(client)
    assert (found["holds"], found["links"]) == (True, 5)


async def test_walking_the_newest_links_only(
    client: AsyncClient, clerk: Actor, owner: psycopg.Connection
) -> None:
    for _ in range(5):
        await hook(client)
    await jobs.seal()
    listed = [e["id"] for e in reversed(await entries(client))]
    owner.execute("UPDATE audit_entries SET address = 'x' WHERE id = %s", [listed[1]])

    async def first(newest: int) -> dict[str, Any] | None:
        answer = await client.get("/v1/audit/verify", params={"newest": newest})
        found: dict[str, Any] | None = answer.json()["first"]
        return found

    assert await first(3) is None
    assert await first(4) == {"entry_id": listed[1], "number": 2, "reason": "entry changed"}
    assert await first(100) == await first(4)
    owner.execute("DELETE FROM audit_entries WHERE id = %s", [listed[3]])
    assert await first(3) == {"entry_id": listed[3], "number": 4, "reason": "entry missing"}
