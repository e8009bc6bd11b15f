"""How values cross between Python and PostgreSQL: decimals stay exact, JSON included."""

import json
from decimal import Decimal
from typing import Any

from psycopg import AsyncConnection
from psycopg.types.json import set_json_dumps, set_json_loads


def loads(text: str | bytes) -> Any:
    """Read JSON with its numbers as decimals: a float would lose cents."""
    return json.loads(text, parse_float=Decimal)


def dumps(value: Any) -> str:
    """Write JSON with decimals, dates and ids as strings."""
    return json.dumps(value, default=str, separators=(",", ":"))


async def prepare_connection(connection: AsyncConnection[Any]) -> None:
    """Make a new connection read and write JSON our way, and keep statements prepared."""
    set_json_loads(loads, connection)
    set_json_dumps(dumps, connection)
    connection.prepare_threshold = 2
