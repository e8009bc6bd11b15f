"""Reactions to events: looked at, and tried again where they were given up."""

from functions.notifications.store import reactions as store
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

REACTIONS = store.REACTIONS


async def retry(tx: Tx, event_id: int, receiver: str | None) -> Read:
    """Try again what was given up of an event, for one receiver or all. Raises NotFound."""
    many = await store.retry(tx, event_id, receiver)
    if not many:
        raise NotFound(f"No reaction to event {event_id} was given up.")
    tx.about("reactions", tx.actor.company_id)
    return store.retried(many)


async def retry_all(tx: Tx, receiver: str | None) -> Read:
    """Try again all that was given up, for one receiver or all."""
    tx.about("reactions", tx.actor.company_id)
    return store.retried(await store.retry(tx, None, receiver))
