"""Writing quotes and orders: new, anew, copied, thrown away."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from functions.invoicing import service as documents
from functions.invoicing.model import Draft
from functions.sales.model import Kind, Sale, Wanted
from functions.sales.rules import billing, stages
from functions.sales.store import lists
from functions.sales.store import sales as store
from functions.sales.store import settings as settings_store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.clock import today
from shared.errors import NotFound
from shared.ids import new_id

READS = {Kind.QUOTE: lists.quote, Kind.ORDER: lists.order}


async def create(tx: Tx, kind: Kind, wanted: Wanted) -> Read:
    """Write a new draft by the rules of invoices: prices, taxes and totals are the same."""
    settings = await settings_store.ask_settings(tx)
    document = replace(await documents.reckon(tx, wanted.draft), id=new_id())
    valid_until = wanted.valid_until
    if kind is Kind.QUOTE and valid_until is None:
        (found, _) = await settings.get()
        valid_until = document.dated + timedelta(days=found.quote_days)
    sale = Sale(
        document=document,
        lines=tuple(new_id() for _ in document.lines),
        kind=kind,
        valid_until=valid_until,
        delivery=wanted.delivery,
    )
    tx.about(kind, document.id)
    await store.write(tx, sale)
    return READS[kind](document.id)


async def change(tx: Tx, kind: Kind, sale_id: UUID, expected: int, wanted: Wanted) -> Read:
    """Write a draft anew, or amend an order; what is invoiced of it stays.

    Raises QuoteNotDraft, OrderCancelled, OrderBilled, VersionStale.
    """
    before = await hold(tx, kind, sale_id, expected)
    stages.check_editable(before)
    asked = wanted.lines or (None,) * len(wanted.draft.lines)
    kept = tuple(line if line and line in before.lines else new_id() for line in asked)
    quantities = [line.quantity for line in wanted.draft.lines]
    billing.check_amended(before, list(zip(kept, quantities, strict=True)))
    document = replace(await documents.reckon(tx, wanted.draft), id=sale_id)
    changed = replace(before, document=document, lines=kept, delivery=wanted.delivery)
    valid_until = wanted.valid_until or before.valid_until
    await store.write(tx, replace(changed, valid_until=valid_until))
    return READS[kind](sale_id)


async def copy(tx: Tx, kind: Kind, sale_id: UUID) -> Read:
    """Write a new draft like an old quote or order, dated today, at the old prices."""
    old = await store.read(tx, kind, sale_id)
    return await create(tx, kind, wanted_again(old))


async def delete(tx: Tx, kind: Kind, sale_id: UUID, expected: int) -> Read:
    """Throw a draft away that nobody was given. Raises QuoteNotDraft, OrderNotDraft."""
    stages.check_deletable(await hold(tx, kind, sale_id, expected))
    await store.discard(tx, sale_id)
    return lists.gone(sale_id)


def wanted_again(sale: Sale) -> Wanted:
    """Ask again for what a quote or order says, today."""
    document = sale.document
    return Wanted(
        Draft(
            party_id=document.party_id,
            dated=today(),
            lines=billing.line_drafts(sale),
            currency=document.currency,
            rate=document.rate if document.own_rate else None,
            terms_id=document.terms_id,
            customer_reference=document.customer_reference,
            note=document.note,
        ),
        delivery=sale.delivery,
    )


async def hold(tx: Tx, kind: Kind, sale_id: UUID, expected: int | None = None) -> Sale:
    """Lock a quote or order, check its version, and note how it was for the audit."""
    found = await store.lock(tx, kind, sale_id)
    if expected is not None:
        check_version(found.version, expected)
    tx.about(kind, sale_id, await _as_it_was(tx, kind, sale_id))
    return found


async def _as_it_was(tx: Tx, kind: Kind, sale_id: UUID) -> dict[str, Any]:
    for row in await tx.read(READS[kind](sale_id)):
        return row
    raise NotFound(f"No {kind} {sale_id}.")
