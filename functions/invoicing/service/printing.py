"""Documents as files: PDF, Factur-X, UBL and CII. Reading is async, making is for a thread.

What makes them is imported when one is made: most processes never do.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from functions.invoicing.model import Document, Settings
from functions.invoicing.rules import documents
from functions.invoicing.service.settings import logo_of
from functions.invoicing.store.documents import ask_document
from functions.invoicing.store.settings import ask_settings_of
from functions.ledger import service as ledger
from layers.database.transactions import Tx
from shared.nouns import dataclass

if TYPE_CHECKING:
    from functions.invoicing.einvoice.nouns import EInvoice
    from functions.invoicing.einvoice.rules.breach import Breach
    from functions.invoicing.rules.electronic import Issued


@dataclass(frozen=True, slots=True)
class Printable:
    """All that goes on a document; a draft is not issued."""

    document: Document
    settings: Settings
    issued: "Issued | None"
    logo: bytes | None

    @property
    def name(self) -> str:
        """The name of its file, without an ending."""
        said = self.issued.number if self.issued else "draft"
        return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in said)


async def load_printable(tx: Tx, invoice_id: UUID) -> Printable:
    """Read a document with what the company prints on it, as it was sent. Raises NotFound."""
    from functions.invoicing.einvoice.nouns import Preceding
    from functions.invoicing.rules.electronic import Issued

    asked = await ask_document(tx, invoice_id)
    asked_settings = await ask_settings_of(tx, invoice_id)
    asked_books = await ledger.ask_books(tx)
    await tx.arrive()
    stored = await asked.get()
    settings = await asked_settings.get()
    home = (await asked_books.get()).currency
    number, dated = stored.credits_number, stored.credits_dated
    preceding = (Preceding(number, dated),) if number else ()
    issued = None if stored.is_draft else Issued(stored.number or "", home, preceding)
    return Printable(stored.document, settings, issued, await logo_of(tx, settings))


def pdf(found: Printable) -> bytes:
    """Print it: blocking."""
    from functions.invoicing.printing.render import render
    from functions.invoicing.rules.sheets import sheet_of

    return render(sheet_of(found.document, found.settings, found.issued, found.logo))


def fit(found: Printable) -> "EInvoice":
    """Give the electronic invoice. Raises InvoiceNotPosted, InvoiceUnfit."""
    from functions.invoicing.rules.electronic import check_fit

    documents.check_posted(found.issued is None)
    assert found.issued is not None
    return check_fit(found.document, found.settings, found.issued)


def reasons(found: Printable) -> "list[Breach]":
    """Say what keeps it from being an electronic invoice; of a draft, but for its number."""
    from functions.invoicing.rules.electronic import Issued, reasons_against

    issued = found.issued or Issued("DRAFT", found.document.currency)
    return reasons_against(found.document, found.settings, issued)


def ubl(found: Printable) -> bytes:
    """Write it as UBL: blocking. Raises InvoiceNotPosted, InvoiceUnfit."""
    from functions.invoicing.einvoice.ubl import write_ubl

    return _sound(write_ubl(fit(found)))


def cii(found: Printable) -> bytes:
    """Write it as CII: blocking. Raises InvoiceNotPosted, InvoiceUnfit."""
    from functions.invoicing.einvoice.cii import write_cii

    return _sound(write_cii(fit(found)))


def hybrid(found: Printable) -> bytes:
    """Print it as Factur-X, for people and machines: blocking. Raises as cii does."""
    from functions.invoicing.printing.render import factur_x

    return factur_x(pdf(found), cii(found), found.document.language)


def _sound(document: bytes) -> bytes:
    """Hold what leaves the house to its schema: our rules let nothing through that it refuses."""
    from functions.invoicing.einvoice.schemas import schema_errors

    errors = schema_errors(document)
    assert not errors, errors
    return document
