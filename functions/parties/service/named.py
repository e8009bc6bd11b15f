"""Whom a text names, for imports; and whom a merged party became."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from functions.parties.store import named as store
from layers.database.transactions import Cursor, Tx
from shared.nouns import dataclass

SHOWN = 3
"""Parties that a doubt names."""


@dataclass(frozen=True, slots=True)
class Known:
    """A party that a text names."""

    id: UUID
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """Whom each text names: one party, several, or none."""

    found: Mapping[str, Sequence[Known]]

    def one(self, said: str) -> Known | None:
        """Give the only party that a text names."""
        parties = self.found.get(said, ())
        return parties[0] if len(parties) == 1 else None

    def doubt(self, said: str) -> str | None:
        """Say why a text names nobody, or nobody for certain; None where it names one party."""
        parties = self.found.get(said, ())
        if not parties:
            return f"There is no party {said}: give a code, a name or a tax number."
        if len(parties) == 1:
            return None
        shown = ", ".join(f"{party.code} {party.name}" for party in parties[:SHOWN])
        more = f" and {len(parties) - SHOWN} more" if len(parties) > SHOWN else ""
        return f"{said} may be {shown}{more}: give the code."


async def find_named(tx: Tx, said: Collection[str]) -> Named:
    """Find whom texts name, by id, code, tax number or name: one trip, however many.

    Whoever was merged is the party that it became.
    """
    if not said:
        return Named({})
    cursor = await store.ask_named(tx, sorted(set(said)))
    await tx.arrive()
    found: dict[str, list[Known]] = {}
    async for text, *party in cursor:
        found.setdefault(text, []).append(Known(*party))
    return Named(found)


@dataclass(frozen=True, slots=True)
class AskedSurvivors:
    """The answer to ask_survivors, there once the transaction's next trip is over."""

    cursor: Cursor

    async def get(self) -> dict[UUID, UUID]:
        """Give the parties that were merged, each with the one that it became."""
        return {party_id: became async for party_id, became in self.cursor}


async def ask_survivors(tx: Tx, ids: Collection[UUID]) -> AskedSurvivors:
    """Queue the question which parties those of the ids that were merged became."""
    return AskedSurvivors(await store.ask_survivors(tx, ids))
