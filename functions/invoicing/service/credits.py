"""Taking back: a credit note for a posted invoice, in full or in part, settled against it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.catalog import service as catalog
from functions.invoicing.model import Posted
from functions.invoicing.rules import credits as rules
from functions.invoicing.rules import documents, lines
from functions.invoicing.service.posting import post_document
from functions.invoicing.store import documents as store
from functions.invoicing.store import lists
from functions.invoicing.store.settings import ask_settings
from functions.ledger import service as ledger
from layers.database.transactions import Read, Tx
from shared.ids import new_id
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class CreditAsked:
    """What to credit: quantities by line number from 1, or None for all that is left."""

    dated: date
    reason: str = ""
    quantities: Mapping[int, Decimal] | None = None


async def credit_invoice(tx: Tx, invoice_id: UUID, asked: CreditAsked) -> Read:
    """Post a credit note of an invoice, and settle the invoice's open instalments with it.

    Raises InvoiceNotPosted, NotCreditable, CreditExceedsInvoice, NothingToCredit.
    """
    posted = await _lock_posted(tx, invoice_id)
    invoice = posted.document
    settings = await ask_settings(tx)
    rounding = await catalog.ask_rounding(tx)
    asked_books = await ledger.ask_books(tx)
    owed = await ledger.get_items(tx, rules.items_of(posted))
    books = replace(await asked_books.get(), foreign_currency=invoice.currency, rate=invoice.rate)
    taken = rules.lines_to_credit(posted, asked.quantities)
    taxed = catalog.compute(lines.taxable(taken), invoice.currency, await rounding.get())
    given = rules.given(posted, taken, taxed)
    rules.check_given(given)
    note = documents.credit_note_of(new_id(), posted, given, (asked.dated, asked.reason), books)
    tx.about("invoice", note.id)
    await store.note_credit(tx, invoice_id, note.total)
    await post_document(
        tx, note, books, await settings.get(), lambda e: rules.pairs_for(e, owed, note.total)
    )
    return lists.brief(note.id)


async def _lock_posted(tx: Tx, invoice_id: UUID) -> Posted:
    """Hold a posted invoice till the end, and read what is taken back of it already."""
    asked = await store.ask_document(tx, invoice_id, lock=True)
    credited = await store.ask_credits(tx, invoice_id)
    await tx.arrive()
    stored = await asked.get()
    documents.check_posted(stored.is_draft)
    return await credited.get(stored)
