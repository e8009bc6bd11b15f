"""The server's secret is changed, and phones, receivers and links stay good."""

import base64
import time
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient

from functions.identity.rules.tickets import LinkExpired
from functions.identity.service import letters, second_step
from functions.notifications import resealing
from functions.notifications.service.webhooks import secrets_of
from functions.notifications.store import webhooks
from layers.database.transactions import transaction
from layers.settings import Seal, SecretLost, derived, seal_name
from shared.actor import Actor
from shared.clock import now
from tests.functions.notifications.receiver import Receiver

HOOKS = "/v1/notifications/webhooks"
OLD, NEW, NEWER = "s" * 40, "n" * 40, "m" * 40


def change(patch: pytest.MonkeyPatch, secret: str, previous: str = "") -> None:
    patch.setenv("ERP_SECRET", secret)
    patch.setenv("ERP_SECRET_PREVIOUS", previous)


async def in_force(clerk: Actor, hook: str) -> list[str]:
    async with transaction(clerk) as tx:
        (held,) = [one for one in await webhooks.hold_unsealed(tx, b"") if str(one.id) == hook]
    return secrets_of(clerk, held, now())


async def test_a_webhooks_secrets_outlive_the_servers(
    client: AsyncClient, clerk: Actor, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(monkeypatch, OLD)
    body = {"name": "Shop", "url": receiver.url, "events": ["*"]}
    made = (await client.post(HOOKS, json=body)).json()
    told = [(await client.post(f"{HOOKS}/{made['id']}/rotate")).json()["secret"], made["secret"]]
    assert await in_force(clerk, made["id"]) == told

    change(monkeypatch, NEW, OLD)
    assert await in_force(clerk, made["id"]) == told
    done = await resealing.reseal()
    assert done["webhooks"]["sealed"] >= 1
    assert await in_force(clerk, made["id"]) == told

    change(monkeypatch, NEW)
    assert await in_force(clerk, made["id"]) == told
    change(monkeypatch, NEWER, NEW)
    await resealing.reseal()
    change(monkeypatch, NEWER)
    assert await in_force(clerk, made["id"]) == told

    newest = (await client.post(f"{HOOKS}/{made['id']}/rotate")).json()["secret"]
    assert await in_force(clerk, made["id"]) == [newest, told[0]]
    change(monkeypatch, OLD)
    with pytest.raises(SecretLost):
        await in_force(clerk, made["id"])


async def test_a_phone_outlives_the_servers_secret(
    clerk: Actor, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyotp import TOTP

    change(monkeypatch, OLD)
    owner.execute(
        "INSERT INTO identity_users (tenant_id, id, login, email, name, status)"
        " VALUES (%s, %s, %s, 'a@example.com', 'Ada', 'active')",
        [clerk.tenant_id, clerk.user_id, f"{uuid4()}@example.com"],
    )
    salt = b"salt of the phone"
    async with transaction(clerk) as tx:
        await second_step.start_totp(tx, salt)
    secret = second_step.shown(clerk.tenant_id, clerk.user_id, "a@example.com", salt.hex()).secret
    async with transaction(clerk) as tx:
        await second_step.confirm_totp(tx, TOTP(secret).now(), [])

    change(monkeypatch, NEW, OLD)
    await resealing.reseal()
    change(monkeypatch, NEW)
    step = int(time.time()) // 30
    async with transaction(clerk) as tx:
        await second_step.check_code(tx, clerk.user_id, TOTP(secret).generate_otp(step + 1))
    (kept,) = owner.execute(
        "SELECT mask FROM identity_totp WHERE tenant_id = %s", [clerk.tenant_id]
    ).fetchone() or (b"",)
    assert base64.b32decode(secret) not in bytes(kept)


def test_links_of_the_secret_before_stay_good_while_it_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change(monkeypatch, OLD)
    token = letters.token_of(uuid4(), uuid4())
    change(monkeypatch, NEW, OLD)
    letters.opened(token)
    change(monkeypatch, NEW)
    with pytest.raises(LinkExpired):
        letters.opened(token)


def test_a_row_older_than_seals_is_of_the_oldest_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    change(monkeypatch, OLD)
    meant = derived("x", b"1")
    change(monkeypatch, NEW, OLD)
    seal = Seal().renewed("x", b"1")
    assert (Seal().opened("x", b"1"), seal.opened("x", b"1")) == (meant, meant)
    assert seal.by == seal_name()
    assert seal.renewed("x", b"1") == seal
