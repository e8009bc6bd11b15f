"""Journal entries by the hundred thousand lines: one call of ledger_import."""

from collections.abc import Mapping, Sequence
from typing import Any

from psycopg.types.json import Jsonb

from layers.database.locks import Rung
from layers.database.transactions import Read, Tx
from shared.actor import Permission

REPORTED = 200
"""Errors that one report lists."""


async def post_lines(
    tx: Tx, name: str, rows: Sequence[int], columns: Mapping[str, Sequence[str]]
) -> tuple[list[tuple[int, str, str]], int]:
    """Check and post lines, given as text by column; the same name is posted once.

    Gives errors as (row, field, what), or none and how many entries were posted.
    """
    ((found,),) = await tx.rows(
        """
        SELECT ledger_import(
            %(tenant)s, %(company)s, %(name)s, %(staging)s, %(rows)s::integer[],
            %(entry)s::text[], %(dated)s::text[], %(journal)s::text[], %(memo)s::text[],
            %(account)s::text[], %(debit)s::text[], %(credit)s::text[], %(amount)s::text[],
            %(currency)s::text[], %(foreign_amount)s::text[], %(party_id)s::text[],
            %(due)s::text[], %(label)s::text[])
        """,
        {
            "name": name,
            "staging": Jsonb(
                {
                    "most": REPORTED,
                    "may_pass": Permission.LOCKED_PERIODS_POST in tx.actor.permissions,
                }
            ),
            "rows": list(rows),
            **{field: _listed(columns.get(field)) for field in FIELDS},
        },
        locks=Rung.ACCOUNT_BALANCES,
    )
    return [(row, field, wrong) for row, field, wrong in found["errors"]], found["entries"]


FIELDS = (
    "entry", "dated", "journal", "memo", "account", "debit", "credit", "amount", "currency",
    "foreign_amount", "party_id", "due", "label",
)  # fmt: skip


def _listed(column: Sequence[str] | None) -> list[str] | None:
    return None if column is None else list(column)


def report(facts: Any) -> Read:
    """Say how to read back what an import did."""
    return Read(
        "SELECT r.* FROM jsonb_to_record(%(report)s) AS r (dry_run boolean, rows int,"
        " imported int, error_count int, errors jsonb, columns jsonb, mapping jsonb,"
        " unmapped jsonb)",
        {"report": Jsonb(facts)},
    )
