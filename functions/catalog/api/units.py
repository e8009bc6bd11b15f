"""Units of measure, and conversion between them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery
from pydantic import Field

from functions.catalog.model import Unit
from functions.catalog.service import units as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Code, Name, Quantity, Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/catalog", tags=["catalog"])
Writing = Annotated[Command, permit(Permission.PRODUCTS_WRITE)]
Reading = Annotated[Query, may(Permission.PRODUCTS_READ)]
MOST = 10**18 - 1


class UnitBody(Shape):
    """A unit: so many of its dimension's reference unit, as an exact fraction."""

    code: Code
    name: Name
    dimension: Name = Field(examples=["mass"])
    numerator: int = Field(1, ge=1, le=MOST)
    denominator: int = Field(1, ge=1, le=MOST)
    places: int = Field(2, ge=0, le=6, description="Decimal places its quantities have.")
    unece: Code = Field("C62", description="Its code in UN/ECE recommendation 20.")
    is_active: bool = True


class UnitReply(UnitBody):
    """A unit as it is kept."""

    id: UUID
    version: int


class UnitList(Shape):
    """All units of the company."""

    units: list[UnitReply]


class AskConversion(Shape):
    """A quantity of one unit, wanted in another."""

    quantity: Quantity
    given: UUID
    wanted: UUID


class Converted(Shape):
    """The quantity in the wanted unit, to six places."""

    quantity: Quantity


add_list(router, "/units", service.UNITS, UnitReply, Permission.PRODUCTS_READ)


@router.post("/units", status_code=201)
async def add_unit(body: UnitBody, command: Writing) -> UnitReply:
    """Add a unit of measure."""
    return await command.run(UnitReply, lambda tx: service.add_unit(tx, _unit(body)))


@router.post("/units/ready-made")
async def load_ready_made_units(command: Writing) -> UnitList:
    """Add the ready-made units that the company has not yet."""
    return await command.run(UnitList, service.load_ready_made)


@router.get("/units/convert")
async def convert_quantity(ask: Annotated[AskConversion, InQuery()], query: Reading) -> Converted:
    """Carry a quantity into another unit of the same dimension."""
    found = await query.within(lambda tx: service.convert(tx, ask.quantity, ask.given, ask.wanted))
    return Converted(quantity=found)


@router.get("/units/{unit_id}")
async def get_unit(unit_id: UUID, query: Reading) -> UnitReply:
    """Show a unit."""
    return await query.one(UnitReply, service.unit(unit_id), f"No unit {unit_id}.")


@router.put("/units/{unit_id}")
async def change_unit(
    unit_id: UUID, body: UnitBody, expected: Expected, command: Writing
) -> UnitReply:
    """Change a unit, or retire it."""
    return await command.run(
        UnitReply,
        lambda tx: service.change_unit(
            tx, unit_id, expected, _unit(body), is_active=body.is_active
        ),
    )


def _unit(body: UnitBody) -> Unit:
    """Make the noun of a body."""
    return Unit(**{name: value for name, value in body if name != "is_active"})
