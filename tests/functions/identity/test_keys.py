"""API keys: some of their maker's rights, in one company, until they end."""

from datetime import timedelta
from uuid import uuid4

import psycopg
from httpx import AsyncClient

from shared.clock import now
from tests.functions.identity.conftest import Join, Person, SignUp, Visit, role_id

SCOPES = ["identity.users.read", "parties.parties.read"]


async def issues(person: Person, **more: object) -> tuple[str, str]:
    """Make a key; gives its id and token."""
    made = await person.does("POST", "/api-keys", {"name": "Shop", "scopes": SCOPES, **more})
    assert made["token"].endswith(made["hint"])
    return made["id"], made["token"]


def program(client: AsyncClient, token: str) -> Person:
    """Make a program that holds a key."""
    client.headers["Authorization"] = f"Bearer {token}"
    return Person(client, "program")


async def test_a_key_opens_what_its_scopes_name_and_nothing_personal(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    key_id, token = await issues(ada)
    shop = program(visit(), token)

    me = await shop.get("/me")

    assert (me["via"], me["csrf"]) == ("key", None)
    assert me["permissions"] == ["identity.self.read", *SCOPES]
    assert (await shop.ask("GET", "/users")).status_code == 200
    for verb, path, body in (
        ("POST", "/roles", {"name": "x", "permissions": []}),
        ("POST", "/api-keys", {"name": "x", "scopes": SCOPES}),
        ("POST", "/password", {"password": "x", "new_password": "y"}),
        ("POST", "/totp/start", {"password": "x"}),
        ("POST", "/sign-out", None),
        ("POST", "/sessions/end-others", None),
        ("POST", f"/companies/{ada.company_id}/enter", None),
    ):
        assert await shop.refused(verb, path, body) == "403 not-allowed", path
    row = await ada.get(f"/api-keys/{key_id}")
    assert row["used_at"] is not None
    assert "token" not in row


async def test_a_key_is_revoked_at_once(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    key_id, token = await issues(ada)
    shop = program(visit(), token)
    assert (await shop.ask("GET", "/users")).status_code == 200

    revoked = await ada.does("DELETE", f"/api-keys/{key_id}")

    assert revoked["revoked_at"] is not None
    assert await shop.refused("GET", "/users") == "401 not-signed-in"
    assert [row["id"] for row in (await ada.get("/api-keys"))["items"]] == [key_id]


async def test_a_key_ends_when_it_says(
    sign_up: SignUp, visit: Visit, owner: psycopg.Connection
) -> None:
    ada = await sign_up()
    past = {"name": "x", "scopes": SCOPES, "ends_at": (now() - timedelta(days=1)).isoformat()}
    assert await ada.refused("POST", "/api-keys", past) == "422 malformed"
    key_id, token = await issues(ada, ends_at=(now() + timedelta(seconds=2)).isoformat())
    shop = program(visit(), token)
    assert (await shop.ask("GET", "/users")).status_code == 200

    owner.execute("SELECT pg_sleep(2.1)")

    assert await shop.refused("GET", "/users") == "401 not-signed-in"
    assert (await ada.get(f"/api-keys/{key_id}"))["revoked_at"] is None


async def test_a_key_never_may_more_than_its_maker_may_now(
    sign_up: SignUp, joins: Join, visit: Visit
) -> None:
    ada = await sign_up()
    admin = ["identity.keys.write", "identity.keys.read", *SCOPES]
    await ada.does("POST", "/roles", {"name": "Keeper", "permissions": admin})
    ben = await joins(ada, "Keeper")
    _, token = await issues(ben)
    shop = program(visit(), token)
    assert (await shop.ask("GET", "/users")).status_code == 200

    bare = {"name": "Bare", "permissions": ["parties.parties.read"]}
    made = await ada.does("POST", "/roles", bare)
    await ada.does("PUT", f"/users/{ben.user_id}/role", {"role_id": made["id"]})
    assert await shop.refused("GET", "/users") == "403 not-allowed"

    viewer = {"role_id": await role_id(ada, "Viewer")}
    await ada.does("PUT", f"/users/{ben.user_id}/role", viewer)
    assert (await shop.ask("GET", "/users")).status_code == 200
    await ada.does("POST", f"/users/{ben.user_id}/suspend")
    assert await shop.refused("GET", "/users") == "401 not-signed-in"
    await ada.does("POST", f"/users/{ben.user_id}/activate")
    await ada.does("DELETE", f"/users/{ben.user_id}")
    assert await shop.refused("GET", "/users") == "401 not-signed-in"


async def test_a_key_stays_in_its_company(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    body = {"name": "Second", "country": "US", "currency": "USD", "time_zone": "UTC"}
    second = (await ada.does("POST", "/companies", body))["id"]
    key_id, token = await issues(ada)
    shop = program(visit(), token)

    assert await shop.refused("GET", "/users", ERP_Company=second) == "403 not-allowed"
    assert [row["id"] for row in (await shop.get("/me"))["companies"]] == [str(ada.company_id)]
    assert await ada.refused("GET", f"/api-keys/{key_id}", ERP_Company=second) == "404 not-found"
    assert await ada.refused("DELETE", f"/api-keys/{key_id}", ERP_Company=second) == "404 not-found"


async def test_a_key_is_shown_once_even_to_a_repeated_request(sign_up: SignUp) -> None:
    ada = await sign_up()
    body = {"name": "Shop", "scopes": SCOPES}
    first = await ada.does("POST", "/api-keys", body, Idempotency_Key="press-once")
    again = await ada.does("POST", "/api-keys", body, Idempotency_Key="press-once")

    assert first["token"].startswith("erpk_")
    assert (again["id"], again["token"]) == (first["id"], None)


async def test_scopes_that_are_no_permissions_or_only_for_people_are_refused(
    sign_up: SignUp,
) -> None:
    ada = await sign_up()
    for scopes in ([], ["everything"], ["identity.users.write"], ["identity.self.write"]):
        answer = await ada.ask("POST", "/api-keys", {"name": "x", "scopes": scopes})
        assert (answer.status_code, answer.json()["pointer"]) == (422, "/body/scopes"), scopes


async def test_keys_sessions_and_cookies_are_not_mistaken_for_one_another(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    _, key = await issues(ada)
    token = await ada.holds_token()
    thief = visit()

    thief.cookies.set("erp_session", key, domain="erp.example")
    assert (await thief.get("/v1/identity/me")).status_code == 401
    thief.cookies.clear()
    for swapped in (key.replace("erpk_", "erps_"), token.replace("erps_", "erpk_")):
        headers = {"Authorization": f"Bearer {swapped}"}
        assert (await thief.get("/v1/identity/me", headers=headers)).status_code == 401
    other = await sign_up()
    forged = key[:5] + (await other.holds_token())[5:27] + key[27:]
    headers = {"Authorization": f"Bearer {forged}"}
    assert (await thief.get("/v1/identity/me", headers=headers)).status_code == 401
    headers = {"Authorization": f"Bearer {key}", "X-Tenant": str(uuid4())}
    assert (await thief.get("/v1/identity/me", headers=headers)).status_code == 200
