"""Seal what was posted, in every company, after the fact: nobody who posts waits for it."""

from typing import Any

from functions.ledger.service import seals
from functions.ledger.store.seals import companies_unsealed
from layers.database.transactions import transaction
from layers.schedule import handler_for


async def seal() -> int:
    """Seal a batch for each company that has something new; return how many entries."""
    sealed = 0
    for actor in await companies_unsealed():
        async with transaction(actor) as tx:
            sealed += await seals.seal_company(tx)
    return sealed


handler: Any = handler_for("ledger")
