"""Which document an entry or an id stands for, for those who settle documents."""

from collections.abc import Sequence
from uuid import UUID

from layers.database.transactions import Cursor, Tx


async def ask_numbers(tx: Tx, entries: Sequence[UUID]) -> Cursor:
    """Queue the question for the numbers of the documents that entries book."""
    return await tx.queue(
        """
        SELECT entry_id, number FROM invoices
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND entry_id = ANY (%(entries)s)
        """,
        {"entries": list(entries)},
    )


async def find_entries(tx: Tx, ids: Sequence[UUID], numbers: Sequence[str]) -> Cursor:
    """Queue the question for the entries of posted documents, by their ids or numbers."""
    return await tx.queue(
        """
        SELECT id, number, entry_id, party_id, currency::text FROM invoices
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND entry_id IS NOT NULL
           AND (id = ANY (%(ids)s) OR number = ANY (%(numbers)s))
        """,
        {"ids": list(ids), "numbers": list(numbers)},
    )
