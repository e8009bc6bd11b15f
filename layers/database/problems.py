"""What PostgreSQL's errors mean to a user: known by SQLSTATE, never by constraint name."""

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

RETRIED = ("40001", "40P01")
"""Serialization failure and deadlock: the runner tries again."""


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
        return AlreadyThere(f"There already is one like it among the {table}.")
    if state == "23503":
        if "still referenced" in (error.diag.message_detail or ""):
            return StillInUse(f"Other records still use it: {table}.")
        return ReferenceUnknown(f"A record named in the request does not exist ({table}).")
    if state in {"23514", "23502"}:
        return ValueRefused(f"A value does not fit what {table} may hold.")
    if state.startswith("22") or isinstance(error, DataError):
        return ValueRefused("A value is too large, too long or of the wrong kind.")
    if isinstance(error, PoolTimeout) or state in {"57014", "55P03"}:
        return Unavailable("The database is busy. Try again in a few seconds.")
    if isinstance(error, OperationalError) and state not in RETRIED:
        return Unavailable("The database does not answer. Try again in a few seconds.")
    return None
