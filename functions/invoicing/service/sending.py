"""Sending: an invoice by e-mail, checked first, kept with the record, and marked as sent."""

from uuid import UUID

from functions.documents import service as files
from functions.invoicing.printing.words import words
from functions.invoicing.rules import documents
from functions.invoicing.rules.sending import letter_text, recipient
from functions.invoicing.service import printing
from functions.invoicing.service.printing import Printable
from functions.invoicing.store import documents as store
from functions.invoicing.store import lists
from functions.notifications import service as notifications
from functions.notifications.model import Attachment, Email
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.errors import NotFound
from shared.events import InvoiceSent
from shared.nouns import dataclass

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants a document sent; what is empty is filled in."""

    to: str = ""
    subject: str = ""
    message: str = ""
    is_electronic: bool = True


def letter_for(found: Printable, wish: Wish, invoice_id: UUID) -> Email:
    """Write the letter with the document in it: blocking.

    Raises InvoiceNotPosted, NoAddress, InvoiceUnfit with its reasons in plain words.
    """
    documents.check_posted(found.issued is None)
    document, language = found.document, found.document.language
    title = words(language)[document.kind]
    content = printing.hybrid(found) if wish.is_electronic else printing.pdf(found)
    heading, paragraphs = letter_text(f"{title} {found.name}", found.settings.legal_name, language)
    return Email(
        to=recipient(wish.to, document.buyer),
        subject=wish.subject or heading,
        paragraphs=tuple(wish.message.split("\n\n")) if wish.message else paragraphs,
        attachments=(Attachment(f"{found.name}.pdf", PDF, content),),
        about=("invoice", invoice_id),
        sender_name=found.settings.legal_name,
        reply_to=found.settings.email,
        language=language,
    )


async def send_invoice(tx: Tx, invoice_id: UUID, letter: Email) -> Read:
    """Queue the letter, keep what it carries with the invoice, and note that it was sent."""
    (before,) = await tx.read(lists.brief(invoice_id)) or (None,)
    if before is None:
        raise NotFound(f"No invoice {invoice_id}.")
    tx.about("invoice", invoice_id, before)
    await store.mark_sent(tx, invoice_id, letter.to)
    (carried,) = letter.attachments
    file_id = await files.store_file(tx, carried.name, carried.media_type, carried.content)
    await files.attach_file(tx, "invoice", invoice_id, file_id)
    tx.about("invoice", invoice_id, before)
    await notifications.send_email(tx, letter)
    await emit(tx, InvoiceSent(invoice_id))
    return lists.invoice(invoice_id)


async def mark_sent(tx: Tx, invoice_id: UUID) -> Read:
    """Note that a posted document reached its customer by other ways, as on paper."""
    asked = await store.ask_document(tx, invoice_id, lock=True)
    await tx.arrive()
    stored = await asked.get()
    documents.check_posted(stored.is_draft)
    tx.about("invoice", invoice_id)
    await store.mark_sent(tx, invoice_id, "")
    await emit(tx, InvoiceSent(invoice_id))
    return lists.invoice(invoice_id)
