"""Invoices: lists, previews, drafts and their edits, posting."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.invoicing.api.previews import preview_of
from functions.invoicing.api.shapes import (
    BriefInvoice,
    Gone,
    InvoiceBody,
    InvoiceReply,
    InvoiceRow,
    NewInvoice,
    PostInvoice,
    PostInvoices,
    Preview,
)
from functions.invoicing.service import drafts as service
from functions.invoicing.service import finding
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.identity import check_permission
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import BulkReply
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/invoicing", tags=["invoicing"])
Writing = Annotated[Command, permit(Permission.INVOICES_WRITE)]
Posting = Annotated[Command, permit(Permission.INVOICES_POST)]
Reading = Annotated[Query, may(Permission.INVOICES_READ)]

add_list(router, "/invoices", finding.INVOICES, InvoiceRow, Permission.INVOICES_READ)


@router.post("/invoices/preview")
async def preview_invoice(body: InvoiceBody, query: Reading) -> Preview:
    """Reckon a document to the coin without keeping it."""
    draft = body.noun()
    return preview_of(await query.within(lambda tx: service.preview(tx, draft)))


@router.post("/invoices", status_code=201)
async def create_invoice(body: NewInvoice, command: Writing) -> BriefInvoice:
    """Write an invoice or credit note as a draft, or post it at once."""
    draft = body.noun()

    async def create(tx: Tx) -> Read:
        if body.post:
            check_permission(tx.actor, Permission.INVOICES_POST)
        return await service.create_invoice(tx, draft, post=body.post)

    return await command.run(BriefInvoice, create)


@router.post("/invoices/post")
async def post_invoices(body: PostInvoices, command: Posting) -> BulkReply[BriefInvoice]:
    """Post several drafts, each in a transaction of its own."""
    return await command.run_many(
        BriefInvoice, body.invoices, lambda tx, each: service.post_draft(tx, each, body.dated)
    )


@router.get("/invoices/{invoice_id}")
async def get_invoice(invoice_id: UUID, query: Reading) -> InvoiceReply:
    """Show an invoice or credit note, with what is still owed."""
    return await query.one(
        InvoiceReply, finding.one_invoice(invoice_id), f"No invoice {invoice_id}."
    )


@router.put("/invoices/{invoice_id}")
async def change_draft(
    invoice_id: UUID, body: InvoiceBody, expected: Expected, command: Writing
) -> InvoiceReply:
    """Write a draft anew; what is posted stays as it is."""
    draft = body.noun()
    return await command.run(
        InvoiceReply, lambda tx: service.change_draft(tx, invoice_id, expected, draft)
    )


@router.delete("/invoices/{invoice_id}")
async def delete_draft(invoice_id: UUID, expected: Expected, command: Writing) -> Gone:
    """Throw a draft away; what is posted is credited instead."""
    return await command.run(Gone, lambda tx: service.delete_draft(tx, invoice_id, expected))


@router.post("/invoices/{invoice_id}/post")
async def post_invoice(invoice_id: UUID, body: PostInvoice, command: Posting) -> BriefInvoice:
    """Post a draft: book it, number it, and close it to edits."""
    return await command.run(
        BriefInvoice, lambda tx: service.post_draft(tx, invoice_id, body.dated)
    )
