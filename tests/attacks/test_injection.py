"""Attacks 2 and 3: SQL, templates and control characters in every filter, sort, field and path."""

from functools import partial
from typing import Any
from urllib.parse import quote

from tests.attacks.conftest import Victim
from tests.attacks.operations import Operation
from tests.attacks.sampling import Sampler
from tests.attacks.world import changed, company_tables

STRINGS = (
    "'; DELETE FROM parties; --",
    "name; DROP TABLE parties",
    "(SELECT pg_sleep(5))",
    "name' OR '1'='1",
    '"x"',
    "%(tenant)s %s %% {0} {{7*7}} ${7*7} #{7*7}",
    "\u202e\U0001f4a3\u0000",
    "1e400",
)
TRACES = ("syntax error", "psycopg", "Traceback", "pg_", "SELECT ", "asyncpg")


def shown(text: str) -> list[str]:
    """Say what of the machinery an answer lets out, apart from what was sent."""
    for sent in STRINGS:
        text = text.replace(sent, "")
    return [trace for trace in TRACES if trace in text]


async def test_sql_in_any_parameter_is_only_text(victim: Victim, every: list[Operation]) -> None:
    before, wrong = victim.world.rows(company_tables()), []
    for operation in (o for o in every if o.method == "GET"):
        ids = ids_for(victim, operation)
        for n, name in enumerate(operation.query_names()):
            text = STRINGS[n % len(STRINGS)]
            for attack in {text, f"-{text}"} if name == "sort" else {text}:
                sampler = Sampler(operation.document)
                query: dict[str, Any] = {name: attack}
                answer = await operation.send(victim.client, sampler, ids, query=query)
                if answer.status_code >= 500 or shown(answer.text):
                    wrong.append(f"{operation} {name}: {answer.status_code} {answer.text[:150]}")
    assert wrong == []
    assert changed(before, victim.world.rows(company_tables())) == []


async def test_sql_in_sort_is_refused(victim: Victim, every: list[Operation]) -> None:
    lists = [o for o in every if o.method == "GET" and "sort" in o.query_names()]
    assert lists
    for operation in lists:
        for attack in STRINGS:
            answer = await operation.send(
                victim.client,
                Sampler(operation.document),
                ids_for(victim, operation),
                query={"sort": attack},
            )
            assert answer.status_code == 422, (str(operation), attack, answer.text)


async def test_sql_in_any_path_is_only_text(victim: Victim, every: list[Operation]) -> None:
    before, wrong = victim.world.rows(company_tables()), []
    for operation in every:
        for n, name in enumerate(operation.path_names):
            ids = ids_for(victim, operation)
            ids[name] = quote(STRINGS[n % 5], safe="")
            answer = await operation.send(victim.client, Sampler(operation.document), ids)
            if answer.status_code >= 500 or shown(answer.text):
                wrong.append(f"{operation} {name}: {answer.status_code} {answer.text[:150]}")
    assert wrong == []
    kept = tuple(t for t in company_tables() if t != "audit_entries")
    after = victim.world.rows(kept)
    assert changed({table: before[table] for table in kept}, after) == []


async def test_sql_in_any_field_is_only_text(victim: Victim, every: list[Operation]) -> None:
    wrong = []
    for n, operation in enumerate(o for o in every if o.writes and o.body is not None):
        sampler = Sampler(
            operation.document,
            STRINGS[n % len(STRINGS)],
            partial(victim.world.first, operation.function),
            full=True,
        )
        answer = await operation.send(victim.client, sampler, ids_for(victim, operation))
        if answer.status_code >= 500 or shown(answer.text):
            wrong.append(f"{operation}: {answer.status_code} {answer.text[:150]}")
    assert wrong == []
    assert victim.world.rows(("parties",))["parties"][0] > 0


def ids_for(victim: Victim, operation: Operation) -> dict[str, str]:
    """Name the victim's own records in the path."""
    return {
        name: victim.world.first(operation.function, name) or "x" for name in operation.path_names
    }
