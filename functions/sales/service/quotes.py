"""Quotes: sent, accepted into an order, declined, revised."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from functions.documents import service as files
from functions.invoicing import service as documents
from functions.notifications import service as notifications
from functions.notifications.model import Attachment, Email
from functions.sales.model import Kind, Sale, Status
from functions.sales.rules import stages
from functions.sales.rules.letters import letter_text, recipient
from functions.sales.service.drafts import hold, wanted_again
from functions.sales.service.printing import Printable, pdf
from functions.sales.store import lists
from functions.sales.store import sales as store
from functions.sales.store import settings as settings_store
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.clock import today
from shared.events import QuoteSent
from shared.ids import new_id
from shared.nouns import dataclass

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Wish:
    """How a quote reaches its customer: by e-mail, or by other ways; blanks are filled in."""

    by_email: bool = True
    to: str = ""
    subject: str = ""
    message: str = ""


async def send_quote(tx: Tx, quote_id: UUID, wish: Wish) -> Read:
    """Give a quote its number, and note that the customer has it. A sent one is sent again.

    Raises SaleEmpty, QuoteAddressMissing, QuoteNotSent for one that was answered.
    """
    asked = await settings_store.ask_settings(tx)
    quote = await hold(tx, Kind.QUOTE, quote_id)
    stages.check_lines(quote)
    if quote.status is not Status.DRAFT:
        stages.check_sent(quote)
    to = recipient(wish.to, quote.document.buyer) if wish.by_email else ""
    (settings, _) = await asked.get()
    series = documents.series_on(settings.quote_series, quote.document.dated)
    facts = {"status": Status.SENT, "is_sent": True, "sent_to": to}
    await store.advance(tx, quote_id, facts, series)
    await emit(tx, QuoteSent(quote_id))
    return lists.quote(quote_id)


def letter_for(found: Printable, wish: Wish) -> Email:
    """Write the letter with the printed quote in it: blocking."""
    document, settings = found.paper.document, found.settings
    heading, paragraphs = letter_text(found.paper.number, settings.legal_name, document.language)
    return Email(
        to=recipient(wish.to, document.buyer),
        subject=wish.subject or heading,
        paragraphs=tuple(wish.message.split("\n\n")) if wish.message else paragraphs,
        attachments=(Attachment(found.name, PDF, pdf(found)),),
        about=("quote", document.id),
        sender_name=settings.legal_name,
        reply_to=settings.email,
        language=document.language,
    )


async def mail_quote(tx: Tx, quote_id: UUID, letter: Email) -> Read:
    """Queue the letter of a quote that has its number, and keep what it carries."""
    (carried,) = letter.attachments
    file_id = await files.store_file(tx, carried.name, carried.media_type, carried.content)
    await files.attach_file(tx, Kind.QUOTE, quote_id, file_id)
    await notifications.send_email(tx, letter)
    return lists.quote(quote_id)


async def accept_quote(tx: Tx, quote_id: UUID) -> Read:
    """Take the customer's yes: the quote becomes a draft order, at the quoted prices.

    Raises QuoteNotSent, QuoteExpired.
    """
    quote = await hold(tx, Kind.QUOTE, quote_id)
    stages.check_valid(quote, today())
    wanted = wanted_again(quote)
    document = replace(await documents.reckon(tx, wanted.draft), id=new_id())
    lines = tuple(new_id() for _ in document.lines)
    await store.write(tx, Sale(document, lines, Kind.ORDER, quote_id=quote_id))
    await store.advance(tx, quote_id, {"status": Status.ACCEPTED, "is_closed": True}, None)
    return lists.order(document.id)


async def decline_quote(tx: Tx, quote_id: UUID, reason: str) -> Read:
    """Take the customer's no. Raises QuoteNotSent."""
    stages.check_sent(await hold(tx, Kind.QUOTE, quote_id))
    await _advance(tx, quote_id, {"status": Status.DECLINED, "reason": reason, "is_closed": True})
    return lists.quote(quote_id)


async def revise_quote(tx: Tx, quote_id: UUID) -> Read:
    """Take a sent quote back to the desk; it keeps its number, as its next revision."""
    quote = await hold(tx, Kind.QUOTE, quote_id)
    if quote.status is not Status.DECLINED:
        stages.check_sent(quote)
    await _advance(tx, quote_id, {"status": Status.DRAFT, "revisions": 1})
    return lists.quote(quote_id)


async def _advance(tx: Tx, quote_id: UUID, facts: Mapping[str, Any]) -> None:
    await store.advance(tx, quote_id, facts, None)
