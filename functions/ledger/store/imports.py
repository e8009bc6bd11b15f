"""Journal entries by the hundred thousand lines: one call of ledger_import."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from psycopg.types.json import Jsonb

from functions.ledger.rules.imports import Grouped
from layers.database.locks import Rung
from layers.database.transactions import Read, Tx
from layers.spreadsheets import TableUnreadable
from shared.actor import Permission

REPORTED = 200
"""Errors that one report lists."""
UNIT = "\x7f"
"""Parts the cells of a column: the one control character that JSON carries unescaped."""
_written = partial(json.dumps, ensure_ascii=False)


async def post_lines(
    tx: Tx, name: str, rows: Sequence[int], lines: Grouped, columns: Mapping[str, Sequence[str]]
) -> tuple[list[tuple[int, str, str]], int]:
    """Check and post lines, given as text by column; the same name is posted once.

    Gives errors as (row, field, what), or none and how many entries were posted.
    """
    ((found,),) = await tx.rows(
        """
        SELECT ledger_import(%(tenant)s, %(company)s, %(name)s, %(may_pass)s, %(most)s,
                             %(rows)s::integer[], %(numbers)s::integer[], %(positions)s::integer[],
                             %(columns)s)
        """,
        {
            "name": name,
            "may_pass": Permission.LOCKED_PERIODS_POST in tx.actor.permissions,
            "most": REPORTED,
            "rows": _array(rows),
            "numbers": _array(lines.numbers),
            "positions": _array(lines.positions),
            "columns": Jsonb(
                {field: _column(cells) for field, cells in columns.items() if field != "entry"},
                _written,
            ),
        },
        locks=Rung.ACCOUNT_BALANCES,
    )
    return [(row, field, wrong) for row, field, wrong in found["errors"]], found["entries"]


def _array(numbers: Sequence[int]) -> str:
    """Write an array of numbers as PostgreSQL does: ten times faster than one by one."""
    return "{" + ",".join(map(str, numbers)) + "}"


def _column(cells: Sequence[str]) -> str:
    """Write a column as one text. Raises TableUnreadable where a cell would part it."""
    joined = UNIT.join(cells)
    if joined.count(UNIT) != len(cells) - 1:
        raise TableUnreadable("The file has control characters in it.")
    return joined


def report(facts: Any) -> Read:
    """Say how to read back what an import did."""
    return Read(
        "SELECT r.* FROM jsonb_to_record(%(report)s) AS r (dry_run boolean, rows int,"
        " imported int, error_count int, errors jsonb, columns jsonb, mapping jsonb,"
        " unmapped jsonb)",
        {"report": Jsonb(facts)},
    )
