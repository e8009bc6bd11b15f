"""Attack 7: whoever has no permission gets nowhere, and nobody without a name gets in."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from fastapi import FastAPI

from local.routes import operations as routes
from shared.actor import Actor
from tests.attacks.conftest import Serve, Victim
from tests.attacks.operations import Operation
from tests.attacks.sampling import Sampler
from tests.attacks.world import changed, company_tables

AUDITED = {"audit_entries", "identity_attempts"}
"""What a refusal itself writes."""


def guarded(app: FastAPI, every: list[Operation]) -> list[Operation]:
    """List the operations that name a permission; a test of conformance counts the others."""
    public = {(r.method, r.path) for r in routes(app) if not r.permissions}
    return [operation for operation in every if (operation.method, operation.path) not in public]


async def test_an_actor_without_permissions_is_refused_everywhere(
    app: FastAPI, as_actor: Serve, victim: Victim, every: list[Operation]
) -> None:
    nobody = replace(victim.world.actor, user_id=uuid4(), permissions=frozenset())
    client, tables = as_actor(nobody), tuple(t for t in company_tables() if t not in AUDITED)
    before, wrong = victim.world.rows(tables), []
    for operation in guarded(app, every):
        ids = {
            name: victim.world.first(operation.function, name) or str(uuid4())
            for name in operation.path_names
        }
        sampler = Sampler(operation.document, full=True)
        answer = await operation.send(client, sampler, ids)
        if answer.status_code != 403 or answer.json()["type"] != "/problems/not-allowed":
            wrong.append(f"{operation}: {answer.status_code} {answer.text[:150]}")
    assert wrong == []
    assert changed(before, victim.world.rows(tables)) == []


async def test_nobody_is_asked_to_sign_in(
    app: FastAPI, as_actor: Serve, every: list[Operation]
) -> None:
    client, wrong = as_actor(None), []
    for operation in guarded(app, every):
        ids = {name: str(uuid4()) for name in operation.path_names}
        answer = await operation.send(client, Sampler(operation.document), ids)
        if answer.status_code != 401:
            wrong.append(f"{operation}: {answer.status_code} {answer.text[:150]}")
    assert wrong == []


async def test_one_permission_opens_only_its_own_operations(
    app: FastAPI, as_actor: Serve, open_tenant: Callable[[], Actor], every: list[Operation]
) -> None:
    actor = open_tenant()
    wanted = {(r.method, r.path): set(r.permissions) for r in routes(app)}
    for permission in sorted(actor.permissions)[::7]:
        client = as_actor(replace(actor, permissions=frozenset({permission})))
        for operation in guarded(app, every)[::5]:
            if permission in wanted[operation.method, operation.path]:
                continue
            ids = {name: str(uuid4()) for name in operation.path_names}
            answer = await operation.send(client, Sampler(operation.document), ids)
            assert answer.status_code == 403, (permission, str(operation), answer.text)
