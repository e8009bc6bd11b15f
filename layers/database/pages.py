"""Lists: what may be filtered and sorted, and pages by keyset, never by offset.

A listing is defined by a store in literal SQL. What a caller sends only ever chooses among its
columns by name, and travels as a parameter: no text from outside becomes SQL.
"""

import base64
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, LiteralString
from uuid import UUID

from psycopg.sql import SQL, Composed, Identifier, Placeholder

from layers.database.transactions import Read
from shared.errors import Refusal
from shared.nouns import dataclass, field

Part = SQL | Composed


class CursorUnknown(Refusal):
    """The cursor is not one that this list gave."""

    status = 422


class SortUnknown(Refusal):
    """The list cannot be sorted by this."""

    status = 422


class Kind(StrEnum):
    """What a column holds, and so how it is filtered: one value, any of several, or a range."""

    TEXT = "text"
    CHOICE = "choice"
    ID = "id"
    DATE = "date"
    INSTANT = "instant"
    DECIMAL = "decimal"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    OTHER = "other"


CASTS: Mapping[Kind, LiteralString] = {
    Kind.TEXT: "text",
    Kind.CHOICE: "text",
    Kind.ID: "uuid",
    Kind.DATE: "date",
    Kind.INSTANT: "timestamptz",
    Kind.DECIMAL: "numeric",
    Kind.INTEGER: "bigint",
    Kind.BOOLEAN: "boolean",
}
TYPES: Mapping[Kind, type] = {
    Kind.TEXT: str,
    Kind.CHOICE: str,
    Kind.ID: UUID,
    Kind.DATE: date,
    Kind.INSTANT: datetime,
    Kind.DECIMAL: Decimal,
    Kind.INTEGER: int,
    Kind.BOOLEAN: bool,
}
RANGED = frozenset({Kind.DATE, Kind.INSTANT, Kind.DECIMAL, Kind.INTEGER})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its SQL, and whether it filters, sorts, and is shown.

    `order` is what it is sorted by where that is not the column itself, such as lower(name). Say
    nullable=False where it never is NULL: only then can an index serve the next page. `as_one`
    names a function of tenant, company and ids that gives all ids which count as one with them.
    What only programs read is not `filed`: no export has it.
    """

    sql: LiteralString
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    filters: bool = True
    sorts: bool = True
    shown: bool = True
    order: LiteralString | None = None
    title: str | None = None
    nullable: bool = True
    as_one: LiteralString | None = None
    filed: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: FROM and WHERE with the company's predicate, columns, a unique key, a default sort.

    `search` is a condition on what is sought: %(q)s as it was said, or in ILIKE %(q_has)s, any part,
    and %(q_begins)s, which take every letter for itself. `fixed` holds values that the source itself names.
    """

    name: str
    source: LiteralString
    columns: Mapping[str, Column]
    key: LiteralString = "id"
    key_kind: Kind = Kind.ID
    sort: str = "id"
    search: LiteralString | None = None
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a caller wants of a list: filters by parameter name, order, and place."""

    filters: Mapping[str, Any]
    sort: str
    limit: int
    after: str | None = None
    q: str | None = None


def page(listing: Listing, ask: Ask) -> Read:
    """Say how to read one page and one row more, which tells whether there is another.

    Two columns come last: _sort and _key, of which the next cursor is made.
    """
    column, down = _sorted_by(listing, ask.sort)
    by = SQL(column.order or column.sql)
    conditions, values = _conditions(listing, ask)
    if ask.after is not None:
        conditions.append(_after(listing, ask, values))
    shown = [
        SQL("({}) AS {}").format(SQL(c.sql), Identifier(name))
        for name, c in listing.columns.items()
        if c.shown
    ]
    direction = SQL("DESC" if down else "ASC")
    sql = SQL(
        "SELECT {shown}, ({by})::text AS _sort, ({key})::text AS _key {source} {where}"
        " ORDER BY ({by}) {direction} {nulls}, ({key}) {direction} LIMIT %(_limit)s"
    ).format(
        shown=SQL(", ").join(shown),
        by=by,
        key=SQL(listing.key),
        source=SQL(listing.source),
        where=SQL("").join(SQL(" AND ") + c for c in conditions),
        direction=direction,
        nulls=SQL("NULLS LAST" if column.nullable else ""),
    )
    return Read(sql, {**listing.fixed, **values, "_limit": ask.limit + 1})


def count(listing: Listing, ask: Ask) -> Read:
    """Say how to count what the filters leave."""
    conditions, values = _conditions(listing, ask)
    sql = SQL("SELECT count(*) AS count {source} {where}").format(
        source=SQL(listing.source),
        where=SQL("").join(SQL(" AND ") + c for c in conditions),
    )
    return Read(sql, {**listing.fixed, **values})


def cursor_of(ask: Ask, row: Mapping[str, Any]) -> str:
    """Make the cursor that stands after a row."""
    place = json.dumps([ask.sort, row["_sort"], row["_key"]], ensure_ascii=False)
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _sorted_by(listing: Listing, sort: str) -> tuple[Column, bool]:
    """Find the column to sort by; a leading minus turns it round."""
    column = listing.columns.get(sort.removeprefix("-"))
    if column is None or not column.sorts:
        able = ", ".join(name for name, c in listing.columns.items() if c.sorts)
        raise SortUnknown(f"Sort by one of: {able}.", pointer="/query/sort")
    return column, sort.startswith("-")


def _conditions(listing: Listing, ask: Ask) -> tuple[list[Part], dict[str, Any]]:
    """Turn the filters into conditions and their values."""
    conditions: list[Part] = []
    values: dict[str, Any] = {}
    if ask.q and listing.search is not None:
        conditions.append(SQL("({})").format(SQL(listing.search)))
        like = _like(ask.q)
        values |= {"q": ask.q, "q_has": like, "q_begins": like[1:]}
    for name, wanted in ask.filters.items():
        if wanted is None:
            continue
        conditions.append(_condition(listing, name, f"f_{name}"))
        values[f"f_{name}"] = _like(wanted) if name.endswith("_has") else wanted
    return conditions, values


def _condition(listing: Listing, name: str, value: str) -> Part:
    """Turn one filter into its condition on the column it belongs to."""
    held = Placeholder(value)
    if name in listing.columns:
        column = listing.columns[name]
        cast = SQL(CASTS[column.kind])
        if column.kind is Kind.BOOLEAN:
            return SQL("({}) = {}::{}").format(SQL(column.sql), held, cast)
        among = SQL("{}::{}[]").format(held, cast)
        if column.as_one is not None:
            among = SQL("(SELECT {}(%(tenant)s, %(company)s, {}))::{}[]").format(
                Identifier(column.as_one), among, cast
            )
        return SQL("({}) = ANY ({})").format(SQL(column.sql), among)
    stem, _, how = name.rpartition("_")
    column = listing.columns[stem]
    by, cast = SQL(column.sql), SQL(CASTS[column.kind])
    match how:
        case "from":
            return SQL("({}) >= {}::{}").format(by, held, cast)
        case "to":
            return SQL("({}) <= {}::{}").format(by, held, cast)
        case "has":
            return SQL("({}) ILIKE {}").format(by, held)
        case _:
            return SQL("(({}) IS NULL) = {}::boolean").format(by, held)


def _like(text: str) -> str:
    """Match any text that has this one in it."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _after(listing: Listing, ask: Ask, values: dict[str, Any]) -> Part:
    """Begin after the row that the cursor names; rows without a value come last."""
    sort, at, key = _place(ask.after or "")
    if sort != ask.sort:
        raise CursorUnknown("The cursor belongs to another order.", pointer="/query/after")
    column, down = _sorted_by(listing, sort)
    values["_key"] = key
    facts = {
        "by": SQL(column.order or column.sql),
        "key": SQL(listing.key),
        "than": SQL("<" if down else ">"),
        "last": SQL("%(_key)s::{}").format(SQL(CASTS[listing.key_kind])),
        "at": SQL("%(_sort)s::{}").format(SQL(CASTS.get(column.kind, "text"))),
    }
    if at is None:
        return SQL("({by}) IS NULL AND ({key}) {than} {last}").format(**facts)
    values["_sort"] = at
    beyond = SQL("(({by}), ({key})) {than} ({at}, {last})").format(**facts)
    return SQL("({} OR ({}) IS NULL)").format(beyond, facts["by"]) if column.nullable else beyond


def _place(cursor: str) -> tuple[str, str | None, str]:
    """Read a cursor; anything but one of ours is refused."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        sort, at, key = json.loads(base64.urlsafe_b64decode(padded.encode()))
    except (ValueError, TypeError):
        sort = key = None
        at = None
    if not isinstance(sort, str) or not isinstance(key, str) or not isinstance(at, str | None):
        raise CursorUnknown("Begin again at the first page.", pointer="/query/after")
    return sort, at, key
