"""Webhooks, from the event to the receiver."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from httpx import AsyncClient
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from functions.notifications import jobs
from layers.database.outbox import emit
from layers.database.transactions import transaction
from shared.actor import Actor, Permission
from shared.events import InvoicePosted, PasswordResetRequested, PaymentRecorded
from tests.functions.notifications.receiver import Receiver

HOOKS = "/v1/notifications/webhooks"


async def add(client: AsyncClient, url: str, *events: str) -> dict[str, Any]:
    answer = await client.post(
        HOOKS, json={"name": "Shop", "url": url, "events": events or ["invoicing.*"]}
    )
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def happens(actor: Actor, *subjects: UUID) -> None:
    async with transaction(actor) as tx:
        await emit(tx, *[InvoicePosted(subject) for subject in subjects])


async def deliveries(client: AsyncClient, **filters: str) -> list[dict[str, Any]]:
    answer = await client.get("/v1/notifications/deliveries", params=filters)
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def due_now(owner: psycopg.Connection, actor: Actor) -> None:
    """Let time pass."""
    owner.execute(
        "UPDATE notifications_deliveries SET next_at = now() WHERE tenant_id = %s",
        [actor.tenant_id],
    )


async def test_an_event_reaches_whoever_asked(
    client: AsyncClient, clerk: Actor, receiver: Receiver
) -> None:
    hook = await add(client, receiver.url)
    await add(client, receiver.url, "payments.*")
    invoice = uuid4()
    await happens(clerk, invoice)

    assert await jobs.relay_outbox() >= 1
    assert await jobs.deliver() >= 1

    (heard,) = receiver.heard
    sent = Webhook(hook["secret"]).verify(heard.body, heard.headers)
    assert sent["type"] == "invoicing.invoice.posted"
    assert sent["data"]["id"] == str(invoice)
    assert heard.path == "/hook?x=1"
    (delivery,) = await deliveries(client)
    assert (delivery["status"], delivery["attempts"], delivery["last_status"]) == (
        "delivered",
        1,
        204,
    )


async def test_forgery_and_replay_are_found_out(
    client: AsyncClient, clerk: Actor, receiver: Receiver
) -> None:
    hook = await add(client, receiver.url)
    await happens(clerk, uuid4())
    await jobs.relay_outbox()
    await jobs.deliver()

    (heard,) = receiver.heard
    verifier = Webhook(hook["secret"])
    old = {**heard.headers, "webhook-timestamp": str(int(datetime.now(UTC).timestamp()) - 600)}
    for headers, body in (
        (heard.headers, heard.body.replace(b"posted", b"voided")),
        ({**heard.headers, "webhook-id": "msg_other"}, heard.body),
        (old, heard.body),
    ):
        with pytest.raises(WebhookVerificationError):
            verifier.verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + "A" * 43 + "=").verify(heard.body, heard.headers)


async def test_the_secret_is_shown_once_and_kept_nowhere(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    hook = await add(client, receiver.url)

    assert "secret" not in (await client.get(f"{HOOKS}/{hook['id']}")).json()
    key = hook["secret"].removeprefix("whsec_")
    for table in ("audit_entries", "notifications_webhooks", "idempotency"):
        kept = owner.execute(
            f"SELECT t::text FROM {table} AS t WHERE tenant_id = %s",
            [clerk.tenant_id],
        ).fetchall()
        assert all(key not in row for (row,) in kept)


async def test_a_rotated_secret_overlaps(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    hook = await add(client, receiver.url)
    rotated = (await client.post(f"{HOOKS}/{hook['id']}/rotate")).json()
    assert rotated["secret"] != hook["secret"]
    await happens(clerk, uuid4())
    await jobs.relay_outbox()
    await jobs.deliver()

    heard = receiver.heard[-1]
    for secret in (hook["secret"], rotated["secret"]):
        Webhook(secret).verify(heard.body, heard.headers)

    owner.execute(
        "UPDATE notifications_webhooks SET old_until = now() WHERE tenant_id = %s",
        [clerk.tenant_id],
    )
    await happens(clerk, uuid4())
    await jobs.relay_outbox()
    await jobs.deliver()
    heard = receiver.heard[-1]
    Webhook(rotated["secret"]).verify(heard.body, heard.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(hook["secret"]).verify(heard.body, heard.headers)


async def test_a_failing_receiver_is_tried_again_under_the_same_id(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    receiver.status = lambda n: 500 if n < 3 else 200
    receiver.body = b"sorry"
    await add(client, receiver.url)
    await happens(clerk, uuid4())
    await jobs.relay_outbox()

    for _ in range(3):
        await jobs.deliver()
        heard = len(receiver.heard)
        await jobs.deliver()
        assert len(receiver.heard) == heard  # not before its time
        due_now(owner, clerk)

    (delivery,) = await deliveries(client)
    assert (delivery["status"], delivery["attempts"]) == ("delivered", 3)
    where = f"/v1/notifications/deliveries/{delivery['id']}/attempts"
    tried = (await client.get(where)).json()
    assert [a["status"] for a in tried] == [500, 500, 200]
    assert tried[0]["answer"] == "sorry"
    assert len({heard.headers["webhook-id"] for heard in receiver.heard}) == 1
    hooks = (await client.get(HOOKS)).json()["items"]
    assert hooks[0]["failing_since"] is None


async def test_dead_letters_are_replayed(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    receiver.status = 503
    hook = await add(client, receiver.url)
    await happens(clerk, uuid4(), uuid4())
    await jobs.relay_outbox()
    owner.execute(
        "UPDATE notifications_deliveries SET attempts = 10 WHERE tenant_id = %s", [clerk.tenant_id]
    )
    await jobs.deliver()
    dead = await deliveries(client, status="dead")
    assert len(dead) == 2

    receiver.status = 200
    one = await client.post(f"/v1/notifications/deliveries/{dead[0]['id']}/replay")
    assert one.json()["status"] == "waiting"
    many = await client.post(f"{HOOKS}/{hook['id']}/replay", json={"status": "dead"})
    assert many.json() == {"replayed": 1}
    await jobs.deliver()

    assert {d["status"] for d in await deliveries(client)} == {"delivered"}


async def test_a_receiver_that_fails_for_days_is_switched_off(
    client: AsyncClient, clerk: Actor, receiver: Receiver, owner: psycopg.Connection
) -> None:
    receiver.status = 500
    hook = await add(client, receiver.url)
    owner.execute(
        "UPDATE notifications_webhooks SET failing_since = now() - interval '6 days'"
        " WHERE tenant_id = %s",
        [clerk.tenant_id],
    )
    await happens(clerk, uuid4())
    await jobs.relay_outbox()
    await jobs.deliver()

    off = (await client.get(f"{HOOKS}/{hook['id']}")).json()
    assert (off["is_enabled"], off["disabled_because"]) == (False, "The receiver answered 500.")
    assert [d["status"] for d in await deliveries(client)] == ["dead"]
    told = (await client.get("/v1/notifications/messages")).json()["items"]
    assert [m["event"] for m in told] == ["notifications.webhook.disabled"]
    refused = await client.post(f"{HOOKS}/{hook['id']}/ping")
    assert refused.json()["type"] == "/problems/webhook-off"

    body = {"name": "Shop", "url": receiver.url, "events": ["*"], "is_enabled": True}
    tag = {"If-Match": f'"{off["version"]}"'}
    on = await client.put(f"{HOOKS}/{hook['id']}", json=body, headers=tag)
    assert (on.json()["is_enabled"], on.json()["failing_since"]) == (True, None)
    assert (await client.put(f"{HOOKS}/{hook['id']}", json=body, headers=tag)).status_code == 412


async def test_a_receiver_that_is_gone_is_switched_off(
    client: AsyncClient, receiver: Receiver
) -> None:
    receiver.status = 410
    hook = await add(client, receiver.url)
    assert (await client.post(f"{HOOKS}/{hook['id']}/ping")).status_code == 202
    await jobs.deliver()

    assert (await client.get(f"{HOOKS}/{hook['id']}")).json()["is_enabled"] is False
    assert json.loads(receiver.heard[0].body)["type"] == "notifications.webhook.ping"


async def test_redirects_are_not_followed(
    client: AsyncClient, clerk: Actor, receiver: Receiver
) -> None:
    receiver.status = 302
    receiver.headers = {"Location": receiver.url.replace("/hook", "/elsewhere")}
    await add(client, receiver.url)
    await happens(clerk, uuid4())
    await jobs.relay_outbox()
    await jobs.deliver()

    assert [heard.path for heard in receiver.heard] == ["/hook?x=1"]
    assert (await deliveries(client))[0]["last_status"] == 302


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://user:pw@example.com/",
        "https://erp.internal/",
        "https://10.1.2.3/",
        "https://example.com/\r\nX: y",
        "https://[fd00::1]/",
        "https://no-such-host.invalid/",
        "https://example.com:0/",
    ],
)
async def test_private_addresses_are_refused_at_save(
    client: AsyncClient, clerk: Actor, owner: psycopg.Connection, url: str
) -> None:
    answer = await client.post(HOOKS, json={"name": "x", "url": url, "events": ["*"]})

    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/address-refused"
    assert (await client.get(HOOKS)).json()["items"] == []
    audited = owner.execute(
        "SELECT command, refused FROM audit_entries WHERE tenant_id = %s", [clerk.tenant_id]
    ).fetchall()
    assert audited == [("notifications.add_webhook", "address-refused")]


async def test_private_addresses_are_refused_at_send(
    client: AsyncClient, clerk: Actor, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(client, receiver.url)
    monkeypatch.delenv("ERP_ALLOW_PRIVATE_CALLS")
    await happens(clerk, uuid4())
    await jobs.relay_outbox()
    await jobs.deliver()

    assert receiver.heard == []
    (delivery,) = await deliveries(client)
    assert (delivery["status"], delivery["last_status"]) == ("waiting", 0)


@pytest.mark.parametrize(
    "event", ["nothing.*", "invoicing", "*.posted", "identity.password_reset.requested", ""]
)
async def test_unknown_events_are_refused(
    client: AsyncClient, receiver: Receiver, event: str
) -> None:
    answer = await client.post(HOOKS, json={"name": "x", "url": receiver.url, "events": [event]})

    assert answer.json()["type"] == "/problems/event-unknown", answer.text
    assert answer.json()["pointer"] == "/body/events/0"


async def test_private_events_stay_private(
    client: AsyncClient, clerk: Actor, receiver: Receiver
) -> None:
    await add(client, receiver.url, "*")
    async with transaction(clerk) as tx:
        await emit(tx, PasswordResetRequested(uuid4()), PaymentRecorded(uuid4()))
    await jobs.relay_outbox()

    assert [d["event"] for d in await deliveries(client)] == ["payments.payment.recorded"]


async def test_neighbours(
    client: AsyncClient,
    clerk: Actor,
    receiver: Receiver,
    open_tenant: Callable[[], Actor],
    as_actor: Callable[[Actor | None], AsyncClient],
) -> None:
    hook = await add(client, receiver.url)
    for stranger in (open_tenant(), replace(clerk, company_id=uuid4())):
        other = as_actor(stranger)
        assert (await other.get(HOOKS)).json()["items"] == []
        for method, path in (
            ("GET", hook["id"]),
            ("DELETE", hook["id"]),
            ("POST", f"{hook['id']}/rotate"),
            ("POST", f"{hook['id']}/ping"),
        ):
            assert (await other.request(method, f"{HOOKS}/{path}")).status_code == 404
        await happens(stranger, uuid4())
    await jobs.relay_outbox()
    await jobs.deliver()
    assert receiver.heard == []
    reader = as_actor(replace(clerk, permissions=frozenset({Permission.WEBHOOKS_READ})))
    assert (await reader.delete(f"{HOOKS}/{hook['id']}")).status_code == 403
    assert (await client.delete(f"{HOOKS}/{hook['id']}")).status_code == 200
