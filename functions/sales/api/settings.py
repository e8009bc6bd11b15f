"""How a company numbers quotes and orders."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from functions.sales.model import Settings
from functions.sales.service import finding
from functions.sales.service import settings as service
from layers.http.commands import Command, permit
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/sales", tags=["sales"])
Pattern = Annotated[str, StringConstraints(min_length=3, max_length=40)]


class SalesSettings(Shape):
    """The number series, and for how many days a quote holds."""

    quote_series: Pattern = "Q-{year}-{00000}"
    order_series: Pattern = "SO-{year}-{00000}"
    quote_days: int = Field(30, ge=0, le=3650)


class SalesSettingsReply(SalesSettings):
    """The settings; version 0 where nothing was ever set."""

    version: int


@router.get("/settings")
async def get_settings(
    query: Annotated[Query, may(Permission.SALES_READ)],
) -> SalesSettingsReply:
    """Show how quotes and orders are numbered."""
    return await query.one(SalesSettingsReply, finding.settings_read(), "No settings.")


@router.put("/settings")
async def change_settings(
    body: SalesSettings,
    expected: Expected,
    command: Annotated[Command, permit(Permission.INVOICING_SETTINGS_WRITE)],
) -> SalesSettingsReply:
    """Change how quotes and orders are numbered."""
    wanted = Settings(**body.model_dump())
    return await command.run(
        SalesSettingsReply, lambda tx: service.change_settings(tx, expected, wanted)
    )
