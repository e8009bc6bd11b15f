"""All that is kept of a person."""

from typing import Any
from uuid import UUID

from functions.audit import service as audit
from functions.audit.model import Difference
from functions.parties.store import parties as store
from layers.database.transactions import Tx
from shared.errors import NotFound

LONGEST_HISTORY = 1_000


async def everything(
    tx: Tx, party_id: UUID
) -> tuple[dict[str, Any], list[tuple[dict[str, Any], list[Difference]]]]:
    """Read a party, and what the audit remembers of it. Raises NotFound."""
    rows = await tx.read(store.party(party_id))
    if not rows:
        raise NotFound(f"No party {party_id}.")
    return rows[0], await audit.read_history(tx, "party", party_id, None, LONGEST_HISTORY)
