"""Several reads sent as one statement: each further statement costs more than what it asks.

The reads keep their own SQL, values and owners; only the way there is shared. Their rows come back
as JSON: numbers exact, ids and dates as text. Together they should stay under 4,096 letters:
psycopg takes a longer statement apart anew each time.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, LiteralString

Row = tuple[Any, ...]

_SHARED = frozenset({"tenant", "company", "user"})
_INDENTED = re.compile(r"\n\s+")
_NAMED = re.compile(r"%\((\w+)\)s")


class Together:
    """Reads that wait for one statement, and then for its answer."""

    def __init__(self) -> None:
        self.reads: list[tuple[LiteralString, Mapping[str, Any]]] = []
        self.cursor: Any = None
        self.found: Row | None = None

    def add(self, sql: LiteralString, values: Mapping[str, Any]) -> "Part":
        """Add a read; gives what its rows are read from later."""
        self.reads.append((sql, values))
        return Part(self, len(self.reads) - 1)

    def statement(self) -> tuple[LiteralString, dict[str, Any]]:
        """Give the one statement, and its values under names of their own."""
        values = {
            f"_{place}_{name}": value
            for place, (_, given) in enumerate(self.reads)
            for name, value in given.items()
        }
        return _merged(tuple(sql for sql, _ in self.reads)), values

    async def rows(self, place: int) -> list[Row]:
        """Give the rows of one read, in its order."""
        if self.found is None:
            self.found = await self.cursor.fetchone() or ()
        return [tuple(row.values()) for row in self.found[place]]


class Part:
    """Stands for the cursor of one of the reads."""

    def __init__(self, together: Together, place: int) -> None:
        self.together, self.place = together, place

    async def fetchone(self) -> Row | None:
        """Give the first row, if there is one."""
        rows = await self.together.rows(self.place)
        return rows[0] if rows else None

    async def fetchall(self) -> list[Row]:
        """Give every row."""
        return await self.together.rows(self.place)


@lru_cache(maxsize=256)
def _merged(reads: tuple[LiteralString, ...]) -> LiteralString:
    """Put reads beside each other; row_to_json keeps the order of their columns."""
    parts = ", ".join(
        f"(SELECT coalesce(json_agg(row_to_json(q)), '[]') FROM ({_renamed(sql, place)}) AS q)"
        for place, sql in enumerate(reads)
    )
    return f"SELECT {parts}"  # house: of reads that are literals, each whole


def _renamed(sql: str, place: int) -> str:
    """Give a read's values names that no other read has; leave out how it was indented."""
    sql = _INDENTED.sub("\n", sql)
    return _NAMED.sub(lambda m: m[0] if m[1] in _SHARED else f"%(_{place}_{m[1]})s", sql)
