"""Signing up, in and out, over HTTP, with a real PostgreSQL and Valkey."""

from uuid import uuid4

import psycopg

from shared.tokens import KEY, new_token
from tests.functions.identity.conftest import PASSWORD, SignUp, Visit, sign_up_body


async def test_signing_up_opens_a_tenant_with_a_company_and_an_owner(sign_up: SignUp) -> None:
    ada = await sign_up()

    me = await ada.get("/me")

    assert me["company"] == {
        "id": str(ada.company_id),
        "name": "Harbour Chairs",
        "country": "DE",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "language": "en",
    }
    assert me["user"]["name"] == "Ada Owner"
    assert "ledger.entries.post" in me["permissions"]
    assert [role["name"] for role in (await ada.get("/roles"))["items"]] == [
        "Accountant",
        "Owner",
        "Sales",
        "Viewer",
    ]


async def test_a_sign_up_repeated_under_its_key_opens_one_tenant(visit: Visit) -> None:
    body, key = sign_up_body(f"{uuid4()}@example.com"), {"Idempotency-Key": "first-press"}
    client = visit()

    first = await client.post("/v1/identity/sign-up", json=body, headers=key)
    again = await client.post("/v1/identity/sign-up", json=body, headers=key)
    other = await client.post(
        "/v1/identity/sign-up", json={**body, "company": "Another"}, headers=key
    )

    assert first.status_code == again.status_code == 201, first.text
    assert first.json() == again.json()
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key-reused")


async def test_a_weak_password_is_refused_in_plain_words(visit: Visit) -> None:
    client = visit()
    for password in ("short", "password123", "aaaaaaaaaaaa", "1234567890", "Harbour Chairs"):
        body = sign_up_body("weak@example.com", password=password)
        answer = await client.post("/v1/identity/sign-up", json=body)
        assert (answer.status_code, answer.json()["pointer"]) == (422, "/body/password"), password
        assert answer.json()["type"] == "/problems/password-too-weak"


async def test_a_stranger_who_signs_up_with_my_address_does_not_shut_me_out(
    sign_up: SignUp,
) -> None:
    ada = await sign_up()
    stranger = await sign_up(ada.email, sign_in=False)

    ada.workspace = ""
    assert (await ada.signs_in()).json()["tenant_id"] == str(ada.tenant_id)
    assert (await stranger.signs_in()).json()["tenant_id"] == str(stranger.tenant_id)


async def test_a_session_cookie_is_kept_from_scripts_and_other_sites(sign_up: SignUp) -> None:
    ada = await sign_up(sign_in=False)

    answer = await ada.signs_in()

    cookie = answer.headers["set-cookie"]
    assert all(
        word in cookie for word in ("erp_session=erps_", "HttpOnly", "Secure", "SameSite=lax")
    )
    assert answer.json()["token"] is None
    assert answer.headers["cache-control"] == "no-store"


async def test_only_digests_of_tokens_are_kept(sign_up: SignUp, owner: psycopg.Connection) -> None:
    ada = await sign_up()
    token = await ada.holds_token()
    issued = await ada.does(
        "POST", "/api-keys", {"name": "Shop", "scopes": ["parties.parties.read"]}
    )

    for table in ("identity_sessions", "identity_keys", "audit_entries", "idempotency", "outbox"):
        rows = owner.execute(
            f"SELECT t::text FROM {table} AS t WHERE tenant_id = %s", [ada.tenant_id]
        ).fetchall()
        text = "\n".join(row[0] for row in rows)
        assert token not in text
        assert issued["token"] not in text
        assert PASSWORD not in text


async def test_signing_out_acts_at_once(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    token = await ada.holds_token()
    program = visit()
    bearer = {"Authorization": f"Bearer {token}"}
    assert (await program.get("/v1/identity/me", headers=bearer)).status_code == 200

    left = await program.post("/v1/identity/sign-out", headers=bearer)

    assert left.json() == {"sessions": 1}
    assert (await program.get("/v1/identity/me", headers=bearer)).status_code == 401
    assert (await ada.ask("GET", "/me")).status_code == 200


async def test_signing_out_in_a_browser_forgets_the_cookie(sign_up: SignUp) -> None:
    ada = await sign_up()

    await ada.does("POST", "/sign-out")

    assert "erp_session" not in ada.client.cookies
    assert await ada.refused("GET", "/me") == "401 not-signed-in"


async def test_a_token_that_a_visitor_brings_along_is_never_taken_up(
    sign_up: SignUp, visit: Visit
) -> None:
    mallory, ada = await sign_up(), await sign_up(sign_in=False)
    planted = await mallory.holds_token()
    ada.client.cookies.set("erp_session", planted, domain="erp.example")

    await ada.signs_in()

    assert (await ada.get("/me"))["user"]["id"] == str(ada.user_id)
    program = visit()
    me = await program.get("/v1/identity/me", headers={"Authorization": f"Bearer {planted}"})
    assert me.json()["user"]["id"] == str(mallory.user_id)


async def test_my_sessions_are_listed_and_ended_one_by_one_or_all_but_this(
    sign_up: SignUp,
) -> None:
    ada = await sign_up()
    await ada.holds_token()
    await ada.holds_token()

    listed = (await ada.get("/sessions"))["items"]
    assert len(listed) == 3
    assert set(listed[0]) == {
        "id", "address", "agent", "two_steps", "started_at", "used_at", "ends_at"
    }  # fmt: skip
    newest = max(listed, key=lambda row: row["id"])
    assert await ada.does("DELETE", f"/sessions/{newest['id']}") == {"sessions": 2}
    assert await ada.does("POST", "/sessions/end-others") == {"sessions": 1}
    assert (await ada.ask("GET", "/me")).status_code == 200


async def test_another_persons_session_is_not_there(sign_up: SignUp) -> None:
    ada, mallory = await sign_up(), await sign_up()
    (theirs,) = (await ada.get("/sessions"))["items"]

    assert await mallory.refused("DELETE", f"/sessions/{theirs['id']}") == "404 not-found"
    assert (await ada.ask("GET", "/me")).status_code == 200


async def test_what_is_no_token_of_ours_is_nobody(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    token = await ada.holds_token()
    client = visit()
    strangers = [
        "Bearer nonsense",
        f"Basic {token}",
        f"Bearer {token[:-9]}{'A' if token[-9] != 'A' else 'B'}{token[-8:]}",
        f"Bearer {new_token(KEY, ada.tenant_id)[0]}",
        f"Bearer {token.replace('erps_', 'erpk_')}",
        "Bearer",
    ]
    for given in strangers:
        answer = await client.get("/v1/identity/me", headers={"Authorization": given})
        assert answer.status_code == 401, given
        assert answer.headers["www-authenticate"] == "Bearer"
    assert (await client.get(f"/v1/identity/me?token={token}")).status_code == 401
