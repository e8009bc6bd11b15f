"""How values cross between Python and PostgreSQL: decimals stay exact, JSON included."""

from decimal import Decimal
from json import JSONDecoder, JSONEncoder
from typing import Any

from psycopg import AsyncConnection
from psycopg.types.json import set_json_dumps, set_json_loads
from pydantic_core import PydanticSerializationError, to_json

_read = JSONDecoder(parse_float=Decimal).decode
_escaped = JSONEncoder(default=str, separators=(",", ":")).encode


def loads(text: str | bytes) -> Any:
    """Read JSON with its numbers as decimals: a float would lose cents."""
    return _read(text if isinstance(text, str) else str(text, "utf-8"))


def dumps(value: Any) -> str:
    """Write JSON with decimals, dates and ids as strings.

    Half characters are written escaped: PostgreSQL refuses them in better words.
    """
    try:
        return str(to_json(value, fallback=str), "utf-8")
    except PydanticSerializationError:
        return _escaped(value)


async def prepare_connection(connection: AsyncConnection[Any]) -> None:
    """Make a new connection read and write JSON our way, and keep statements prepared."""
    set_json_loads(loads, connection)
    set_json_dumps(dumps, connection)
    connection.prepare_threshold = 2
