"""Passwords: forgotten, reset by letter, changed, and guessed at."""

import psycopg
import pytest
from httpx import Response

from functions.identity.rules import passwords
from layers.database.transactions import Tx
from layers.http.public import NOWHERE
from tests.functions.identity.conftest import (
    PASSWORD,
    Join,
    Mail,
    Person,
    SignUp,
    Visit,
    token_in,
)

ANOTHER = "a wholly different sentence"


async def test_a_forgotten_password_is_reset_by_letter_once_and_ends_all_sessions(
    sign_up: SignUp, letter: Mail, visit: Visit
) -> None:
    ada = await sign_up()
    outside = Person(visit(), ada.email)
    await outside.does("POST", "/password/forgot", {"email": ada.email.upper()})
    written = await letter(ada, "reset")
    token = token_in(written)

    weak = {"token": token, "password": "password123"}
    assert await outside.refused("POST", "/password/reset", weak) == "422 password-too-weak"
    body = {"token": token, "password": ANOTHER}
    await outside.does("POST", "/password/reset", body)

    assert written.recipient == ada.email
    assert await ada.refused("GET", "/me") == "401 not-signed-in"
    assert await outside.refused("POST", "/password/reset", body) == "422 link-expired"
    assert (await ada.signs_in()).status_code == 401
    ada.password = ANOTHER
    assert (await ada.signs_in()).status_code == 200
    assert (await ada.get("/me"))["user"]["is_verified"] is True


async def test_a_reset_link_leads_home_whatever_host_was_asked(
    sign_up: SignUp, letter: Mail, visit: Visit
) -> None:
    ada = await sign_up()
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "Origin": "https://evil"}

    answer = await visit().post(
        "/v1/identity/password/forgot", json={"email": ada.email}, headers=evil
    )

    assert answer.status_code == 202
    assert (await letter(ada, "reset")).link.startswith("https://erp.example/password/reset#erpt_")


async def test_an_older_link_dies_when_a_newer_one_is_used(
    sign_up: SignUp, letter: Mail, owner: psycopg.Connection
) -> None:
    ada = await sign_up()
    tokens = []
    for _ in range(2):
        await ada.does("POST", "/password/forgot", {"email": ada.email})
        tokens.append(token_in(await letter(ada, "reset")))
    await ada.does("POST", "/password/reset", {"token": tokens[1], "password": ANOTHER})

    body = {"token": tokens[0], "password": "yet another sentence"}
    assert await ada.refused("POST", "/password/reset", body) == "422 link-expired"

    await ada.does("POST", "/password/forgot", {"email": ada.email})
    late = token_in(await letter(ada, "reset"))
    owner.execute("UPDATE identity_tickets SET ends_at = now() WHERE user_id = %s", [ada.user_id])
    body["token"] = late
    assert await ada.refused("POST", "/password/reset", body) == "422 link-expired"


async def test_a_links_token_is_good_for_nothing_else(
    sign_up: SignUp, letter: Mail, visit: Visit
) -> None:
    ada = await sign_up()
    await ada.does("POST", "/password/forgot", {"email": ada.email})
    reset = token_in(await letter(ada, "reset"))
    verification = token_in(await letter(ada, "verification"))
    outside = Person(visit(), ada.email)

    for path, body in (
        ("/password/reset", {"token": verification, "password": ANOTHER}),
        ("/address/verify", {"token": reset}),
        ("/invitations/accept", {"token": reset, "name": "x", "password": ANOTHER}),
        ("/sign-in/totp", {"ticket": reset, "code": "123456"}),
        ("/password/reset", {"token": reset[:-2] + "xx", "password": ANOTHER}),
        ("/password/reset", {"token": "erpt_" + "A" * 86, "password": ANOTHER}),
    ):
        assert await outside.refused("POST", path, body) == "422 link-expired", path
    bearer = {"Authorization": f"Bearer {reset}"}
    assert (await outside.client.get("/v1/identity/me", headers=bearer)).status_code == 401
    await outside.does("POST", "/address/verify", {"token": verification})
    assert (await ada.get("/me"))["user"]["is_verified"] is True


async def test_no_tokens_of_links_are_kept(
    sign_up: SignUp, letter: Mail, owner: psycopg.Connection
) -> None:
    ada = await sign_up()
    await ada.does("POST", "/password/forgot", {"email": ada.email})
    token = token_in(await letter(ada, "reset"))
    for table in ("identity_tickets", "audit_entries", "outbox"):
        rows = owner.execute(
            f"SELECT t::text FROM {table} AS t WHERE tenant_id = %s", [ada.tenant_id]
        ).fetchall()
        assert token not in str(rows)


async def test_changing_a_password_needs_the_old_one_and_ends_other_sessions(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up()
    token = await ada.holds_token()
    body = {"password": "not the right one", "new_password": ANOTHER}

    assert await ada.refused("POST", "/password", body) == "403 password-wrong"
    said = (await ada.ask("POST", "/password", body)).json()["detail"]
    assert said == "This is not your present password."
    weak = {"password": PASSWORD, "new_password": "password12"}
    answer = await ada.ask("POST", "/password", weak)
    assert answer.json()["pointer"] == "/body/new_password"
    await ada.does("POST", "/password", {**body, "password": PASSWORD})

    assert (await ada.ask("GET", "/me")).status_code == 200
    bearer = {"Authorization": f"Bearer {token}"}
    assert (await visit().get("/v1/identity/me", headers=bearer)).status_code == 401


async def test_a_hash_of_yesterday_is_renewed_at_sign_in(
    sign_up: SignUp, owner: psycopg.Connection
) -> None:
    from argon2 import PasswordHasher

    ada = await sign_up(sign_in=False)
    weak = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    owner.execute("UPDATE identity_users SET password = %s WHERE id = %s", [weak, ada.user_id])

    assert (await ada.signs_in()).status_code == 200

    (kept,) = owner.execute(
        "SELECT password FROM identity_users WHERE id = %s", [ada.user_id]
    ).fetchone() or ("",)
    assert not passwords.is_outdated(kept)
    assert (await ada.signs_in()).status_code == 200


def seen(answer: Response) -> tuple[int, str, object]:
    """Say all of an answer that could tell one address from another."""
    return answer.status_code, answer.text, sorted(answer.headers.keys())


async def test_nobody_learns_who_has_an_account(
    sign_up: SignUp, joins: Join, committed: list[Tx], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answers are the same, and so is the work: hashes, transactions, statements, trips."""
    ada = await sign_up()
    ben = await joins(ada)
    await ada.does("POST", f"/users/{ben.user_id}/suspend")
    hashes: list[bool] = []
    real = passwords.matches

    def counted(kept: str | None, password: str) -> bool:
        hashes.append(True)
        return real(kept, password)

    monkeypatch.setattr(passwords, "matches", counted)
    for path, body in (
        ("/sign-in", {"password": "some wrong sentence"}),
        ("/password/forgot", {}),
    ):
        traces = []
        for email in (ada.email, ben.email, "nobody@example.com"):
            outside = Person(ada.client, email)
            committed.clear()
            hashes.clear()
            answer = await outside.ask("POST", path, {"email": email, **body})
            work = [(tx.statements, tx.trips) for tx in committed]
            traces.append((seen(answer), work, len(hashes)))
        assert traces[0] == traces[1] == traces[2], path
        assert len(traces[0][1]) >= 3


async def test_failed_sign_ins_are_audited_where_they_were_aimed(
    sign_up: SignUp, owner: psycopg.Connection
) -> None:
    ada = await sign_up(sign_in=False)
    ada.password = "not the right one"
    await ada.signs_in()
    await Person(ada.client, "nobody-at-all@example.com").signs_in()

    for tenant, user in ((ada.tenant_id, ada.user_id), (NOWHERE, NOWHERE)):
        row = owner.execute(
            """
            SELECT refused, user_id, via FROM audit_entries
             WHERE tenant_id = %s AND command = 'identity.sign_in' ORDER BY id DESC LIMIT 1
            """,
            [tenant],
        ).fetchone()
        assert row == ("sign-in-refused", user, "visitor")


async def test_guessing_is_slowed_down_for_the_account_wherever_it_comes_from(
    sign_up: SignUp, visit: Visit
) -> None:
    ada = await sign_up(sign_in=False)
    for _ in range(10):
        guess = Person(visit(), ada.email, password="some wrong sentence")
        assert (await guess.signs_in()).status_code == 401

    answer = await ada.signs_in()

    assert answer.status_code == 429
    assert answer.json()["type"] == "/problems/too-many-requests"
    assert 0 < int(answer.headers["retry-after"]) <= 900
    other = await sign_up()
    assert (await other.ask("GET", "/me")).status_code == 200


async def test_guessing_is_slowed_down_for_an_address_whatever_account_it_tries(
    visit: Visit, owner: psycopg.Connection, sign_up: SignUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await sign_up(sign_in=False)
    monkeypatch.setattr(passwords, "matches", lambda _kept, _password: False)
    client = visit()
    for number in range(100):
        guess = Person(client, f"guess-{number}@example.com", password="some wrong sentence")
        assert (await guess.signs_in()).status_code == 401
    monkeypatch.undo()

    assert (await Person(client, ada.email).signs_in()).status_code == 429
    assert (await ada.signs_in()).status_code == 200


async def test_a_right_password_forgets_the_wrong_ones(sign_up: SignUp) -> None:
    ada = await sign_up(sign_in=False)
    for _ in range(2):
        for _ in range(6):
            ada.password = "some wrong sentence"
            assert (await ada.signs_in()).status_code == 401
        ada.password = PASSWORD
        assert (await ada.signs_in()).status_code == 200


async def test_letters_are_not_for_flooding_a_mailbox(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up(sign_in=False)
    codes = []
    for _ in range(6):
        outside = Person(visit(), ada.email)
        codes.append(
            (await outside.ask("POST", "/password/forgot", {"email": ada.email})).status_code
        )
    assert codes == [202] * 5 + [429]


async def test_an_address_is_changed_by_whoever_knows_the_password(
    sign_up: SignUp, letter: Mail, visit: Visit, joins: Join
) -> None:
    ada = await sign_up()
    ben = await joins(ada)
    old, new = ada.email, f"new-{ada.email}"
    wrong = {"email": new, "password": ANOTHER}
    assert (await ada.refused("PUT", "/me/email", wrong)).endswith("password-wrong")
    taken = {"email": ben.email.upper(), "password": PASSWORD}
    assert (await ada.refused("PUT", "/me/email", taken)).startswith("409 ")
    outside = Person(visit(), old)
    await outside.does("POST", "/password/forgot", {"email": old})
    stale = token_in(await letter(ada, "reset"))

    given = await ada.does("PUT", "/me/email", {"email": new, "password": PASSWORD})

    assert given["email"] == new
    assert (await ada.get("/me"))["user"]["is_verified"] is False
    reset = {"token": stale, "password": ANOTHER}
    assert await outside.refused("POST", "/password/reset", reset) == "422 link-expired"
    assert (await ada.signs_in()).status_code == 401
    ada.email = new
    assert (await letter(ada, "verification")).recipient == new
    assert (await ada.signs_in()).status_code == 200
