"""Two tenants with records in every table, whose rows can be counted and compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
from httpx import AsyncClient
from psycopg.sql import SQL, Identifier, Literal

from local.rules import walled
from shared.actor import Actor
from tests.attacks.operations import Operation
from tests.attacks.sampling import Sampler

MARK = "xqvictimxq"
"""Stands in every text of the victim: whoever reads it has seen what is not theirs."""
PASSES = 3
VALUES: Mapping[str, Any] = {
    "text": MARK,
    "character varying": MARK,
    "date": "2026-03-15",
    "timestamp with time zone": "2026-03-15T12:00:00Z",
    "boolean": False,
    "jsonb": "{}",
    "json": "{}",
    "ARRAY": [],
    "bytea": MARK.encode(),
}
"""A value for a column of each type; 1 for the others, which are numbers."""
EITHER: Mapping[str, Mapping[str, Any]] = {
    "catalog_prices": {"price": 1},
    "parties_banks": {"iban": MARK},
    "invoices": {"net": 1, "tax": 0, "total": 1},
    "sales_documents": {"status": "draft", "net": 1, "tax": 0, "total": 1},
}
"""Columns that have to agree with each other."""


@cache
def company_tables() -> tuple[str, ...]:
    """List the tables that a company has its own rows in."""
    return tuple(sorted(walled("wall_in")))


@cache
def tenant_tables() -> tuple[str, ...]:
    """List the tables that a tenant's companies share."""
    return tuple(sorted(walled("wall_in_tenant")))


@dataclass
class World:
    """What one actor has: ids by table, found in the database."""

    owner: psycopg.Connection
    actor: Actor
    ids: dict[str, list[str]] = field(default_factory=dict)
    worked: list[str] = field(default_factory=list)
    unfilled: list[str] = field(default_factory=list)

    def harvest(self) -> None:
        """Look up which ids there are, newest last."""
        for table in (*company_tables(), *tenant_tables()):
            column = self._key(table)
            if column is not None:
                rows = self.owner.execute(
                    SQL("SELECT {}::text FROM {} WHERE {} LIMIT 20").format(
                        Identifier(column), Identifier(table), self._whose(table)
                    ),
                    self._who(),
                ).fetchall()
                self.ids[table] = [str(row[0]) for row in rows if row[0]]

    def _key(self, table: str) -> str | None:
        found = self.owner.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND data_type = 'uuid' AND column_name NOT IN ('tenant_id', 'company_id')"
            " ORDER BY column_name <> 'id', ordinal_position",
            [table],
        ).fetchone()
        return str(found[0]) if found else None

    def _whose(self, table: str) -> SQL:
        if table in company_tables():
            return SQL("tenant_id = %(tenant)s AND company_id = %(company)s")
        return SQL("tenant_id = %(tenant)s")

    def _who(self) -> dict[str, UUID]:
        return {"tenant": self.actor.tenant_id, "company": self.actor.company_id}

    def candidates(self, function: str, name: str) -> list[str]:
        """Guess which ids a field or a part of a path means, by its name and its function."""
        stem = name.removesuffix("_id").removesuffix("id").rstrip("_")
        plural = (stem[:-1] + "ies") if stem.endswith("y") else stem + "s"
        exact = [t for t in self.ids if stem and (t == plural or t.endswith(f"_{plural}"))]
        near = [t for t in self.ids if stem and stem in t and t not in exact]
        own = [t for t in self.ids if t.startswith(function[:5]) and t not in (*exact, *near)]
        tables = sorted(exact) + sorted(near) + (sorted(own) if not exact else [])
        found = [self.ids[table][0] for table in tables if self.ids[table]]
        return list(dict.fromkeys(found))[:4]

    def first(self, function: str, name: str) -> str | None:
        """Give the likeliest id, if there is one."""
        return next(iter(self.candidates(function, name)), None)

    def all_ids(self) -> set[str]:
        """Give every id that is known."""
        return {one for many in self.ids.values() for one in many}

    def rows(self, tables: tuple[str, ...]) -> dict[str, tuple[int, str]]:
        """Give number and checksum of the actor's rows, table by table, in one statement."""
        parts = [
            SQL(
                "SELECT {}, count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')"
                " FROM {} AS t WHERE {}"
            ).format(Literal(table), Identifier(table), self._whose(table))
            for table in tables
        ]
        found = self.owner.execute(SQL(" UNION ALL ").join(parts), self._who())
        return {str(table): (int(many), str(checksum)) for table, many, checksum in found}


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Name the tables whose rows are not what they were."""
    return [table for table, rows in before.items() if after[table] != rows]


async def populate(world: World, client: AsyncClient, found: list[Operation]) -> list[str]:
    """Create whatever can be created through the API, again and again, as ids come to be.

    Gives the operations that worked.
    """
    worked: dict[str, None] = {}
    for turn in range(PASSES):
        world.harvest()
        for operation in found:
            if operation.method != "POST" or operation.function in {"identity", "health"}:
                continue
            choose = partial(world.first, operation.function)
            sampler = Sampler(operation.document, MARK, choose, full=turn == 1)
            ids = {
                name: world.first(operation.function, name) or str(uuid4())
                for name in operation.path_names
            }
            answer = await operation.send(client, sampler, ids)
            if answer.status_code < 300:
                worked[str(operation)] = None
    world.harvest()
    return list(worked)


def fill(world: World) -> list[str]:
    """Give the actor a row in every table that has none, past keys and triggers; name the rest."""
    left = []
    for table in company_tables():
        (many, _) = world.rows((table,))[table]
        if many == 0 and not _insert(world, table):
            left.append(table)
    return left


def _insert(world: World, table: str) -> bool:
    """Insert a row of what a table asks for; where a check asks for more, its other ids too."""
    return any(_inserted(world, table, with_ids) for with_ids in (False, True))


def _inserted(world: World, table: str, with_ids: bool) -> bool:  # noqa: FBT001
    columns = world.owner.execute(
        """
        SELECT column_name, data_type
          FROM information_schema.columns
         WHERE table_name = %s AND is_generated = 'NEVER' AND is_identity = 'NO'
           AND (is_nullable = 'NO' AND column_default IS NULL OR data_type = 'uuid' AND %s
                OR column_name IN ('tenant_id', 'company_id'))
         ORDER BY ordinal_position
        """,
        [table, with_ids],
    ).fetchall()
    checks = " ".join(
        str(row[0])
        for row in world.owner.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'c'",
            [table],
        )
    )
    values = {str(name): _value(world, str(name), str(kind), checks) for name, kind in columns}
    values |= EITHER.get(table, {})
    statement = SQL("INSERT INTO {} ({}) VALUES ({})").format(
        Identifier(table),
        SQL(", ").join(map(Identifier, values)),
        SQL(", ").join(SQL("%s") for _ in values),
    )
    try:
        with world.owner.transaction():
            world.owner.execute("SET LOCAL session_replication_role = replica")
            world.owner.execute(
                "SELECT set_config('erp.user_id', %s, true)", [str(world.actor.user_id)]
            )
            world.owner.execute(statement, list(values.values()))
    except psycopg.Error:
        return False
    return True


def _value(world: World, name: str, kind: str, checks: str) -> Any:
    """Make a value of a column's type; one that a check allows, where it lists them."""
    if name in {"tenant_id", "company_id"}:
        return getattr(world.actor, name)
    allowed = re.search(rf"\(?{name} = ANY \(ARRAY\['([^']+)'", checks)
    if allowed:
        return allowed[1]
    if kind == "uuid":
        known = world.candidates("", name)
        return UUID(known[0]) if known and name != "id" else uuid4()
    if kind == "character":
        return "EUR" if "currency" in name else "DE"
    return VALUES.get(kind, 1)
