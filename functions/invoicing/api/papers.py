"""Documents as files, what keeps one from being an electronic invoice, and sending."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter, Response

from functions.invoicing.api.shapes import InvoiceReply, Reason, SendInvoice, Validation
from functions.invoicing.service import printing, sending
from functions.invoicing.service.printing import Printable
from functions.invoicing.service.sending import Wish
from layers.database.transactions import READ_ONLY, transaction
from layers.http.commands import Command, permit
from layers.http.queries import Query, may
from shared.actor import Permission

router = APIRouter(prefix="/v1/invoicing", tags=["invoicing"])
Reading = Annotated[Query, may(Permission.INVOICES_READ)]
Sending = Annotated[Command, permit(Permission.INVOICES_SEND)]
PDF, XML = "application/pdf", "application/xml"


def _file(media_type: str) -> dict[int | str, dict[str, object]]:
    """Describe a file as a reply."""
    return {200: {"content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}}


@router.get("/invoices/{invoice_id}/pdf", response_class=Response, responses=_file(PDF))
async def get_pdf(invoice_id: UUID, query: Reading) -> Response:
    """Print a document; a draft says that it is one."""
    return await _made(query, invoice_id, printing.pdf, ("{name}.pdf", PDF))


@router.get("/invoices/{invoice_id}/factur-x", response_class=Response, responses=_file(PDF))
async def get_factur_x(invoice_id: UUID, query: Reading) -> Response:
    """Print a posted document with its data in it, as Factur-X (ZUGFeRD)."""
    return await _made(query, invoice_id, printing.hybrid, ("{name}-factur-x.pdf", PDF))


@router.get("/invoices/{invoice_id}/ubl", response_class=Response, responses=_file(XML))
async def get_ubl(invoice_id: UUID, query: Reading) -> Response:
    """Give a posted document as UBL 2.1."""
    return await _made(query, invoice_id, printing.ubl, ("{name}-ubl.xml", XML))


@router.get("/invoices/{invoice_id}/cii", response_class=Response, responses=_file(XML))
async def get_cii(invoice_id: UUID, query: Reading) -> Response:
    """Give a posted document as UN/CEFACT CII."""
    return await _made(query, invoice_id, printing.cii, ("{name}-cii.xml", XML))


@router.get("/invoices/{invoice_id}/validation")
async def validate_invoice(invoice_id: UUID, query: Reading) -> Validation:
    """Say what keeps a document from being an electronic invoice by EN 16931."""
    found = await query.within(lambda tx: printing.load_printable(tx, invoice_id))
    reasons = [
        Reason(rule=each.rule, pointer=each.field, detail=each.reason)
        for each in printing.reasons(found)
    ]
    return Validation(is_fit=not reasons, reasons=reasons)


@router.post("/invoices/{invoice_id}/send")
async def send_invoice(invoice_id: UUID, body: SendInvoice, command: Sending) -> InvoiceReply:
    """Send a posted document by e-mail, as Factur-X or as a plain PDF."""
    wish = Wish(body.to, body.subject, body.message, is_electronic=body.format == "factur-x")
    # The letter is made before the command begins, so that no connection waits for a printer;
    # the command checks the sender's rights again.
    async with transaction(replace(command.actor, rights_version=None), READ_ONLY) as tx:
        found = await printing.load_printable(tx, invoice_id)
    letter = await to_thread.run_sync(sending.letter_for, found, wish, invoice_id)
    return await command.run(InvoiceReply, lambda tx: sending.send_invoice(tx, invoice_id, letter))


@router.post("/invoices/{invoice_id}/mark-sent")
async def mark_sent(invoice_id: UUID, command: Sending) -> InvoiceReply:
    """Note that a document was sent by other ways."""
    return await command.run(InvoiceReply, lambda tx: sending.mark_sent(tx, invoice_id))


async def _made(
    query: Query, invoice_id: UUID, make: Callable[[Printable], bytes], as_file: tuple[str, str]
) -> Response:
    """Read a document, make a file of it in a thread, and hand it out."""
    found = await query.within(lambda tx: printing.load_printable(tx, invoice_id))
    content = await to_thread.run_sync(make, found)
    name, media_type = as_file
    headers = {
        "Content-Disposition": f'inline; filename="{name.format(name=found.name)}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
    }
    return Response(content, media_type=media_type, headers=headers)
