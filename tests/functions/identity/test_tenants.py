"""A tenant is renamed by its owners, and nobody else."""

from tests.functions.identity.conftest import Join, SignUp


async def test_an_owner_renames_the_tenant_and_its_workspace(sign_up: SignUp) -> None:
    ada = await sign_up()
    before = await ada.get("/tenant")

    renamed = await ada.does("PUT", "/tenant", {"name": "Ada & Co"}, If_Match='"1"')
    assert (renamed["name"], renamed["version"]) == ("Ada & Co", 2)
    assert renamed["workspace"] == before["workspace"]
    assert (await ada.get("/me"))["tenant"] == "Ada & Co"

    body = {"name": "Ada & Co", "workspace": "Über uns"}
    moved = await ada.does("PUT", "/tenant", body, If_Match='"2"')
    assert moved["workspace"].startswith("uber-uns-")
    assert (await ada.get("/me"))["workspace"] == moved["workspace"]


async def test_nobody_else_renames_it_and_nobody_by_surprise(sign_up: SignUp, joins: Join) -> None:
    ada = await sign_up()
    for role in ("Accountant", "Viewer"):
        other = await joins(ada, role)
        assert await other.refused("PUT", "/tenant", {"name": "Mine"}, If_Match='"1"') == (
            "403 not-allowed"
        )
    rights = ["identity.companies.read", "identity.companies.write"]
    await ada.does("POST", "/roles", {"name": "Clerk", "permissions": rights})
    clerk = await joins(ada, "Clerk")
    assert await clerk.refused("PUT", "/tenant", {"name": "Mine"}, If_Match='"1"') == (
        "403 more-than-you-hold"
    )
    assert await ada.refused("PUT", "/tenant", {"name": "X"}, If_Match='"7"') == "412 version-stale"
    assert await ada.refused("PUT", "/tenant", {"name": "X"}) == "428 version-missing"


async def test_it_is_audited(sign_up: SignUp) -> None:
    ada = await sign_up()
    name = (await ada.get("/tenant"))["name"]
    await ada.does("PUT", "/tenant", {"name": "Other"}, If_Match='"1"')
    answer = await ada.client.get("/v1/audit/entries?kind=tenant&sort=-id")
    assert answer.status_code == 200, answer.text
    row = answer.json()["items"][0]
    entry = (await ada.client.get(f"/v1/audit/entries/{row['id']}")).json()
    assert (entry["before"]["name"], entry["after"]["name"]) == (name, "Other")
