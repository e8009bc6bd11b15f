"""What stands behind an entry: the document that made it, by kind and id."""

from uuid import UUID

from functions.reports.model import Cell
from functions.reports.rules import addresses

PATHS = {
    "invoice": "/v1/invoicing/invoices",
    "credit_note": "/v1/invoicing/invoices",
    "payment": "/v1/payments/payments",
    "match": "/v1/payments/matches",
}
"""Where documents are found that post entries; an entry's source is `kind:id`."""


def entry(number: str | None, entry_id: UUID | None) -> Cell:
    """Name an entry by its number, and where it is."""
    return Cell(number, None if entry_id is None else addresses.entry(entry_id))


def document(source: str | None, entry_id: UUID | None) -> Cell:
    """Name the document that made an entry; a hand-made one is its own."""
    kind, _, rest = (source or "").partition(":")
    if kind in PATHS:
        try:
            return Cell(kind, f"{PATHS[kind]}/{UUID(rest[:36])}")
        except ValueError:
            return Cell(kind, None if entry_id is None else addresses.entry(entry_id))
    return Cell(kind or None, None if entry_id is None else addresses.entry(entry_id))
