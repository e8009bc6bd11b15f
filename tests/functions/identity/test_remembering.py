"""What is remembered of callers is never the truth: with Redis gone, or lying, nobody notices."""

import json
import os
import subprocess
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from functions.identity.operating import operate
from layers.cache import client as cache
from layers.cache import remember
from local import ports
from local.embedded.valkey import Valkey, binary
from shared.tokens import digest_of
from tests.functions.identity.conftest import Join, Person, SignUp, Visit, role_id

pytestmark = pytest.mark.skipif(binary() is None, reason="there is no Valkey here")


@pytest.fixture
def valkey(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """Start a Valkey that may be stopped, and use it."""
    made = Valkey(tmp_path / "valkey", ports.free(), "secret-of-the-test", durable=False)
    process = made.start()
    monkeypatch.setenv("CACHE_URL", made.url)
    monkeypatch.setattr(cache, "PATIENCE", 3.0)  # a busy machine is no failure
    cache.breaker.reset()
    yield process
    process.kill()
    process.wait()
    cache.breaker.reset()


async def looked_up(owner: psycopg.Connection, person: Person) -> Any:
    """Ask when PostgreSQL last saw a session of theirs."""
    row = owner.execute(
        "SELECT max(used_at) FROM identity_sessions WHERE user_id = %s", [person.user_id]
    ).fetchone()
    return row and row[0]


async def test_redis_stopped_midway_signs_nobody_out(
    sign_up: SignUp, valkey: subprocess.Popen[bytes]
) -> None:
    ada = await sign_up()
    assert (await ada.ask("GET", "/me")).status_code == 200
    remember.near.clear()
    assert (await ada.ask("GET", "/me")).status_code == 200

    valkey.kill()
    valkey.wait()

    for _ in range(3):
        remember.near.clear()
        assert (await ada.ask("GET", "/me")).status_code == 200
    assert cache.breaker.is_open
    assert (await ada.signs_in()).status_code == 200
    assert await ada.does("POST", "/sign-out") == {"sessions": 1}
    assert await ada.refused("GET", "/me") == "401 not-signed-in"


async def test_without_any_redis_everything_works(
    sign_up: SignUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CACHE_URL", "")
    ada = await sign_up()
    assert (await ada.ask("GET", "/me")).status_code == 200
    assert await ada.does("POST", "/sign-out") == {"sessions": 0}


async def test_a_far_cache_spares_the_look_up(
    sign_up: SignUp, valkey: subprocess.Popen[bytes], owner: psycopg.Connection
) -> None:
    ada = await sign_up()
    await ada.get("/me")
    remember.near.clear()
    owner.execute(
        "UPDATE identity_sessions SET used_at = now() - interval '1 hour' WHERE user_id = %s",
        [ada.user_id],
    )
    before = await looked_up(owner, ada)

    await ada.get("/me")

    assert await looked_up(owner, ada) == before


async def test_a_far_cache_with_stale_rights_is_found_out(
    sign_up: SignUp, joins: Join, valkey: subprocess.Popen[bytes]
) -> None:
    """Another process changed the rights: this one's memories are old, and Redis has them too."""
    ada = await sign_up()
    ben = await joins(ada, "Owner")
    assert (await ben.ask("GET", "/users")).status_code == 200
    kept = dict(remember.near._kept)  # noqa: SLF001
    names = list(kept)
    far = {name: await cache.get(name) for name in names}
    viewer = {"role_id": await role_id(ada, "Viewer")}
    await ada.does("PUT", f"/users/{ben.user_id}/role", viewer)

    remember.near._kept.update(kept)  # noqa: SLF001
    for name, packed in far.items():
        assert packed is not None
        await cache.put(name, packed, 60)

    body = {"name": "x", "permissions": []}
    assert await ben.refused("POST", "/roles", body) == "403 not-allowed"


async def test_what_another_release_or_a_thief_wrote_into_redis_is_not_there(
    sign_up: SignUp, valkey: subprocess.Popen[bytes]
) -> None:
    ada = await sign_up()
    token = await ada.holds_token()
    key = f"caller:2:{ada.tenant_id}:{digest_of(token).hex()}:"
    await ada.client.get("/v1/identity/me", headers={"Authorization": f"Bearer {token}"})
    real = await cache.get(key)
    assert real is not None
    raised = real.replace(b"identity.self.read", b"ledger.entries.post")
    assert raised != real
    for nonsense in (b"\xff\xfe", b"[]", b"{}", raised, real[32:]):
        remember.near.clear()
        await cache.put(key, nonsense, 60)
        bearer = {"Authorization": f"Bearer {token}"}
        assert (await ada.client.get("/v1/identity/me", headers=bearer)).status_code == 200


async def test_a_suspended_tenant_is_closed_to_everybody_at_once(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    key = await ada.does("POST", "/api-keys", {"name": "x", "scopes": ["parties.parties.read"]})
    assert (await ada.ask("GET", "/me")).status_code == 200

    assert json.loads(await operate(ada.tenant_id, "suspend"))["status"] == "suspended"

    assert await ada.refused("GET", "/me") == "403 tenant-suspended"
    bearer = {"Authorization": f"Bearer {key['token']}"}
    assert (await visit().get("/v1/identity/me", headers=bearer)).status_code == 403
    answer = await ada.signs_in()
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/account-closed")
    assert json.loads(await operate(ada.tenant_id, "reopen"))["status"] == "active"
    assert (await ada.ask("GET", "/me")).status_code == 200
    with pytest.raises(LookupError):
        await operate(uuid4(), "suspend")


async def test_an_idle_session_ends(sign_up: SignUp, owner: psycopg.Connection) -> None:
    ada = await sign_up()
    owner.execute(
        "UPDATE identity_sessions SET used_at = now() - interval '8 days' WHERE user_id = %s",
        [ada.user_id],
    )
    await cache.forget(*remember.near._kept)  # noqa: SLF001
    remember.near.clear()

    assert await ada.refused("GET", "/me") == "401 not-signed-in"


def test_the_cache_is_where_the_environment_says() -> None:
    assert os.environ["CACHE_URL"]


async def test_people_are_told_which_of_their_sessions_asks(sign_up: SignUp) -> None:
    ada = await sign_up()
    mine = (await ada.does("GET", "/me"))["session_id"]
    assert mine in [one["id"] for one in (await ada.does("GET", "/sessions"))["items"]]
