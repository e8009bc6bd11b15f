"""Quotes and orders as PDF."""

from uuid import UUID

from functions.invoicing import service as invoicing
from functions.invoicing.model import Settings
from functions.invoicing.service import Paper
from functions.sales.model import Kind, Sale
from functions.sales.store import sales as store
from layers.database.transactions import Tx
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Printable:
    """A quote or order with what the company prints on it."""

    paper: Paper
    settings: Settings
    logo: bytes | None

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{(self.paper.number or 'draft').replace('/', '-')}.pdf"


async def load_printable(tx: Tx, kind: Kind, sale_id: UUID) -> Printable:
    """Read it. Raises NotFound."""
    sale = await store.read(tx, kind, sale_id)
    settings, logo = await invoicing.letterhead(tx)
    return Printable(paper_of(sale), settings, logo)


def pdf(found: Printable) -> bytes:
    """Print it: blocking."""
    return invoicing.print_paper(found.paper, found.settings, found.logo)


def paper_of(sale: Sale) -> Paper:
    """Say what is printed of a quote or order."""
    document = sale.document
    return Paper(
        sale.kind,
        sale.label,
        document,
        (
            ("valid_until", sale.valid_until or ""),
            ("delivered", sale.delivery or ""),
            ("customer_reference", document.customer_reference),
            ("vat_id", document.buyer.vat_id),
        ),
    )
