"""What the books say: balances, statements, and whether all that is kept agrees."""

import base64
import json
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from functions.ledger.store import balances as store
from layers.database.pages import CursorUnknown
from layers.database.transactions import Read, Tx
from shared.errors import NotFound
from shared.nouns import dataclass

LAST = 2**31 - 1
"""No position of a line comes after it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Which account between which days, and where to go on: a page's size and cursor."""

    account: str
    starts: date
    ends: date
    limit: int = 100
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An account's lines with their running balance, from the balance before the first."""

    account: str
    name: str
    opening: Decimal
    lines: list[dict[str, Any]]
    next: str | None


async def statement(tx: Tx, span: Span) -> Statement:
    """Give a page of an account's statement; the running balance goes on from page to page."""
    found = await tx.read(store.account_balance(span.account, span.starts))
    if not found:
        raise NotFound(f"There is no account {span.account}.")
    opening = found[0]["balance"]
    after, running = (
        _place(span.after) if span.after else ((span.starts, UUID(int=0), 0), Decimal(opening))
    )
    rows = await tx.read(store.statement(span.account, span.ends, after, span.limit + 1))
    lines = [_running(row, running) for row in rows]
    here = lines[: span.limit]
    more = _cursor(here[-1]) if len(lines) > len(here) else None
    return Statement(span.account, found[0]["name"], opening, here, more)


def _running(row: dict[str, Any], before: Decimal) -> dict[str, Any]:
    """Turn what the page moved up to a line into the balance after it."""
    moved = row.pop("moved")
    return {**row, "balance": before + moved}


def _cursor(line: dict[str, Any]) -> str:
    place = [str(line[name]) for name in ("dated", "entry_id", "position", "balance")]
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[tuple[date, UUID, int], Decimal]:
    """Read a cursor; anything but one of ours is refused."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        dated, entry_id, position, balance = json.loads(base64.urlsafe_b64decode(padded.encode()))
        place = date.fromisoformat(dated), UUID(entry_id), min(int(position), LAST)
        return place, Decimal(balance)
    except (ValueError, TypeError, ArithmeticError, AttributeError) as error:
        raise CursorUnknown("Begin again at the first page.", pointer="/query/after") from error


def trial_balance(on: date) -> Read:
    """Say how to read the trial balance at the end of a day."""
    return store.trial_balance(on)


def dimension_balances(value_id: UUID, starts: date | None, ends: date) -> Read:
    """Say how to read what was booked on an analytic value between two days, by account."""
    return store.dimension_balances(value_id, starts, ends)


def checks() -> Read:
    """Say how to compare what is kept with what it is kept of; every row is a difference."""
    return store.checks()
