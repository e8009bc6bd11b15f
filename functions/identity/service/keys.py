"""API keys: for programs, for one company, with some of their maker's rights."""

from datetime import datetime
from uuid import UUID

from functions.identity.rules import roles
from functions.identity.store import keys as store
from functions.identity.store import tenants
from functions.identity.store.keys import NewKey
from layers.database.transactions import Read, Tx
from shared.clock import now
from shared.errors import Malformed, NotFound
from shared.ids import new_id
from shared.tokens import KEY, new_token

LISTING = store.LISTING
key = store.key


HINT_LETTERS = 4


def make_key(
    tenant_id: UUID, name: str, scopes: list[str], ends_at: datetime | None
) -> tuple[str, NewKey]:
    """Make the token to show once, and what is kept of it."""
    token, digest = new_token(KEY, tenant_id)
    return token, NewKey(new_id(), digest, token[-HINT_LETTERS:], name, scopes, ends_at)


async def add_key(tx: Tx, key: NewKey) -> Read:
    """Keep a key with scopes that its maker holds."""
    roles.check_scopes(tx.actor, roles.parsed(key.scopes, "/body/scopes"))
    if key.ends_at is not None and key.ends_at <= now():
        raise Malformed("A key must end in the future.", pointer="/body/ends_at")
    tx.about("key", key.id)
    await store.add_key(tx, key)
    return store.key(key.id)


async def revoke_key(tx: Tx, key_id: UUID) -> Read:
    """Revoke a key of this company, at once and everywhere."""
    if not await store.is_key(tx, key_id):
        raise NotFound("There is no such key in this company.")
    tx.about("key", key_id)
    await tenants.change_rights(tx)
    await store.revoke(tx, key_id)
    return store.key(key_id)
