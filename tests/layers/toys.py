"""A function in miniature, to test the machinery without any of the real ones."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, FastAPI

from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from layers.http.application import create_app
from layers.http.commands import Command, permit
from layers.http.imports import RowsRefused, add_import
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Amount, BulkReply, Name, Shape
from layers.http.versions import Expected, check_version
from shared.actor import Permission
from shared.errors import NotFound, Refusal
from shared.ids import new_id

TABLE = """
CREATE TABLE IF NOT EXISTS toys (
    tenant_id uuid NOT NULL, company_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL,
    price numeric(19, 4) NOT NULL, made date, version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id), UNIQUE (tenant_id, company_id, name)
);
CALL wall_in('toys');
"""
TOYS = Listing(
    name="toys",
    source="FROM toys AS t WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s",
    columns={
        "id": Column("t.id", Kind.ID, sorts=False, nullable=False),
        "name": Column("t.name", order="lower(t.name)", nullable=False),
        "price": Column("t.price", Kind.DECIMAL, nullable=False),
        "made": Column("t.made", Kind.DATE),
        "version": Column("t.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="t.id",
    sort="name",
    search="t.name ILIKE '%%' || %(q)s || '%%'",
)


class TooCheap(Refusal):
    """A toy costs something."""

    status = 422


class Wanted(Shape):
    """A toy as it is asked for."""

    name: Name
    price: Amount
    made: date | None = None


class Toy(Wanted):
    """A toy as it is."""

    id: UUID
    version: int


async def add(tx: Tx, wanted: Wanted) -> Read:
    """Add a toy."""
    if wanted.price <= 0:
        raise TooCheap("Give a price above zero.", pointer="/body/price")
    toy = new_id()
    await tx.write(
        "INSERT INTO toys (id, name, price, made) VALUES (%(id)s, %(name)s, %(price)s, %(made)s)",
        {"id": toy, **wanted.model_dump()},
    )
    tx.about("toy", toy)
    return one(toy)


async def change(tx: Tx, toy: UUID, version: int, price: Decimal) -> Read:
    """Give a toy another price."""
    found = await tx.rows(
        "SELECT version, price FROM toys WHERE tenant_id = %(tenant)s"
        " AND company_id = %(company)s AND id = %(id)s FOR UPDATE",
        {"id": toy},
    )
    if not found:
        raise NotFound("No such toy.")
    check_version(found[0][0], version)
    tx.about("toy", toy, {"price": str(found[0][1])})
    await tx.write(
        "UPDATE toys SET price = %(price)s, version = version + 1 WHERE tenant_id = %(tenant)s"
        " AND company_id = %(company)s AND id = %(id)s",
        {"id": toy, "price": price},
    )
    return one(toy)


async def take_in(tx: Tx, rows: list[Wanted]) -> int:
    """Add many toys; none may be called Teddy."""
    bad = [(n, "name", "is taken") for n, row in enumerate(rows) if row.name == "Teddy"]
    if bad:
        raise RowsRefused(bad)
    await tx.write(
        "INSERT INTO toys (id, name, price) SELECT * FROM"
        " unnest(%(ids)s::uuid[], %(names)s::text[], %(prices)s::numeric[]) RETURNING id",
        {
            "ids": [new_id() for _ in rows],
            "names": [row.name for row in rows],
            "prices": [row.price for row in rows],
        },
    )
    return len(rows)


def one(toy: UUID) -> Read:
    """Say how to read a toy."""
    return Read(
        "SELECT id, name, price, made, version FROM toys WHERE tenant_id = %(tenant)s"
        " AND company_id = %(company)s AND id = %(id)s",
        {"id": toy},
    )


def make() -> FastAPI:
    """Serve toys."""
    router = APIRouter(prefix="/v1/toys", tags=["toys"])
    add_list(router, "/toys", TOYS, Toy, Permission.PRODUCTS_READ)
    add_import(router, "/toys/import", Wanted, Permission.PRODUCTS_WRITE, take_in)

    @router.post("/toys")
    async def add_toy(
        body: Wanted, command: Annotated[Command, permit(Permission.PRODUCTS_WRITE)]
    ) -> Toy:
        return await command.run(Toy, lambda tx: add(tx, body))

    @router.post("/toys/bulk")
    async def add_toys(
        body: list[Wanted], command: Annotated[Command, permit(Permission.PRODUCTS_WRITE)]
    ) -> BulkReply[Toy]:
        return await command.run_many(Toy, body, add)

    @router.put("/toys/{toy_id}")
    async def change_toy(
        toy_id: UUID,
        body: Wanted,
        expected: Expected,
        command: Annotated[Command, permit(Permission.PRODUCTS_WRITE)],
    ) -> Toy:
        return await command.run(Toy, lambda tx: change(tx, toy_id, expected, body.price))

    @router.get("/toys/{toy_id}")
    async def get_toy(toy_id: UUID, query: Annotated[Query, may(Permission.PRODUCTS_READ)]) -> Toy:
        return await query.one(Toy, one(toy_id), "No such toy.")

    return create_app("toys", router)
