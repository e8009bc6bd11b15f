"""Parties under many hands at once."""

import asyncio
from typing import Any

from httpx import AsyncClient

from tests.functions.parties.test_api import PARTIES, register, tag


async def test_codes_given_at_once_have_no_gap_and_no_double(client: AsyncClient) -> None:
    made = await asyncio.gather(*(register(client, name=f"Name {n}") for n in range(24)))
    assert sorted(party["code"] for party in made) == [f"P-{n:05}" for n in range(1, 25)]


async def test_of_edits_made_from_one_version_one_wins(client: AsyncClient) -> None:
    party = await register(client, name="Contested")
    answers = await asyncio.gather(
        *(
            client.put(f"{PARTIES}/{party['id']}", json={"name": f"By {n}"}, headers=tag(party))
            for n in range(8)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7
    winner = next(answer.json() for answer in answers if answer.status_code == 200)
    assert (await client.get(f"{PARTIES}/{party['id']}")).json() == winner


async def test_two_merges_across_each_other_end_with_one_party(client: AsyncClient) -> None:
    one, two = await register(client, name="One"), await register(client, name="Two")

    def merge(gone: dict[str, Any], stays: dict[str, Any]) -> Any:
        return client.post(f"{PARTIES}/{gone['id']}/merge", json={"into": stays["id"]})

    answers = await asyncio.gather(merge(one, two), merge(two, one))

    assert sorted(answer.status_code for answer in answers) == [200, 409]
    active = (await client.get(f"{PARTIES}?status=active")).json()["items"]
    assert len(active) == 1
