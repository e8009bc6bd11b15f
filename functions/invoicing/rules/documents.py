"""A document put together from its lines, and what may be done with it when."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.catalog.model import TaxedDocument
from functions.invoicing.model import (
    Buyer,
    Context,
    Document,
    Draft,
    Kind,
    Line,
    LineDraft,
    Posted,
)
from functions.invoicing.rules.credits import Given
from functions.ledger.model import Books
from functions.parties.model import AddressKind, Instalment, Party
from shared.errors import Refusal, ValueRefused

MOST = Decimal(10) ** 14
"""What a document may come to: its columns hold no more."""


class InvoicePosted(Refusal):
    """A posted document cannot be changed."""


class InvoiceNotPosted(Refusal):
    """Only a posted document has a number to be sent under."""


class DateBackwards(Refusal):
    """A document cannot be due or credited before its own date."""

    status = 422


class DocumentEmpty(Refusal):
    """A document without lines cannot be posted."""

    status = 422


def check_draft(is_draft: bool, number: str | None) -> None:
    """Refuse to change what is posted. Raises InvoicePosted."""
    if not is_draft:
        raise InvoicePosted(f"{number} is posted: credit it and write a new one.", number=number)


def check_posted(is_draft: bool) -> None:
    """Refuse what only a posted document can do. Raises InvoiceNotPosted."""
    if is_draft:
        raise InvoiceNotPosted("Post the draft first.")


def check_lines(lines: Sequence[object]) -> None:
    """Refuse to post a document that sells nothing. Raises DocumentEmpty."""
    if not lines:
        raise DocumentEmpty("Add a line first.", pointer="/body/lines")


def check_rate(draft: Draft, currency: str, home: str) -> None:
    """Refuse to exchange the company's currency into itself. Raises ValueRefused."""
    if currency == home and draft.rate not in (None, 1):
        raise ValueRefused(
            f"{home} is the company's own currency, and has no exchange rate.",
            pointer="/body/rate",
        )


def check_size(lines: Iterable[Line], taxed: TaxedDocument, books: Books) -> None:
    """Refuse what no column holds, in either currency. Raises ValueRefused."""
    whole = abs(taxed.total)
    for place, line in enumerate(lines):
        whole += abs(line.quantity * line.unit_price)
        if max(whole, whole / books.rate) > MOST:
            raise ValueRefused(
                "The document comes to more than can be kept.", pointer=f"/body/lines/{place}"
            )


def buyer_of(party: Party) -> Buyer:
    """Freeze the customer as a document names them."""
    at = party.address_for(AddressKind.BILLING)
    return Buyer(
        name=party.name,
        contact=at.recipient if at else "",
        line1=at.line1 if at else "",
        line2=at.line2 if at else "",
        postcode=at.postcode if at else "",
        city=at.city if at else "",
        region=at.region if at else "",
        country=at.country if at else "",
        vat_id=party.vat_number,
        email=party.invoice_email or party.email,
        code=party.code,
    )


def document_of(
    document_id: UUID,
    draft: Draft,
    context: Context,
    lines: tuple[Line, ...],
    due: tuple[TaxedDocument, tuple[Instalment, ...]],
) -> Document:
    """Put a document together; `due` is what it comes to, and when that is due."""
    taxed, instalments = due
    books, party = context.books, context.party
    return Document(
        id=document_id,
        kind=draft.kind,
        party_id=party.id,
        buyer=buyer_of(party),
        dated=draft.dated,
        currency=books.foreign_currency,
        rate=books.rate,
        language=party.language or context.settings.language,
        lines=lines,
        taxes=taxed.taxes,
        net=taxed.net,
        tax=taxed.tax,
        total=taxed.total,
        total_company=books.converted(taxed.total),
        instalments=instalments,
        delivered=draft.delivered,
        terms_id=draft.terms_id,
        terms=context.terms.name if draft.kind is Kind.INVOICE else "",
        customer_reference=draft.customer_reference,
        note=draft.note,
        reason=draft.reason,
        own_rate=draft.rate is not None,
    )


def draft_of(document: Document, dated: date) -> Draft:
    """Ask again for what a stored draft says, so that it is posted as things stand now."""
    return Draft(
        party_id=document.party_id,
        dated=dated,
        lines=tuple(
            LineDraft(
                quantity=line.quantity,
                product_id=line.product_id,
                description=line.description,
                unit=line.unit,
                unit_price=line.unit_price,
                discount=line.discount,
                taxes=tuple(tax.code for tax in line.taxes),
                account=line.account,
                dimensions=line.dimensions,
                source_line=line.source_line,
                credits_line=line.credits_line,
            )
            for line in document.lines
        ),
        kind=document.kind,
        delivered=document.delivered,
        currency=document.currency,
        rate=document.rate if document.own_rate else None,
        terms_id=document.terms_id,
        customer_reference=document.customer_reference,
        note=document.note,
        reason=document.reason,
    )


def credit_note_of(
    note_id: UUID, posted: Posted, given: Given, on: tuple[date, str], books: Books
) -> Document:
    """Put together the credit note of an invoice, at the rate that the invoice was booked at.

    `on` is its date and the reason. Raises DateBackwards.
    """
    invoice, (dated, reason) = posted.document, on
    if dated < invoice.dated:
        raise DateBackwards(
            f"The invoice is of {invoice.dated}; credit it then or later.", pointer="/body/dated"
        )
    total = given.net + given.tax
    return Document(
        id=note_id,
        kind=Kind.CREDIT_NOTE,
        party_id=invoice.party_id,
        buyer=invoice.buyer,
        dated=dated,
        currency=invoice.currency,
        rate=invoice.rate,
        language=invoice.language,
        lines=given.lines,
        taxes=given.taxes,
        net=given.net,
        tax=given.tax,
        total=total,
        total_company=books.converted(total),
        instalments=(Instalment(dated, total),),
        customer_reference=invoice.customer_reference,
        credits=invoice.id,
        reason=reason,
    )
