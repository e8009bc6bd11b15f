"""Writing invoices and credit notes: previewed, drafted, edited, thrown away, or posted at once."""

from datetime import date
from typing import Any
from uuid import UUID

from functions.invoicing.model import Document, Draft
from functions.invoicing.rules import documents as rules
from functions.invoicing.rules import lines
from functions.invoicing.service.asking import context_for, reckoned
from functions.invoicing.service.posting import post_document
from functions.invoicing.store import documents as store
from functions.invoicing.store import lists
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.errors import NotFound
from shared.ids import new_id


async def preview(tx: Tx, draft: Draft) -> Document:
    """Reckon a document without keeping it: what a line grid shows while it is typed."""
    return reckoned(new_id(), draft, await context_for(tx, draft))


async def create_invoice(tx: Tx, draft: Draft, *, post: bool, is_of_order: bool = False) -> Read:
    """Write a new document: a draft, or booked and numbered at once.

    Only one made from an order bills lines of it. Raises MoreThanOrdered.
    """
    if not is_of_order:
        lines.check_sources((), draft.lines)
    context = await context_for(tx, draft)
    document = reckoned(new_id(), draft, context)
    tx.about("invoice", document.id)
    if post:
        await post_document(tx, document, context.books, context.settings)
    else:
        await store.write(tx, [store.Writing(document)])
    return lists.brief(document.id)


async def change_draft(tx: Tx, invoice_id: UUID, expected: int, draft: Draft) -> Read:
    """Write a draft anew, from the version that was read. Raises InvoicePosted, VersionStale."""
    stored = await lock_draft(tx, invoice_id, expected)
    lines.check_sources(stored.document.lines, draft.lines)
    document = reckoned(invoice_id, draft, await context_for(tx, draft))
    await store.write(tx, [store.Writing(document)])
    return lists.invoice(invoice_id)


async def post_draft(tx: Tx, invoice_id: UUID, dated: date | None = None) -> Read:
    """Post a draft on its own date or another, with the customer and taxes as they are now."""
    stored = await lock_draft(tx, invoice_id)
    draft = rules.draft_of(stored.document, dated or stored.document.dated)
    context = await context_for(tx, draft)
    document = reckoned(invoice_id, draft, context)
    await post_document(tx, document, context.books, context.settings)
    return lists.brief(invoice_id)


async def delete_draft(tx: Tx, invoice_id: UUID, expected: int) -> Read:
    """Throw a draft away; what is posted is credited instead. Raises InvoicePosted."""
    await lock_draft(tx, invoice_id, expected)
    await store.discard(tx, invoice_id)
    return lists.discarded(invoice_id)


async def lock_draft(tx: Tx, invoice_id: UUID, expected: int | None = None) -> store.Stored:
    """Hold a draft till the end, as the version that was read, and note it for the audit."""
    asked = await store.ask_document(tx, invoice_id, lock=True)
    before = await _as_it_was(tx, invoice_id)
    stored = await asked.get()
    tx.about("invoice", invoice_id, before)
    rules.check_draft(stored.is_draft, stored.number)
    if expected is not None:
        check_version(stored.version, expected)
    return stored


async def _as_it_was(tx: Tx, invoice_id: UUID) -> dict[str, Any]:
    for row in await tx.read(lists.invoice(invoice_id)):
        return row
    raise NotFound(f"No invoice {invoice_id}.")
