"""Files name parties as people do: by id, code, tax number or name, as long as it is certain."""

from uuid import UUID

from httpx import AsyncClient

from functions.parties.service.named import Named, find_named
from layers.database.transactions import Tx, transaction
from shared.actor import Actor
from tests.functions.parties.test_api import MUELLER, PARTIES, register


async def named(clerk: Actor, *said: str) -> Named:
    async with transaction(clerk) as tx:
        return await find_named(tx, said)


async def test_each_way_to_name_a_party(client: AsyncClient, clerk: Actor) -> None:
    party = await register(client, **{**MUELLER, "code": "M-1"})
    await register(client, name="Somebody else")
    said = (party["id"], "M-1", "m-1", "DE 136 695 976", "de136695976", MUELLER["name"].upper())
    known = await named(clerk, *said, "Nobody", "")
    for text in said:
        one = known.one(text)
        assert one is not None, text
        assert (one.id, one.code, known.doubt(text)) == (UUID(party["id"]), "M-1", None)
    assert known.one("Nobody") is None
    assert "no party Nobody" in (known.doubt("Nobody") or "")


async def test_two_of_one_name_are_in_doubt_until_one_has_the_code(
    client: AsyncClient, clerk: Actor
) -> None:
    for code in ("A", "B"):
        await register(client, name="Twin", code=code)
    doubt = (await named(clerk, "Twin")).doubt("Twin")
    assert doubt == "Twin may be A Twin, B Twin: give the code."
    await register(client, name="Other", code="Twin")
    surer = (await named(clerk, "Twin")).one("Twin")
    assert surer is not None
    assert surer.name == "Other"


async def test_who_was_merged_is_the_one_it_became_and_who_left_gives_way(
    client: AsyncClient, clerk: Actor
) -> None:
    old, new = await register(client, name="Twin"), await register(client, name="Twin")
    await client.post(f"{PARTIES}/{old['id']}/merge", json={"into": new["id"]})
    known = await named(clerk, "Twin", old["code"])
    assert [known.one(text) and known.one(text).id for text in ("Twin", old["code"])] == [  # type: ignore[union-attr]
        UUID(new["id"])
    ] * 2


async def test_many_are_found_in_one_statement(
    client: AsyncClient, clerk: Actor, committed: list[Tx]
) -> None:
    await register(client, name="Twin")
    costs = []
    for many in (1, 500):
        committed.clear()
        await named(clerk, *(f"Nobody {n}" for n in range(many)))
        (tx,) = committed
        costs.append((tx.statements, tx.trips))
    assert costs[0] == costs[1]
