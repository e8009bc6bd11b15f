"""Attacks 6 and 8: nobody says in a request whose row it is, or what only the rules decide."""

from typing import Any
from uuid import uuid4

from tests.attacks.conftest import Victim
from tests.attacks.operations import Operation
from tests.attacks.sampling import Sampler
from tests.attacks.test_injection import ids_for
from tests.attacks.world import changed, company_tables

SMUGGLED: dict[str, Any] = {
    "tenant_id": str(uuid4()),
    "company_id": str(uuid4()),
    "user_id": str(uuid4()),
    "created_by": str(uuid4()),
    "version": 99,
    "status": "posted",
    "posted": True,
    "posted_at": "2020-01-01T00:00:00Z",
    "number": "INV-1",
    "balance": "1000000",
    "open": "0",
    "permissions": ["identity.roles.write"],
    "role": "owner",
    "is_admin": True,
    "__class__": "x",
}


def objects(schema: Any, sampler: Sampler, body: Any, path: str = "") -> list[tuple[str, Any, Any]]:
    """List the objects in a body, lists of them included, each with the schema it has to fit."""
    schema = sampler.resolved(schema)
    for several in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(several, ()):
            if sampler.resolved(one).get("type") != "null":
                return objects(one, sampler, body, path)
    if isinstance(body, dict):
        found = [(path or "/", schema, body)]
        for key, value in body.items():
            inner = schema.get("properties", {}).get(key, {})
            found += objects(inner, sampler, value, f"{path}/{key}")
        return found
    if isinstance(body, list) and body:
        return objects(schema.get("items", {}), sampler, body[0], f"{path}/0")
    return []


async def test_no_object_takes_a_field_that_it_does_not_name(
    victim: Victim, every: list[Operation]
) -> None:
    """An unknown field is refused wherever it stands, before anything is done."""
    tables = tuple(t for t in company_tables() if t != "audit_entries")
    before, wrong, tried = victim.world.rows(tables), [], 0
    for operation in every:
        if operation.body is None or operation.content_type != "application/json":
            continue
        sampler = Sampler(operation.document, full=True)
        made = sampler.sample(operation.body, "body")
        for place, schema, inside in objects(operation.body, sampler, made):
            if schema.get("additionalProperties") not in (None, False):
                continue  # a free map, whose keys are data
            smuggled = {k: v for k, v in SMUGGLED.items() if k not in schema.get("properties", {})}
            tried += 1
            inside.update(smuggled)
            answer = await operation.send(
                victim.client, sampler, ids_for(victim, operation), body=made
            )
            for key in smuggled:
                inside.pop(key)
            if answer.status_code != 422:
                wrong.append(f"{operation} {place}: {answer.status_code} {answer.text[:120]}")
    assert wrong == []
    assert tried
    assert changed(before, victim.world.rows(tables)) == []


async def test_no_query_names_whose_rows_are_wanted(victim: Victim, every: list[Operation]) -> None:
    for operation in every:
        for name in ("tenant_id", "tenant", "company_id", "company", "user_id"):
            if operation.method != "GET" or name in operation.query_names():
                continue
            answer = await operation.send(
                victim.client,
                Sampler(operation.document),
                ids_for(victim, operation),
                query={name: str(uuid4())},
            )
            assert answer.status_code == 422, (str(operation), name, answer.text[:200])
