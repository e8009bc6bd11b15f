"""Endpoints of analytic dimensions and their values."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery

from functions.ledger.api.balances import BalanceReply
from functions.ledger.model import Named
from functions.ledger.service import balances
from functions.ledger.service import dimensions as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Code, Name, Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter()


class AddNamed(Shape):
    """A code and a name."""

    code: Code
    name: Name


class EditNamed(AddNamed):
    """A dimension or value as it shall be."""

    active: bool = True


class DimensionReply(Shape):
    """A dimension, such as cost centre."""

    id: UUID
    code: str
    name: str
    active: bool
    version: int


class ValueReply(DimensionReply):
    """A value of a dimension."""

    dimension_id: UUID


class AskSpan(Shape):
    """From which day, if any, to which."""

    starts: date | None = None
    ends: date


add_list(router, "/dimensions", service.DIMENSIONS, DimensionReply, Permission.DIMENSIONS_READ)
add_list(router, "/dimension-values", service.VALUES, ValueReply, Permission.DIMENSIONS_READ)


@router.post("/dimensions", status_code=201)
async def add_dimension(
    body: AddNamed, command: Annotated[Command, permit(Permission.DIMENSIONS_WRITE)]
) -> DimensionReply:
    """Add a dimension."""
    return await command.run(
        DimensionReply, lambda tx: service.add_dimension(tx, body.code, body.name)
    )


@router.put("/dimensions/{dimension_id}")
async def edit_dimension(
    dimension_id: UUID,
    body: EditNamed,
    expected: Expected,
    command: Annotated[Command, permit(Permission.DIMENSIONS_WRITE)],
) -> DimensionReply:
    """Rename a dimension, or take it out of use."""
    named = Named(dimension_id, body.code, body.name, body.active, expected)
    return await command.run(DimensionReply, lambda tx: service.edit_dimension(tx, named))


@router.post("/dimensions/{dimension_id}/values", status_code=201)
async def add_value(
    dimension_id: UUID,
    body: AddNamed,
    command: Annotated[Command, permit(Permission.DIMENSIONS_WRITE)],
) -> ValueReply:
    """Add a value to a dimension."""
    return await command.run(
        ValueReply, lambda tx: service.add_value(tx, dimension_id, body.code, body.name)
    )


@router.put("/dimension-values/{value_id}")
async def edit_value(
    value_id: UUID,
    body: EditNamed,
    expected: Expected,
    command: Annotated[Command, permit(Permission.DIMENSIONS_WRITE)],
) -> ValueReply:
    """Rename a value, or take it out of use."""
    named = Named(value_id, body.code, body.name, body.active, expected)
    return await command.run(ValueReply, lambda tx: service.edit_value(tx, named))


@router.get("/dimension-values/{value_id}/balances")
async def value_balances(
    value_id: UUID,
    ask: Annotated[AskSpan, InQuery()],
    query: Annotated[Query, may(Permission.BALANCES_READ)],
) -> list[BalanceReply]:
    """Give what was booked on a value, by account."""
    return await query.rows(
        BalanceReply, balances.dimension_balances(value_id, ask.starts, ask.ends)
    )
