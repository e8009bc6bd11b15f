"""Attacks 4 and 5: another tenant's, and another company's, ids on every operation."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice, product
from uuid import uuid4

import psycopg
from httpx import AsyncClient

from shared.actor import Actor
from tests.attacks.conftest import Serve, populate_books
from tests.attacks.operations import Operation
from tests.attacks.sampling import Sampler
from tests.attacks.world import MARK, World, changed, company_tables, tenant_tables

MOST_TRIES = 6
"""How many combinations of ids go at one operation."""
SHARED_BY_COMPANIES = {"identity"}
"""Functions whose records a tenant's companies share by design."""


async def test_the_attack_finds_what_is_not_walled_off(
    as_actor: Serve, vault: World, every: list[Operation]
) -> None:
    """Without this the others could not fail: turned on themselves, they see everything."""
    client, found = as_actor(vault.actor), []
    for operation in every:
        if operation.method == "GET":
            found += await attack(operation, client, vault)
    seen = {line.split(":")[0] for line in found if " 200 " in line}
    assert len(seen) >= 40, sorted(seen)
    assert any("{" in path for path in seen)


def test_there_is_something_to_attack_in_every_table(vault: World) -> None:
    assert vault.unfilled == []


async def test_another_tenants_ids_show_nothing_and_change_nothing(
    open_tenant: Callable[[], Actor], as_actor: Serve, vault: World, every: list[Operation]
) -> None:
    attacker = open_tenant()
    await populate_own_books(vault.owner, attacker)
    tables = (*company_tables(), *tenant_tables())
    assert await attack_all(as_actor(attacker), vault, every, tables) == []


async def test_another_companys_ids_show_nothing_and_change_nothing(
    as_actor: Serve, vault: World, every: list[Operation]
) -> None:
    attacker = replace(vault.actor, company_id=uuid4(), user_id=uuid4())
    await populate_own_books(vault.owner, attacker)
    own = [operation for operation in every if operation.function not in SHARED_BY_COMPANIES]
    found = await attack_all(as_actor(attacker), vault, own, company_tables())
    assert found == []


async def attack_all(
    client: AsyncClient, world: World, every: list[Operation], tables: tuple[str, ...]
) -> list[str]:
    """Go at every operation; say what came through, and which tables changed by whom."""
    wrong: list[str] = []
    before = world.rows(tables)
    for operation in every:
        wrong += await attack(operation, client, world)
        if operation.writes:
            after = world.rows(tables)
            wrong += [f"{operation} changed {table}" for table in changed(before, after)]
            before = after
    return wrong


async def populate_own_books(owner: psycopg.Connection, attacker: Actor) -> None:
    """Give the attacker books, so that no operation stops at their absence; none of the mark."""
    books = await populate_books(owner, attacker)
    owner.execute(
        "UPDATE parties SET name = 'Own' WHERE tenant_id = %s AND company_id = %s",
        [books.actor.tenant_id, books.actor.company_id],
    )


async def attack(operation: Operation, client: AsyncClient, world: World) -> list[str]:
    """Send the victim's ids in path, query and body; say what came through."""
    sampler = Sampler(
        operation.document,
        "own",
        partial(world.first, operation.function),
        full=True,
    )
    wrong = []
    for ids in tries(operation, world):
        query = {
            name: world.first(operation.function, name)
            for name in operation.query_names()
            if name.endswith("_id") or name in {"party", "product"}
        }
        given = {name: value for name, value in query.items() if value}
        body = None if operation.body is None else sampler.sample(operation.body, "body")
        answer = await operation.send(client, sampler, ids, body=body, query=given)
        sent = {*ids.values(), str(answer.request.url), json.dumps(body)}
        leaked = [
            one
            for one in world.all_ids()
            if one in answer.text and not any(one in part for part in sent)
        ]
        if MARK in answer.text or leaked or answer.status_code >= 500:
            wrong.append(f"{operation}: {answer.status_code} {answer.text[:200]}")
    return wrong


def tries(operation: Operation, world: World) -> list[dict[str, str]]:
    """Combine the ids that the parts of a path may mean."""
    names = operation.path_names
    choices = [world.candidates(operation.function, name) or [str(uuid4())] for name in names]
    combined = islice(product(*choices), MOST_TRIES)
    return [dict(zip(names, chosen, strict=True)) for chosen in combined]
