"""What is good once is good once, also for two who come at the same moment."""

import asyncio
from uuid import uuid4

from tests.functions.identity.conftest import (
    PASSWORD,
    Mail,
    Person,
    SignUp,
    Visit,
    role_id,
    sign_up_body,
    token_in,
)
from tests.functions.identity.test_second_step import code_at, first_step, sets_up


async def codes_of(*asked: object) -> list[int]:
    """Ask all at once; gives the statuses in order."""
    answers = await asyncio.gather(*asked)  # type: ignore[call-overload]
    return sorted(answer.status_code for answer in answers)


async def test_one_code_for_two_tickets(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    secret, recovery = await sets_up(ada)
    thieves = [Person(visit(), ada.email, workspace=ada.workspace) for _ in range(4)]
    for code in (code_at(secret), recovery[0]):
        tickets = [await first_step(thief) for thief in thieves[:1]]
        tickets += [tickets[0]] * 3
        asked = [
            thief.ask("POST", "/sign-in/totp", {"ticket": ticket, "code": code})
            for thief, ticket in zip(thieves, tickets, strict=True)
        ]
        statuses = await codes_of(*asked)
        assert statuses.count(200) == 1, statuses
        assert set(statuses) <= {200, 403, 422}


async def test_one_link_for_two_passwords(sign_up: SignUp, letter: Mail, visit: Visit) -> None:
    ada = await sign_up()
    await ada.does("POST", "/password/forgot", {"email": ada.email})
    token = token_in(await letter(ada, "reset"))
    asked = [
        Person(visit(), ada.email).ask(
            "POST", "/password/reset", {"token": token, "password": f"sentence number {n} of many"}
        )
        for n in range(4)
    ]
    assert await codes_of(*asked) == [200, 422, 422, 422]


async def test_one_invitation_for_two_acceptances(
    sign_up: SignUp, letter: Mail, visit: Visit
) -> None:
    ada = await sign_up()
    guest = Person(visit(), f"{uuid4()}@example.com", ada.tenant_id)
    body = {"email": guest.email, "name": "Eve", "role_id": await role_id(ada, "Viewer")}
    await ada.does("POST", "/invitations", body)
    said = {
        "token": token_in(await letter(guest, "invitation")),
        "name": "Eve",
        "password": PASSWORD,
    }
    asked = [guest.ask("POST", "/invitations/accept", said) for _ in range(3)]
    assert await codes_of(*asked) == [200, 422, 422]
    assert len((await ada.get("/users"))["items"]) == 2


async def test_one_key_for_two_sign_ups(visit: Visit) -> None:
    body, key = sign_up_body(f"{uuid4()}@example.com"), {"Idempotency-Key": "pressed-twice"}
    clients = [visit() for _ in range(3)]
    answers = await asyncio.gather(
        *(client.post("/v1/identity/sign-up", json=body, headers=key) for client in clients)
    )
    assert [answer.status_code for answer in answers] == [201] * 3
    assert len({answer.text for answer in answers}) == 1


async def test_many_guesses_at_once_are_all_counted(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up(sign_in=False)
    asked = [
        Person(visit(), ada.email, password="some wrong sentence").signs_in() for _ in range(24)
    ]
    statuses = await codes_of(*asked)
    assert statuses == [401] * 10 + [429] * 14
