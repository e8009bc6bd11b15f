"""How people like to see things."""

from tests.functions.identity.conftest import Join, SignUp


def nested(deep: int) -> dict[str, object]:
    """Make settings inside settings inside settings."""
    return {} if deep == 0 else {"x": nested(deep - 1)}


VIEW = {"page": "invoicing/invoices", "name": "Open", "settings": {"filters": {"status": ["open"]}}}


async def test_preferences_are_kept_and_told_with_who_i_am(sign_up: SignUp) -> None:
    ada = await sign_up()
    blank = await ada.ask("GET", "/preferences")
    assert blank.headers["etag"] == '"1"'
    body = {
        "language": "de",
        "time_zone": "Europe/Vienna",
        "number_format": "1.234,56",
        "date_format": "DD.MM.YYYY",
        "more": {"theme": "dark", "columns": [1, 2]},
    }

    changed = await ada.does("PUT", "/preferences", body, If_Match='"1"')

    assert changed == {**body, "version": 2}
    assert (await ada.get("/me"))["preferences"] == {k: v for k, v in body.items() if k != "more"}
    assert await ada.refused("PUT", "/preferences", body, If_Match='"1"') == "412 version-stale"


async def test_preferences_that_make_no_sense_are_refused(sign_up: SignUp) -> None:
    ada = await sign_up()
    bodies: list[dict[str, object]] = [
        {"language": "klingon please"},
        {"time_zone": "Mars/Olympus"},
        {"number_format": "1;234"},
        {"date_format": "whenever"},
        {"more": {"x": "y" * 40_000}},
        {"more": {"x": "\u0000"}},
        {"more": []},
        {"more": nested(25)},
        {"more": {"x": [1.5]}},
        {"user_id": "00000000-0000-0000-0000-000000000000"},
    ]
    for body in bodies:
        given = {"If_Match": '"1"'}
        assert await ada.refused("PUT", "/preferences", body, **given) == "422 malformed", body


async def test_views_are_ones_own_or_shared_with_the_company(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    ben = await joins(ada)
    own = await ada.does("POST", "/views", VIEW)
    shared = await ada.does("POST", "/views", {**VIEW, "name": "Ours", "is_shared": True})

    assert [row["name"] for row in (await ada.get("/views"))["items"]] == ["Open", "Ours"]
    (seen,) = (await ben.get("/views?page=invoicing/invoices"))["items"]
    assert (seen["id"], seen["is_own"], seen["settings"]) == (
        shared["id"],
        False,
        VIEW["settings"],
    )
    assert await ben.refused("GET", f"/views/{own['id']}") == "404 not-found"
    for view in (own, shared):
        at = f"/views/{view['id']}"
        assert await ben.refused("PUT", at, VIEW, If_Match='"1"') == "404 not-found"
        assert await ben.refused("DELETE", at) == "404 not-found"


async def test_a_view_is_edited_and_forgotten(sign_up: SignUp) -> None:
    ada = await sign_up()
    made = await ada.does("POST", "/views", VIEW)
    at = f"/views/{made['id']}"
    assert await ada.refused("POST", "/views", VIEW) == "409 already-there"

    edited = await ada.does("PUT", at, {**VIEW, "name": "Late"}, If_Match='"1"')

    assert (edited["name"], edited["version"]) == ("Late", 2)
    assert await ada.does("DELETE", at) == {"id": made["id"]}
    assert await ada.refused("GET", at) == "404 not-found"
    huge = {**VIEW, "settings": {"x": "y" * 9_000}}
    assert await ada.refused("POST", "/views", huge) == "422 malformed"


async def test_lists_are_filtered_and_exported(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    ben = await joins(ada)
    found = await ada.get("/users?q=GUEST-")
    assert [row["email"] for row in found["items"]] == [ben.email]
    for path in ("users", "roles", "companies", "sessions", "api-keys", "invitations", "views"):
        answer = await ada.ask("GET", f"/{path}/export?format=csv")
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith("text/csv")
        assert await ada.refused("GET", f"/{path}?tenant_id=x") == "422 unknown-parameter"
    roles = (await ada.ask("GET", "/roles/export?name=Owner")).text
    assert "ledger.entries.post, " in roles


async def test_the_catalogue_names_every_permission_that_can_be_given(sign_up: SignUp) -> None:
    ada = await sign_up()
    catalogue = (await ada.get("/permissions"))["permissions"]
    assert all(row["is_held"] for row in catalogue)
    names = [row["permission"] for row in catalogue]
    assert "identity.self.write" not in names
    row = next(row for row in catalogue if row["permission"] == "ledger.entries.post")
    assert row == {
        "permission": "ledger.entries.post",
        "function": "ledger",
        "roles": ["owner", "accountant"],
        "in_keys": True,
        "is_held": True,
    }
