"""What runs by itself: seal the trail, and look at night whether the seals hold."""

import logging
from typing import Any
from uuid import UUID

from functions.audit import service, store
from layers.database.outbox import emit
from layers.database.transactions import transaction
from layers.observability.meters import CHAINS_BROKEN
from layers.observability.metrics import metrics
from layers.schedule import handler_for
from shared.events import ChainBroken

LOG = logging.getLogger("erp.audit")


async def seal() -> int:
    """Seal what was written since, in every company; return how many entries."""
    done = 0
    for actor in await store.companies_unsealed():
        async with transaction(actor) as tx:
            done += await service.seal(tx)
    return done


async def verify() -> int:
    """Walk every company's chain; tell whoever listens of one that is broken."""
    broken = 0
    for actor in await store.companies_sealed():
        async with transaction(actor) as tx:
            if await service.is_whole(tx):
                continue
            broken += 1
            LOG.error("the audit trail of a company is broken", extra={"facts": _of(actor)})
            await emit(tx, ChainBroken(actor.company_id))
    here = metrics()
    if here is not None:
        here.set(CHAINS_BROKEN, broken)
    return broken


def _of(actor: Any) -> dict[str, UUID]:
    return {"tenant": actor.tenant_id, "company": actor.company_id}


handler: Any = handler_for("audit")
