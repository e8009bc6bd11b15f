"""Sweep away the contents of files that were discarded a while ago."""

from datetime import timedelta
from typing import Any

from functions.documents import store
from functions.documents.service import AREA
from layers.database.transactions import transaction
from layers.schedule import handler_for
from layers.storage.contents import key_for
from layers.storage.objects import objects
from shared.actor import Actor
from shared.clock import now

KEPT_FOR = timedelta(days=30)
"""For how long a discarded file can still be brought back by an operator."""


async def sweep() -> int:
    """Forget discarded files and their contents, in every company; return how many."""
    before = now() - KEPT_FOR
    gone = 0
    for actor in await store.companies_with_discarded(before):
        async with transaction(actor) as tx:
            contents = await store.forget_discarded(tx, before)
            unused = await store.hold_unused(tx, contents)
            for sha256 in unused:
                await objects().delete(_key(actor, sha256))
            await store.forget_contents(tx, unused)
        gone += len(contents)
    return gone


def _key(actor: Actor, sha256: bytes) -> str:
    return key_for(actor.tenant_id, actor.company_id, AREA, bytes(sha256))


handler: Any = handler_for("documents")
