"""Sessions: seen and ended by whom they belong to."""

from uuid import UUID

from functions.identity.store import sessions as store
from functions.identity.store import tenants
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

LISTING = store.LISTING


async def end_session(tx: Tx, session_id: UUID) -> Read:
    """End one of the actor's sessions, at once and everywhere."""
    if not await store.find_own(tx, session_id):
        raise NotFound("You have no such session.")
    tx.about("session", session_id)
    await tenants.change_rights(tx)
    await store.end_session(tx, session_id)
    return store.left()


async def sign_out(tx: Tx) -> Read:
    """End the session this is asked with."""
    if tx.actor.via != "session" or tx.actor.proof is None:
        raise NotFound("Only a session can be signed out; revoke a key instead.")
    tx.about("session", tx.actor.proof)
    await tenants.change_rights(tx)
    await store.end_session(tx, tx.actor.proof)
    return store.left()


async def end_others(tx: Tx) -> Read:
    """End all of the actor's sessions but the one this is asked with."""
    tx.about("user", tx.actor.user_id)
    await tenants.change_rights(tx)
    await store.end_sessions(tx, tx.actor.user_id, but=tx.actor.proof)
    return store.left()
