"""Who may give whom which rights, and how soon a change of them acts: at once."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from httpx import AsyncClient

from shared.actor import Actor
from tests.functions.identity.conftest import (
    PASSWORD,
    Join,
    Mail,
    Person,
    SignUp,
    Visit,
    makes_role,
    opens_company,
    role_id,
    token_in,
)

READS = ["parties.parties.read", "identity.users.read"]
ADMIN = [
    "identity.users.read",
    "identity.users.write",
    "identity.roles.read",
    "identity.roles.write",
    "identity.keys.read",
    "identity.keys.write",
    "identity.companies.read",
    "parties.parties.read",
]


async def test_an_invitation_makes_a_member_once(
    sign_up: SignUp, joins: Join, letter: Mail, visit: Visit
) -> None:
    ada = await sign_up()
    ben = await joins(ada, "Accountant")

    me = await ben.get("/me")
    assert "ledger.entries.post" in me["permissions"]
    assert "identity.users.write" not in me["permissions"]
    assert me["user"]["is_verified"] is True
    members = (await ada.get("/users"))["items"]
    assert {(row["email"], row["role"], row["status"]) for row in members} == {
        (ada.email, "Owner", "active"),
        (ben.email, "Accountant", "active"),
    }
    assert (await ada.get("/invitations"))["items"] == []
    body = {"email": ben.email, "name": "Ben", "role_id": await role_id(ada, "Viewer")}
    assert await ada.refused("POST", "/invitations", body) == "409 already-there"


async def test_an_invitations_link_is_good_once_and_not_after_it_is_withdrawn(
    sign_up: SignUp, letter: Mail, visit: Visit
) -> None:
    ada = await sign_up()
    guest = Person(visit(), f"{uuid4()}@example.com", ada.tenant_id)
    body = {"email": guest.email, "name": "Eve", "role_id": await role_id(ada, "Viewer")}
    first = await ada.does("POST", "/invitations", body)
    assert first["role"] == "Viewer"
    token = token_in(await letter(guest, "invitation"))
    await ada.does("POST", f"/invitations/{first['id']}/send")
    assert token_in(await letter(guest, "invitation")) == token

    await ada.does("DELETE", f"/invitations/{first['id']}")

    accept = {"token": token, "name": "Eve", "password": PASSWORD}
    assert await guest.refused("POST", "/invitations/accept", accept) == "422 link-expired"
    again = f"/invitations/{first['id']}/send"
    assert await ada.refused("POST", again) == "404 not-found"

    await ada.does("POST", "/invitations", body)
    accept["token"] = token_in(await letter(guest, "invitation"))
    weak = {**accept, "password": "password12"}
    assert await guest.refused("POST", "/invitations/accept", weak) == "422 password-too-weak"
    await guest.does("POST", "/invitations/accept", accept)
    assert await guest.refused("POST", "/invitations/accept", accept) == "422 link-expired"


async def test_many_are_invited_each_for_itself(sign_up: SignUp) -> None:
    ada = await sign_up()
    viewer = await role_id(ada, "Viewer")
    people = [
        {"email": "one@example.com", "name": "One", "role_id": viewer},
        {"email": ada.email, "name": "Ada", "role_id": viewer},
        {"email": "two@example.com", "name": "Two", "role_id": str(uuid4())},
        {"email": "three@example.com", "name": "Three", "role_id": viewer},
    ]

    said = await ada.does("POST", "/invitations/bulk", {"invitations": people})

    assert (said["done"], said["refused"]) == (2, 2)
    assert [row["status"] for row in said["rows"]] == [200, 409, 422, 200]
    assert len((await ada.get("/invitations"))["items"]) == 2


async def test_i_name_myself(sign_up: SignUp) -> None:
    ada = await sign_up()
    await ada.does("PUT", "/me/name", {"name": "Ada Lovelace"})
    assert (await ada.get("/me"))["user"]["name"] == "Ada Lovelace"


async def test_a_letter_alone_does_not_open_an_account_that_is_there(
    sign_up: SignUp, joins: Join, letter: Mail, visit: Visit
) -> None:
    ada = await sign_up()
    ben = await joins(ada)
    second = await opens_company(ada)
    viewer = await role_id(ada, "Viewer")
    body = {"email": ben.email.upper(), "name": "Ben", "role_id": viewer}
    await ada.does("POST", "/invitations", body, ERP_Company=second)
    token = token_in(await letter(ben, "invitation"))
    thief = Person(visit(), "thief@example.com")

    stolen = {"token": token, "name": "Thief", "password": "my very own new password"}
    assert await thief.refused("POST", "/invitations/accept", stolen) == "403 password-wrong"
    await ben.does(
        "POST", "/invitations/accept", {"token": token, "name": "-", "password": PASSWORD}
    )
    assert len((await ben.get("/me"))["companies"]) == 2


async def test_rights_taken_away_are_gone_with_the_next_request(
    sign_up: SignUp, joins: Join
) -> None:
    ada = await sign_up()
    ben = await joins(ada, "Accountant")
    assert (await ben.ask("GET", "/users")).status_code == 200
    bare = await makes_role(ada, "Nearly nothing", ["parties.parties.read"])

    await ada.does("PUT", f"/users/{ben.user_id}/role", {"role_id": bare})

    assert await ben.refused("GET", "/users") == "403 not-allowed"
    assert (await ben.get("/me"))["permissions"] == [
        "identity.self.read",
        "identity.self.write",
        "parties.parties.read",
    ]


async def test_rights_given_are_there_with_the_next_request(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    await makes_role(ada, "Nearly nothing", ["parties.parties.read"])
    ben = await joins(ada, "Nearly nothing")
    assert await ben.refused("GET", "/users") == "403 not-allowed"
    body = {"name": "x", "permissions": []}
    assert await ben.refused("POST", "/roles", body) == "403 not-allowed"

    owner = {"role_id": await role_id(ada, "Owner")}
    await ada.does("PUT", f"/users/{ben.user_id}/role", owner)

    assert (await ben.ask("GET", "/users")).status_code == 200
    assert (await ben.ask("POST", "/roles", body)).status_code == 201


async def test_a_role_edited_acts_on_all_who_have_it(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    made = await makes_role(ada, "Helper", READS)
    ben, eve = await joins(ada, "Helper"), await joins(ada, "Helper")
    assert [(await p.ask("GET", "/users")).status_code for p in (ben, eve)] == [200, 200]

    body = {"name": "Helper", "permissions": READS[:1]}
    edited = await ada.ask("PUT", f"/roles/{made}", body, If_Match='"1"')

    assert edited.headers["etag"] == '"2"'
    assert [(await p.ask("GET", "/users")).status_code for p in (ben, eve)] == [403, 403]
    assert await ada.refused("PUT", f"/roles/{made}", body, If_Match='"1"') == "412 version-stale"
    assert await ada.refused("PUT", f"/roles/{made}", body) == "428 version-missing"


async def test_nobody_makes_or_gives_a_role_of_more_than_they_hold(
    sign_up: SignUp, joins: Join
) -> None:
    ada = await sign_up()
    await makes_role(ada, "Admin", ADMIN)
    strong = await makes_role(ada, "Strong", [*ADMIN, "ledger.entries.post"])
    ben = await joins(ada, "Admin")

    more = {"name": "Sneaky", "permissions": ["ledger.entries.post"]}
    assert await ben.refused("POST", "/roles", more) == "403 more-than-you-hold"
    own = await makes_role(ben, "Own", ["parties.parties.read"])
    assert (
        await ben.refused("PUT", f"/roles/{own}", more, If_Match='"1"') == "403 more-than-you-hold"
    )
    less = {"name": "Weak", "permissions": ["parties.parties.read"]}
    for role in (strong, await role_id(ada, "Owner"), await role_id(ada, "Accountant")):
        given = {"role_id": role}
        at = f"/users/{ben.user_id}/role"
        assert await ben.refused("PUT", at, given) == "403 more-than-you-hold"
        invited = {"email": "crony@example.com", "name": "Crony", "role_id": role}
        assert await ben.refused("POST", "/invitations", invited) == "403 more-than-you-hold"
    assert await ben.refused("PUT", f"/roles/{strong}", less, If_Match='"1"') == (
        "403 more-than-you-hold"
    )
    bare = {"role_id": own}
    for verb, path, body in (
        ("PUT", "/role", bare),
        ("DELETE", "", None),
        ("POST", "/suspend", None),
        ("POST", "/deactivate", None),
    ):
        at = f"/users/{ada.user_id}{path}"
        assert await ben.refused(verb, at, body) == "403 more-than-you-hold"
    key = {"name": "Sneaky", "scopes": ["ledger.entries.post"]}
    assert await ben.refused("POST", "/api-keys", key) == "403 more-than-you-hold"
    assert "ledger.entries.post" not in (await ben.get("/me"))["permissions"]


async def test_ready_made_roles_stay_and_used_ones_are_not_deleted(
    sign_up: SignUp, joins: Join
) -> None:
    ada = await sign_up()
    owner = await role_id(ada, "Owner")
    body = {"name": "Mine", "permissions": READS}
    at = f"/roles/{owner}"
    assert await ada.refused("PUT", at, body, If_Match='"1"') == "409 role-ready-made"
    assert await ada.refused("DELETE", at, None, If_Match='"1"') == "409 role-ready-made"
    made = await makes_role(ada, "Helper", READS)
    assert await ada.refused("POST", "/roles", {**body, "name": "HELPER"}) == "409 already-there"
    ben = await joins(ada, "Helper")
    at = f"/roles/{made}"
    assert await ada.refused("DELETE", at, None, If_Match='"1"') == "409 still-in-use"

    await ada.does("DELETE", f"/users/{ben.user_id}")

    assert await ada.does("DELETE", at, None, If_Match='"1"') == {"id": made}


async def test_the_last_owner_cannot_be_removed(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    viewer = {"role_id": await role_id(ada, "Viewer")}
    at = f"/users/{ada.user_id}"

    assert await ada.refused("PUT", f"{at}/role", viewer) == "409 last-owner"
    assert await ada.refused("DELETE", at) == "409 last-owner"
    assert await ada.refused("POST", f"{at}/suspend") == "409 not-yourself"

    ben = await joins(ada, "Owner")
    await ben.does("POST", f"{at}/suspend")
    assert await ben.refused("DELETE", f"/users/{ben.user_id}") == "409 last-owner"
    await ben.does("POST", f"{at}/activate")
    await ada.signs_in()
    await ben.does("DELETE", f"/users/{ben.user_id}")


async def test_two_owners_who_remove_each_other_are_not_both_obeyed(
    sign_up: SignUp, joins: Join
) -> None:
    ada = await sign_up()
    ben = await joins(ada, "Owner")

    answers = await asyncio.gather(
        ada.ask("DELETE", f"/users/{ben.user_id}"), ben.ask("DELETE", f"/users/{ada.user_id}")
    )

    first, second = sorted(answer.status_code for answer in answers)
    assert first == 200
    assert second in {401, 403, 404, 409}


async def test_a_suspended_user_is_out_and_comes_back(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    ben = await joins(ada)
    at = f"/users/{ben.user_id}"

    assert (await ada.does("POST", f"{at}/suspend"))["status"] == "suspended"

    assert await ben.refused("GET", "/me") == "401 not-signed-in"
    answer = await ben.signs_in()
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/account-closed")
    assert await ada.refused("POST", f"{at}/suspend") == "409 standing-unchanged"
    await ada.does("POST", f"{at}/activate")
    assert (await ben.signs_in()).status_code == 200
    await ada.does("POST", f"{at}/deactivate")
    assert await ben.refused("GET", "/me") == "401 not-signed-in"
    second = await opens_company(ada)
    body = {"email": ben.email, "name": "Ben", "role_id": await role_id(ada, "Viewer")}
    refused = await ada.refused("POST", "/invitations", body, ERP_Company=second)
    assert refused == "409 already-there"


async def test_another_tenants_ids_are_not_there(sign_up: SignUp, joins: Join) -> None:
    ada, mallory = await sign_up(), await sign_up()
    ben = await joins(ada)
    helper = await makes_role(ada, "Helper", READS)
    key = await ada.does("POST", "/api-keys", {"name": "Shop", "scopes": READS})
    view = await ada.does(
        "POST", "/views", {"page": "invoices", "name": "Open", "is_shared": True, "settings": {}}
    )
    (session,) = (await ada.get("/sessions"))["items"]
    role = {"role_id": await role_id(mallory, "Viewer")}
    again = {"If_Match": '"1"'}
    body = {"name": "x", "permissions": []}
    for verb, path, said in (
        ("GET", f"/users/{ben.user_id}", None),
        ("PUT", f"/users/{ben.user_id}/role", role),
        ("DELETE", f"/users/{ben.user_id}", None),
        ("POST", f"/users/{ben.user_id}/suspend", None),
        ("GET", f"/roles/{helper}", None),
        ("PUT", f"/roles/{helper}", body),
        ("DELETE", f"/roles/{helper}", None),
        ("GET", f"/api-keys/{key['id']}", None),
        ("DELETE", f"/api-keys/{key['id']}", None),
        ("GET", f"/views/{view['id']}", None),
        ("DELETE", f"/views/{view['id']}", None),
        ("DELETE", f"/sessions/{session['id']}", None),
        ("GET", f"/companies/{ada.company_id}", None),
        ("POST", f"/companies/{ada.company_id}/enter", None),
        ("POST", f"/companies/{ada.company_id}/reopen", None),
    ):
        assert await mallory.refused(verb, path, said, **again) == "404 not-found", path
    own = {"role_id": helper}
    assert await mallory.refused("PUT", f"/users/{mallory.user_id}/role", own) == (
        "422 reference-unknown"
    )
    assert len((await mallory.get("/users"))["items"]) == 1
    assert (await mallory.get("/views"))["items"] == []
    assert len((await ada.get("/users"))["items"]) == 2


async def test_tenant_role_or_owner_in_the_body_is_refused(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    client = visit()
    for more in ({"tenant_id": str(uuid4())}, {"is_verified": True}, {"role": "owner"}):
        body = {"email": "x@example.com", "password": PASSWORD, **more}
        answer = await client.post("/v1/identity/sign-in", json=body)
        assert answer.status_code == 422, more
    bodies: list[tuple[str, dict[str, Any]]] = [
        ("/roles", {"name": "x", "permissions": [], "ready_made": "owner"}),
        ("/api-keys", {"name": "x", "scopes": READS, "user_id": str(uuid4())}),
        ("/views", {"page": "x", "name": "x", "settings": {}, "user_id": str(uuid4())}),
        ("/companies", {"name": "x", "country": "DE", "currency": "EUR", "id": str(uuid4())}),
    ]
    for path, said in bodies:
        assert await ada.refused("POST", path, said) == "422 malformed", path


async def test_every_change_of_rights_is_audited_and_so_is_every_refusal(
    sign_up: SignUp, joins: Join, owner: object
) -> None:
    ada = await sign_up()
    ben = await joins(ada)
    await ben.refused("POST", "/roles", {"name": "x", "permissions": []})
    await ada.does("POST", f"/users/{ben.user_id}/suspend")

    rows = owner.execute(  # type: ignore[attr-defined]
        """
        SELECT command, refused, user_id, address <> '' FROM audit_entries
         WHERE tenant_id = %s ORDER BY id
        """,
        [ada.tenant_id],
    ).fetchall()

    assert ("identity.sign_up", None, ada.user_id, True) in rows
    assert ("identity.add_role", "not-allowed", ben.user_id, True) in rows
    assert ("identity.suspend_user", None, ada.user_id, True) in rows


async def test_a_clerk_of_the_test_harness_is_nobody_here(
    clerk: Actor, as_actor: Callable[[Actor | None], AsyncClient]
) -> None:
    answer = await as_actor(clerk).get("/v1/identity/me")
    assert answer.status_code == 404
