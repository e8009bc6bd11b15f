"""Posting: a document is booked, numbered, announced, and closed to edits."""

from collections.abc import Callable, Sequence

from functions.invoicing.model import Document, Kind, Settings
from functions.invoicing.rules import documents as rules
from functions.invoicing.rules.entries import entry_for
from functions.invoicing.rules.numbers import series_on
from functions.invoicing.store import documents as store
from functions.ledger import service as ledger
from functions.ledger.model import Books, JournalEntry, Pair
from layers.database.transactions import Tx

Settling = Callable[[JournalEntry], Sequence[Pair]]
"""Which open items an entry settles, once it is known."""


async def post_document(
    tx: Tx, document: Document, books: Books, settings: Settings, settling: Settling | None = None
) -> None:
    """Queue the books and the document, numbered last: two statements, whatever its lines.

    Announcing it is part of the second. A document over nothing has no entry.
    """
    rules.check_lines(document.lines)
    entry = entry_for(document, books)
    if entry is not None:
        await ledger.post(tx, entry, settling(entry) if settling else ())
    is_invoice = document.kind is Kind.INVOICE
    pattern = settings.invoice_series if is_invoice else settings.credit_note_series
    series = series_on(pattern, document.dated)
    await store.write(tx, [store.Writing(document, entry.id if entry else None, series)])
