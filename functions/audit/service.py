"""Read the trail, seal it, and say whether it still is what it was."""

from typing import Any
from uuid import UUID

from functions.audit import store
from functions.audit.model import Difference
from functions.audit.rules import differences
from layers.database.transactions import Tx

BATCH = 1_000
SHOWN = 100
"""Broken entries that a verification names."""

ENTRIES = store.ENTRIES
entry = store.entry
head = store.head


async def read_history(
    tx: Tx, kind: str, subject: UUID, below: int | None, most: int
) -> list[tuple[dict[str, Any], list[Difference]]]:
    """Return what was done to a record, the newest first, each with what it changed."""
    rows = await tx.read(store.history(kind, subject, below, most))
    return [(row, differences(row["before"], row["after"])) for row in rows]


async def read_verdict(tx: Tx, newest: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Walk the newest links; return how far the chain goes, and what does not hold."""
    found = await tx.read(store.head())
    past = max(int(found[0]["links"]) - newest, 0)
    return found[0], await tx.read(store.breaks(past, SHOWN))


async def seal(tx: Tx) -> int:
    """Seal the entries that are not sealed yet, a batch at a time; return how many."""
    return await store.seal(tx, BATCH)


async def is_whole(tx: Tx) -> bool:
    """Say whether the whole trail still is what it was when it was sealed."""
    return not await tx.read(store.breaks(0, 1))
