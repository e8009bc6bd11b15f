"""Changes that another site makes a browser ask for are refused; programs need no such proof."""

import psycopg

from tests.functions.identity.conftest import PASSWORD, SignUp, Visit, sign_up_body

ROLE = {"name": "Planted", "permissions": []}


async def test_with_a_cookie_every_change_needs_the_csrf_value(
    sign_up: SignUp, owner: psycopg.Connection
) -> None:
    ada, mallory = await sign_up(), await sign_up()
    good = ada.client.headers.pop("ERP-CSRF")

    for forged in ({}, {"ERP_CSRF": "x"}, {"ERP_CSRF": mallory.client.headers["ERP-CSRF"]}):
        assert await ada.refused("POST", "/roles", ROLE, **forged) == "403 forged-request"
        assert await ada.refused("POST", "/sign-out", None, **forged) == "403 forged-request"
    assert (await ada.ask("GET", "/me")).status_code == 200
    assert (await ada.get("/me"))["csrf"] == good
    assert len((await ada.get("/roles"))["items"]) == 4
    await ada.does("POST", "/roles", ROLE, ERP_CSRF=good)
    (seen,) = owner.execute(
        "SELECT count(*) FROM audit_entries WHERE tenant_id = %s AND refused = 'forged-request'",
        [ada.tenant_id],
    ).fetchone() or (0,)
    assert seen == 6


async def test_a_browser_that_says_another_site_asked_is_believed(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    cross = {"Sec_Fetch_Site": "cross-site"}
    assert await ada.refused("POST", "/roles", ROLE, **cross) == "403 forged-request"
    assert (await ada.ask("GET", "/me", **cross)).status_code == 200
    body = {"email": ada.email, "password": PASSWORD}
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = await visit().post("/v1/identity/sign-in", json=body, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/forged-request")
    assert "set-cookie" not in answer.headers


async def test_a_form_of_another_site_cannot_sign_anybody_in(visit: Visit) -> None:
    client = visit()
    body = sign_up_body("form@example.com")
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        answer = await client.post(
            "/v1/identity/sign-up", content=str(body), headers={"Content-Type": kind}
        )
        assert answer.status_code == 422


async def test_a_bearer_needs_no_csrf_value_and_the_cookie_beside_it_counts_nothing(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    token = await ada.holds_token()
    program = visit()
    headers = {"Authorization": f"Bearer {token}"}
    made = await program.post("/v1/identity/roles", json=ROLE, headers=headers)
    assert made.status_code == 201
    wrong = await ada.ask("GET", "/me", Authorization="Bearer nonsense")
    assert wrong.status_code == 401
