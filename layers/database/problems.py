"""What PostgreSQL's errors mean to a user: known by SQLSTATE, never by constraint name."""

import re

from psycopg import DataError, Error, OperationalError
from psycopg_pool import PoolTimeout

from shared.errors import (
    AlreadyThere,
    Malformed,
    ReferenceUnknown,
    Refusal,
    StillInUse,
    Unavailable,
    ValueRefused,
)

REFUSED = "ERP01"
"""The SQLSTATE with which the SQL function must() refuses."""

PARTS = ("lines", "prices")
"""Fields whose parts name records, too."""

RETRIED = ("40001", "40P01")
"""Serialization failure and deadlock: the runner tries again."""


_NAMED = re.compile(r"_tenant_id(?:_company_id)?_([a-z_]+?)_f?(?:key|idx)\d*$")
"""How PostgreSQL names a constraint that is given no name: table, columns, kind.

Behind row-level security it names the columns nowhere else. They only tell where to look; what is
wrong is told by the SQLSTATE.
"""


def refusal_for(error: Error) -> Refusal | None:  # noqa: PLR0911 - one line per meaning
    """Turn a database error into what it means to the caller; None where it is a bug of ours.

    The rules refuse first and in better words. These are what remains: races, and values
    that only the database finds out about.
    """
    state = error.sqlstate or ""
    table = (error.diag.table_name or "record").replace("_", " ")
    if state == REFUSED:
        kind = Refusal.known.get(error.diag.message_primary or "", Malformed)
        return kind(error.diag.message_detail or "")
    if state == "23505":
        return _already_there(_columns(error), table)
    if state == "23503":
        if "still referenced" in (error.diag.message_detail or ""):
            return StillInUse(f"Other records still use it: {table}.")
        unknown = ReferenceUnknown(f"A record named in the request does not exist ({table}).")
        unknown.fields = (*_fields(_columns(error)), *PARTS)
        return unknown
    if state in {"23514", "23502"}:
        return ValueRefused(f"A value does not fit what {table} may hold.")
    if state.startswith("22") or isinstance(error, DataError):
        return ValueRefused("A value is too large, too long or of the wrong kind.")
    if isinstance(error, PoolTimeout) or state in {"57014", "55P03"}:
        return Unavailable("The database is busy. Try again in a few seconds.")
    if isinstance(error, OperationalError) and state not in RETRIED:
        return Unavailable("The database does not answer. Try again in a few seconds.")
    return None


def _already_there(columns: str, table: str) -> AlreadyThere:
    """Say what is there already; in the word for its column, where that is what people type."""
    typed = columns and "_" not in columns
    alike = f"with the same {columns}" if typed else "like it"
    refusal = AlreadyThere(f"There already is one {alike} among the {table}.", kind="taken")
    refusal.fields = _fields(columns)
    return refusal


def _columns(error: Error) -> str:
    """Give the columns of the key in question, joined as in its name; those of no expression."""
    name = _NAMED.search(error.diag.constraint_name or "")
    return name[1] if name and not name[1].startswith("lower_") else ""


def _fields(columns: str) -> tuple[str, ...]:
    """List what joined columns could be in a request, the longest first: iban_currency, iban, ..."""
    words = columns.split("_")
    runs = [(n, at) for n in range(len(words), 0, -1) for at in range(len(words) - n + 1)]
    return tuple("_".join(words[at : at + n]) for n, at in runs)
