"""What a company prints on its documents, and how it numbers them."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from functions.invoicing.model import Settings
from functions.invoicing.service import finding
from functions.invoicing.service import settings as service
from layers.http.commands import Command, permit
from layers.http.queries import Query, may
from layers.http.shapes import Line, Shape, Text
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/invoicing", tags=["invoicing"])
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")]
Pattern = Annotated[str, StringConstraints(min_length=3, max_length=40)]


class SettingsBody(Shape):
    """The company as its documents name it; where it wants to be paid; its number series."""

    legal_name: Line = ""
    line1: Line = ""
    line2: Line = ""
    postcode: Line = ""
    city: Line = ""
    region: Line = ""
    country: Country = ""
    vat_id: Line = ""
    tax_id: Line = ""
    legal_id: Line = Field("", description="The number in the company register.")
    contact: Line = ""
    phone: Line = ""
    email: Line = ""
    website: Line = ""
    iban: Line = ""
    bic: Line = ""
    bank: Line = ""
    footer: Text = ""
    paper: Literal["a4", "us-letter"] = "a4"
    language: Language = "en"
    logo_file_id: UUID | None = Field(None, description="A PNG or JPEG kept in documents.")
    invoice_series: Pattern = Field("INV-{year}-{00000}", examples=["{year}/{0000}"])
    credit_note_series: Pattern = "CN-{year}-{00000}"


class SettingsReply(SettingsBody):
    """The settings; version 0 where nothing was ever set."""

    version: int


@router.get("/settings")
async def get_settings(
    query: Annotated[Query, may(Permission.INVOICING_SETTINGS_READ)],
) -> SettingsReply:
    """Show what the company prints on its documents."""
    return await query.one(SettingsReply, finding.settings_read(), "No settings.")


@router.put("/settings")
async def change_settings(
    body: SettingsBody,
    expected: Expected,
    command: Annotated[Command, permit(Permission.INVOICING_SETTINGS_WRITE)],
) -> SettingsReply:
    """Change what the company prints on its documents, and how it numbers them."""
    wanted = Settings(**body.model_dump())
    return await command.run(
        SettingsReply, lambda tx: service.change_settings(tx, expected, wanted)
    )
