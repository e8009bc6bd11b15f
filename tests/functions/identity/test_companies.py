"""Companies of one account: added, entered, edited and closed, and each its own members' only."""

from uuid import uuid4

from tests.functions.identity.conftest import (
    PASSWORD,
    Join,
    Mail,
    SignUp,
    makes_role,
    opens_company,
    token_in,
)
from tests.functions.identity.test_rights import ADMIN


async def test_a_company_is_added_entered_edited_and_closed(sign_up: SignUp) -> None:
    ada = await sign_up()
    second = await opens_company(ada)

    assert (await ada.get("/me"))["company"]["id"] == str(ada.company_id)
    assert (await ada.get("/me", ERP_Company=second))["company"]["currency"] == "USD"
    await ada.does("POST", f"/companies/{second}/enter")
    assert (await ada.get("/me"))["company"]["id"] == second
    assert [row["name"] for row in (await ada.get("/companies"))["items"]] == [
        "Harbour Chairs",
        "Second Ltd",
    ]

    body = {
        "name": "Second Inc",
        "country": "US",
        "time_zone": "America/Chicago",
        "legal": {"legal_name": "Second Incorporated", "city": "Chicago"},
    }
    edited = await ada.does("PUT", f"/companies/{second}", body, If_Match='"1"')
    assert (edited["name"], edited["currency"], edited["version"]) == ("Second Inc", "USD", 2)
    assert edited["legal"]["city"] == "Chicago"
    unreachable = {**body, "legal": {"email": "nobody at home"}}
    refusal = await ada.refused("PUT", f"/companies/{second}", unreachable, If_Match='"2"')
    assert refusal == "422 malformed"
    other = f"/companies/{ada.company_id}"
    assert await ada.refused("PUT", other, body, If_Match='"1"') == "404 not-found"

    await ada.does("POST", f"/companies/{second}/close", None, If_Match='"2"')
    assert await ada.refused("GET", "/me") == "403 not-allowed"
    home = {"ERP_Company": str(ada.company_id)}
    assert await ada.refused("POST", f"{other}/close", None, If_Match='"1"', **home) == (
        "409 still-in-use"
    )
    await ada.does("POST", f"/companies/{second}/reopen", None, **home)
    assert (await ada.get("/me"))["company"]["name"] == "Second Inc"


async def test_a_company_one_is_no_member_of_is_closed_to_one(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    ben = await joins(ada, "Accountant")
    second = await opens_company(ada)
    stranger = await sign_up()

    for company in (second, str(stranger.company_id), str(uuid4())):
        assert await ben.refused("GET", "/me", ERP_Company=company) == "403 not-allowed"
        assert await ben.refused("GET", f"/companies/{company}") == "404 not-found"
        assert await ben.refused("POST", f"/companies/{company}/enter") == "404 not-found"
    assert await ben.refused("GET", "/me", ERP_Company="x") == "422 malformed"
    assert [row["id"] for row in (await ben.get("/companies"))["items"]] == [str(ben.company_id)]
    body = {"name": "Mine", "country": "US", "currency": "USD", "time_zone": "UTC"}
    assert await ben.refused("POST", "/companies", body) == "403 not-allowed"
    assert (await ben.get("/me"))["company"]["id"] == str(ada.company_id)


async def test_an_admin_of_one_company_has_no_hand_in_another(
    sign_up: SignUp, joins: Join, letter: Mail
) -> None:
    ada = await sign_up()
    second = await opens_company(ada)
    await makes_role(ada, "Admin", ADMIN)
    shared = await makes_role(ada, "Helper", ["parties.parties.read"])
    ben = await joins(ada, "Admin")
    eve = await joins(ada, "Helper")
    viewer = {"email": eve.email, "name": "Eve", "role_id": shared}
    await ada.does("POST", "/invitations", viewer, ERP_Company=second)
    token = token_in(await letter(eve, "invitation"))
    accept = {"token": token, "name": "Eve", "password": PASSWORD}
    await eve.does("POST", "/invitations/accept", accept)

    assert await ben.refused("POST", f"/users/{eve.user_id}/suspend") == "403 more-than-you-hold"
    body = {"name": "Helper", "permissions": []}
    at = f"/roles/{shared}"
    assert await ben.refused("PUT", at, body, If_Match='"1"') == "403 more-than-you-hold"
    await ben.does("DELETE", f"/users/{eve.user_id}")
    assert [row["id"] for row in (await eve.get("/me"))["companies"]] == [second]
    assert (await ada.get(f"/users/{eve.user_id}", ERP_Company=second))["role"] == "Helper"
    assert await ada.refused("GET", f"/users/{eve.user_id}") == "404 not-found"
