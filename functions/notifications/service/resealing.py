"""Sealing anew, under another secret of the server, what is derived from the one before."""

from dataclasses import replace

from functions.notifications.model import Webhook
from functions.notifications.service.webhooks import parts_of
from functions.notifications.store import webhooks as store
from layers.database.transactions import Tx
from layers.settings import Seal, SecretLost, seal_name
from shared.actor import Actor


async def unsealed() -> list[Actor]:
    """Name the companies that have something to seal anew."""
    return await store.companies_unsealed(seal_name())


async def reseal(tx: Tx) -> tuple[int, int]:
    """Seal a company's webhooks anew; gives how many, and how many secrets are lost."""
    held = await store.hold_unsealed(tx, seal_name())
    sealed = [found for one in held if (found := _sealed(tx.actor, one)) is not None]
    await store.seal_anew(tx, sealed)
    return len(sealed), len(held) - len(sealed)


def _sealed(actor: Actor, held: Webhook) -> Webhook | None:
    """Seal both of a webhook's secrets; None where the one in force is lost."""
    parts = parts_of(actor, held.id, held.generation)
    try:
        seal = Seal(held.sealed_by, held.mask).renewed("webhook", *parts)
    except SecretLost:
        return None
    before = parts_of(actor, held.id, held.generation - 1)
    try:
        old = Seal(held.old_sealed_by, held.old_mask).renewed("webhook", *before)
    except SecretLost:
        old = Seal(held.old_sealed_by, held.old_mask)
    return replace(held, sealed_by=seal.by, mask=seal.mask, old_sealed_by=old.by, old_mask=old.mask)
