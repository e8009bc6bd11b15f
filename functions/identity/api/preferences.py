"""How one likes to see things."""

import json
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import AfterValidator, Field, StringConstraints

from functions.identity.api.words import Gone, Language, TimeZone
from functions.identity.model import Preferences, View
from functions.identity.service import preferences
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Name, Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter()
LARGEST_VIEW, LARGEST_MORE, DEEPEST = 8_192, 32_768, 20


def _check_plain(value: Any, left: int = DEEPEST) -> None:
    """Refuse what is nested deeper than anybody can look, and numbers that binary would bend."""
    if left == 0:
        raise ValueError(f"is nested more than {DEEPEST} deep")
    if isinstance(value, float):  # house: to refuse it
        raise ValueError("has a number with a fraction; write it as a string")  # noqa: TRY004
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        _check_plain(one, left - 1)


def _at_most(size: int) -> AfterValidator:
    """Refuse JSON that is larger, deeper or stranger than settings are."""

    def check(value: dict[str, Any]) -> dict[str, Any]:
        _check_plain(value)
        written = json.dumps(value, ensure_ascii=True)
        if len(written) > size:
            raise ValueError(f"is larger than {size} bytes as JSON")
        if "\\u0000" in written:
            raise ValueError("has characters that cannot be kept")
        return value

    return AfterValidator(check)


Settings = Annotated[dict[str, Any], _at_most(LARGEST_VIEW)]
More = Annotated[dict[str, Any], _at_most(LARGEST_MORE)]
Page = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_./\-]{0,99}$")]


class PreferencesBody(Shape):
    """How one likes to see things; null is as the company does. `more` is the web's own."""

    language: Language | None = None
    time_zone: TimeZone | None = None
    number_format: Literal["1,234.56", "1.234,56", "1 234,56", "1'234.56"] | None = None
    date_format: Literal["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"] | None = None
    more: More = Field(default_factory=dict)


class PreferencesShape(PreferencesBody):
    """One's preferences."""

    more: dict[str, Any]
    version: int


class ViewBody(Shape):
    """A list as one likes to see it: filters, order and columns, under a name."""

    page: Page
    name: Name
    is_shared: bool = False
    settings: Settings


class ViewShape(ViewBody):
    """A saved view, one's own or shared by its maker with everybody in the company."""

    id: UUID
    settings: dict[str, Any]
    is_own: bool
    version: int


@router.get("/preferences")
async def get_preferences(
    query: Annotated[Query, may(Permission.SELF_READ)],
) -> PreferencesShape:
    """Give one's preferences."""
    return await query.one(PreferencesShape, preferences.preferences(), "There are none.")


@router.put("/preferences")
async def change_preferences(
    body: PreferencesBody,
    version: Expected,
    command: Annotated[Command, permit(Permission.SELF_WRITE)],
) -> PreferencesShape:
    """Change one's preferences."""
    wanted = Preferences(
        body.language, body.time_zone, body.number_format, body.date_format, body.more
    )
    return await command.run(
        PreferencesShape, lambda tx: preferences.change_preferences(tx, wanted, version)
    )


add_list(router, "/views", preferences.VIEWS, ViewShape, Permission.SELF_READ)


@router.get("/views/{view_id}")
async def get_view(view_id: UUID, query: Annotated[Query, may(Permission.SELF_READ)]) -> ViewShape:
    """Give a view, one's own or a shared one."""
    return await query.one(ViewShape, preferences.view(view_id), f"There is no view {view_id}.")


@router.post("/views", status_code=201)
async def keep_view(
    body: ViewBody, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> ViewShape:
    """Save a view."""
    return await command.run(ViewShape, lambda tx: preferences.keep_view(tx, _view(body)))


@router.put("/views/{view_id}")
async def change_view(
    view_id: UUID,
    body: ViewBody,
    version: Expected,
    command: Annotated[Command, permit(Permission.SELF_WRITE)],
) -> ViewShape:
    """Change a view of one's own."""
    return await command.run(
        ViewShape, lambda tx: preferences.change_view(tx, view_id, _view(body), version)
    )


@router.delete("/views/{view_id}")
async def remove_view(
    view_id: UUID, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Gone:
    """Delete a view of one's own."""
    return await command.run(Gone, lambda tx: preferences.remove_view(tx, view_id))


def _view(body: ViewBody) -> View:
    return View(body.page, body.name, body.is_shared, body.settings)
