"""Signing in with two steps: nothing opens before the second."""

import time
from typing import Any
from uuid import UUID

import psycopg
from pyotp import TOTP

from tests.functions.identity.conftest import PASSWORD, Mail, Person, SignUp, Visit, token_in


def code_at(secret: str, step: int = 1) -> str:
    """Read the phone, some steps of 30 seconds from now."""
    return str(TOTP(secret).generate_otp(int(time.time()) // 30 + step))


async def sets_up(person: Person) -> tuple[str, list[str]]:
    """Set two steps up; gives the secret and the recovery codes."""
    begun = await person.does("POST", "/totp/start", {"password": PASSWORD})
    assert begun["uri"].startswith("otpauth://totp/ERP:")
    assert begun["picture"].startswith("<svg")
    body = {"code": code_at(begun["secret"], 0)}
    done = await person.does("POST", "/totp/confirm", body)
    assert done["is_on"] is True
    return begun["secret"], done["recovery_codes"]


async def first_step(person: Person) -> str:
    """Give the right password, and get the ticket for the second step."""
    answer = (await person.signs_in()).json()
    assert (answer["status"], answer["token"], answer["csrf"]) == ("second_step", None, None)
    return str(answer["ticket"])


async def second_step(person: Person, ticket: str, code: str) -> Any:
    """Give the code; keeps the csrf value of the session."""
    answer = await person.ask("POST", "/sign-in/totp", {"ticket": ticket, "code": code})
    if answer.status_code == 200:
        person.client.headers["ERP-CSRF"] = answer.json()["csrf"]
    return answer


async def test_with_two_steps_the_password_alone_opens_nothing(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    secret, _ = await sets_up(ada)
    phoneless = Person(visit(), ada.email, workspace=ada.workspace)

    ticket = await first_step(phoneless)

    assert "erp_session" not in phoneless.client.cookies
    assert await phoneless.refused("GET", "/me") == "401 not-signed-in"
    bearer = {"Authorization": f"Bearer {ticket}"}
    assert (await phoneless.client.get("/v1/identity/me", headers=bearer)).status_code == 401
    assert (await second_step(phoneless, ticket, "000000")).status_code == 403
    assert (await second_step(phoneless, ticket, code_at(secret))).status_code == 200
    assert (await phoneless.get("/me"))["user"]["id"] == str(ada.user_id)
    listed = (await phoneless.get("/sessions"))["items"]
    assert sorted(row["two_steps"] for row in listed) == [False, True]


async def test_a_code_and_a_ticket_are_good_once(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    secret, _ = await sets_up(ada)
    phone = Person(visit(), ada.email, workspace=ada.workspace)
    code = code_at(secret)
    ticket = await first_step(phone)
    assert (await second_step(phone, ticket, code)).status_code == 200

    thief = Person(visit(), ada.email, workspace=ada.workspace)
    replayed = await second_step(thief, await first_step(thief), code)
    assert (replayed.status_code, replayed.json()["type"]) == (403, "/problems/code-wrong")
    assert "not right, or was used already" in replayed.json()["detail"]
    again = await second_step(thief, ticket, code_at(secret))
    assert (again.status_code, again.json()["type"]) == (422, "/problems/link-expired")


async def test_a_recovery_code_signs_in_once(
    sign_up: SignUp, visit: Visit, owner: psycopg.Connection
) -> None:
    ada = await sign_up()
    _, codes = await sets_up(ada)
    assert len(codes) == 10
    rows = owner.execute("SELECT t::text FROM identity_recovery_codes AS t").fetchall()
    assert codes[0] not in str(rows)
    lost = Person(visit(), ada.email, workspace=ada.workspace)

    assert (await second_step(lost, await first_step(lost), codes[0].lower())).status_code == 200
    assert (await second_step(lost, await first_step(lost), codes[0])).status_code == 403
    assert (await lost.get("/totp")) == {"is_on": True, "recovery_codes_left": 9}


async def test_codes_cannot_be_guessed(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    secret, _ = await sets_up(ada)
    thief = Person(visit(), ada.email, workspace=ada.workspace)
    ticket = await first_step(thief)
    for _ in range(5):
        assert (await second_step(thief, ticket, "000000")).status_code == 403
    assert (await second_step(thief, ticket, code_at(secret))).status_code == 429


async def test_a_reset_password_does_not_skip_the_second_step(
    sign_up: SignUp, visit: Visit, letter: Mail
) -> None:
    ada = await sign_up()
    await sets_up(ada)
    await ada.does("POST", "/password/forgot", {"email": ada.email})
    body = {"token": token_in(await letter(ada, "reset")), "password": "a different sentence"}
    await ada.does("POST", "/password/reset", body)

    ada.password = "a different sentence"
    assert (await ada.signs_in()).json()["status"] == "second_step"


async def test_setting_up_needs_the_password_and_giving_up_a_code_too(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    wrong = {"password": "not the right one"}
    assert await ada.refused("POST", "/totp/start", wrong) == "403 password-wrong"
    assert await ada.refused("POST", "/totp/confirm", {"code": "000000"}) == (
        "409 second-step-not-ready"
    )
    other = await ada.holds_token()
    secret, codes = await sets_up(ada)
    bearer = {"Authorization": f"Bearer {other}"}
    assert (await visit().get("/v1/identity/me", headers=bearer)).status_code == 401
    again = {"password": PASSWORD}
    assert await ada.refused("POST", "/totp/start", again) == "409 second-step-not-ready"

    proof = {"password": PASSWORD, "code": "000000"}
    assert await ada.refused("POST", "/totp/stop", proof) == "403 code-wrong"
    half = {**wrong, "code": codes[0]}
    assert await ada.refused("POST", "/totp/stop", half) == "403 password-wrong"
    proof["code"] = code_at(secret)
    renewed = await ada.does("POST", "/totp/recovery-codes", proof)
    assert not set(renewed["recovery_codes"]) & set(codes)
    proof["code"] = codes[1]
    assert await ada.refused("POST", "/totp/stop", proof) == "403 code-wrong"
    proof["code"] = renewed["recovery_codes"][0]
    assert await ada.does("POST", "/totp/stop", proof) == {"is_on": False, "recovery_codes_left": 0}
    assert (await ada.signs_in()).json()["status"] == "signed_in"


async def test_no_secret_of_the_second_step_is_kept(
    sign_up: SignUp, owner: psycopg.Connection
) -> None:
    ada = await sign_up()
    secret, codes = await sets_up(ada)
    for table in ("identity_totp", "audit_entries", "idempotency", "identity_recovery_codes"):
        rows = owner.execute(
            f"SELECT t::text FROM {table} AS t WHERE tenant_id = %s", [UUID(str(ada.tenant_id))]
        ).fetchall()
        assert secret not in str(rows)
        assert not any(code in str(rows) for code in codes)
