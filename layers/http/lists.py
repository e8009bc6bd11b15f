"""Serve a listing: filters, order, keyset pages and export, defined once by its store."""

from collections.abc import AsyncIterator, Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter
from fastapi import Query as InQuery
from fastapi.responses import Response, StreamingResponse
from pydantic import Field, create_model

from layers import spreadsheets
from layers.database.pages import RANGED, TYPES, Ask, Kind, Listing, count, cursor_of, page
from layers.http.queries import Query, may
from layers.http.routes import annotate_late
from layers.http.shapes import Page, Printable, Shape, Sought, Whole
from shared.actor import Permission

Row = TypeVar("Row", bound=Shape)
_Format = Literal["csv", "xlsx"]
EXPORTED_AT_ONCE = 5_000
EXPORTED_AT_MOST = 200_000
"""Rows of one export file; a longer list is filtered first, or exported in parts."""


Endpoint = Callable[..., Any]


def _as_kept(row: dict[str, Any]) -> dict[str, Any]:
    return row


def add_list(  # noqa: PLR0913 - a list is all of these
    router: APIRouter,
    path: str,
    listing: Listing,
    row: type[Row],
    permission: Permission,
    *,
    whole: Callable[[dict[str, Any]], dict[str, Any]] = _as_kept,
) -> None:
    """Add GET path, one page of the list, and GET path/export, all of it as a file.

    `whole` adds to a row what the database does not know of it.
    """

    async def listed(
        ask: Annotated[Any, InQuery()], query: Annotated[Query, may(permission)]
    ) -> Page[Row]:
        wanted = _ask(listing, ask)
        rows = await query.raw(page(listing, wanted))
        here = rows[: wanted.limit]
        total = (await query.raw(count(listing, wanted)))[0]["count"] if ask.count else None
        return Page[row](  # type: ignore[valid-type]
            items=[row.model_validate(whole(_bare(r))) for r in here],
            next=cursor_of(wanted, here[-1]) if len(rows) > len(here) else None,
            count=total,
        )

    async def export(
        ask: Annotated[Any, InQuery()], query: Annotated[Query, may(permission)]
    ) -> Response:
        rows = [whole(r) async for r in _all(listing, ask, query)]
        return await _file(listing, ask.format, rows)

    annotate_late(
        listed,
        lambda: {"ask": Annotated[_asked(listing), InQuery()], "return": Page[row]},  # type: ignore[valid-type]
    )
    annotate_late(export, lambda: {"ask": Annotated[_exported(listing), InQuery()]})
    _route(router, path, listing.name, (listed, export))


def _route(router: APIRouter, path: str, name: str, endpoints: tuple[Endpoint, Endpoint]) -> None:
    """Lay the two paths of a list."""
    listed, export = endpoints
    said = name.replace("_", " ")
    router.get(path, name=f"list_{name}", summary=f"List {said}.")(listed)
    router.get(
        f"{path}/export",
        name=f"export_{name}",
        summary=f"Export {said} as CSV or XLSX.",
        response_class=StreamingResponse,
        responses={200: {"content": {spreadsheets.CSV_TYPE: {}, spreadsheets.XLSX_TYPE: {}}}},
    )(export)


def _filters(listing: Listing) -> dict[str, Any]:
    """Name the query parameters of a list's columns, and their types."""
    fields: dict[str, Any] = {}
    for name, column in listing.columns.items():
        if not column.filters or column.kind is Kind.OTHER:
            continue
        kind: Any = Literal[column.choices] if column.choices else TYPES[column.kind]
        kind = {str: Printable, int: Whole}.get(kind, kind)
        if column.kind is Kind.BOOLEAN:
            fields[name] = (bool | None, None)
        else:
            fields[name] = (list[kind] | None, Field(None, max_length=100))
        if column.kind in RANGED:
            fields[f"{name}_from"] = (kind | None, None)
            fields[f"{name}_to"] = (kind | None, None)
        if column.kind is Kind.TEXT:
            fields[f"{name}_has"] = (Sought | None, None)
        if column.nullable and column.kind is not Kind.BOOLEAN:
            fields[f"{name}_missing"] = (bool | None, None)
    if listing.search is not None:
        fields["q"] = (Sought | None, Field(None, description="Any part of it."))
    fields["sort"] = (
        str,
        Field(listing.sort, max_length=60, description="A column; with a minus, descending."),
    )
    return fields


def _asked(listing: Listing) -> type[Shape]:
    """Make the shape of a list's query parameters."""
    return create_model(
        f"Ask_{listing.name}",
        __base__=Shape,
        **_filters(listing),
        limit=(int, Field(50, ge=1, le=500)),
        after=(str | None, Field(None, max_length=2_000, description="`next` of a page.")),
        count=(bool, Field(default=False, description="Count what the filters leave, too.")),
    )


def _exported(listing: Listing) -> type[Shape]:
    """Make the shape of an export's query parameters."""
    return create_model(
        f"Export_{listing.name}",
        __base__=Shape,
        **_filters(listing),
        format=(_Format, Field("csv")),
    )


def _ask(listing: Listing, ask: Any, limit: int | None = None, after: str | None = None) -> Ask:
    """Read what was asked out of its shape."""
    apart = {"sort", "limit", "after", "count", "q", "format"}
    filters = {name: value for name, value in ask if name not in apart and value is not None}
    return Ask(
        filters,
        ask.sort,
        limit or ask.limit,
        after if limit else ask.after,
        getattr(ask, "q", None) if listing.search is not None else None,
    )


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in {"_sort", "_key"}}


async def _all(listing: Listing, ask: Any, query: Query) -> AsyncIterator[dict[str, Any]]:
    """Read a whole list, a large page at a time."""
    after, given = None, 0
    while given < EXPORTED_AT_MOST:
        wanted = _ask(listing, ask, EXPORTED_AT_ONCE, after)
        rows = await query.raw(page(listing, wanted))
        for row in rows[:EXPORTED_AT_ONCE]:
            yield _bare(row)
        given += EXPORTED_AT_ONCE
        if len(rows) <= EXPORTED_AT_ONCE:
            return
        after = cursor_of(wanted, rows[EXPORTED_AT_ONCE - 1])


_LOOKS = {
    Kind.DECIMAL: spreadsheets.Kind.AMOUNT,
    Kind.INTEGER: spreadsheets.Kind.NUMBER,
    Kind.DATE: spreadsheets.Kind.DATE,
}


async def _file(listing: Listing, format: str, rows: list[dict[str, Any]]) -> Response:  # noqa: A002
    """Write the rows as a file to save, formulas defused."""
    columns = [
        spreadsheets.Column(name, c.title or name, _LOOKS.get(c.kind, spreadsheets.Kind.TEXT))
        for name, c in listing.columns.items()
        if c.shown and c.filed
    ]
    cells = ([_cell(row[column.key]) for column in columns] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{listing.name}.{format}"'}
    if format == "csv":
        pieces = spreadsheets.write_csv(columns, cells)
        return StreamingResponse(pieces, media_type=spreadsheets.CSV_TYPE, headers=headers)
    book = await to_thread.run_sync(spreadsheets.write_xlsx, columns, cells, listing.name)
    return Response(book, media_type=spreadsheets.XLSX_TYPE, headers=headers)


def _cell(value: Any) -> spreadsheets.Cell:
    """Make a cell of a value; what has no form of its own is written as text."""
    match value:
        case None | str() | bool() | int() | Decimal():
            return value
        case datetime():
            return value.isoformat()
        case date():
            return value
        case list():
            return ", ".join(str(v) for v in value)
        case UUID():
            return str(value)
        case _:
            return str(value)
