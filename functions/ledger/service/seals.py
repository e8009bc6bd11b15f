"""The seal on the books: chained afterwards, so that nobody who posts waits for it."""

from typing import Any

from functions.ledger.store import seals as store
from layers.database.transactions import Read, Tx
from shared.nouns import dataclass

BATCH = 5_000
"""Entries that one transaction seals."""
SHOWN = 20
"""Breaks that one answer lists; the first is the one that matters."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain holds, how far it goes, and where it breaks."""

    holds: bool
    sealed: int
    unsealed: int
    hash: str | None
    breaks: list[dict[str, Any]]


async def seal(tx: Tx) -> Read:
    """Seal what was posted since the last time, up to a batch of it."""
    tx.about("seal", tx.actor.company_id)
    return store.sealed(await store.seal(tx, BATCH))


async def verify(tx: Tx) -> Verdict:
    """Recompute every hash from the books as they are, and say where they differ."""
    (summary,) = await tx.read(store.summary())
    breaks = await tx.read(store.breaks(SHOWN))
    return Verdict(not breaks, summary["sealed"], summary["unsealed"], summary["hash"], breaks)


async def seal_company(tx: Tx) -> int:
    """Seal a batch for the job; give how many entries it took."""
    return await store.seal(tx, BATCH)
