"""Credit notes for posted invoices."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.invoicing.api.shapes import BriefInvoice, CreditInvoice
from functions.invoicing.service import credits as service
from functions.invoicing.service.credits import CreditAsked
from layers.http.commands import Command, permit
from shared.actor import Permission
from shared.errors import ValueRefused

router = APIRouter(prefix="/v1/invoicing", tags=["invoicing"])


@router.post("/invoices/{invoice_id}/credit", status_code=201)
async def credit_invoice(
    invoice_id: UUID,
    body: CreditInvoice,
    command: Annotated[Command, permit(Permission.INVOICES_CREDIT)],
) -> BriefInvoice:
    """Credit an invoice, whole or in part; crediting all of it cancels it."""
    asked = CreditAsked(body.dated, body.reason, _quantities(body))
    return await command.run(BriefInvoice, lambda tx: service.credit_invoice(tx, invoice_id, asked))


def _quantities(body: CreditInvoice) -> dict[int, Decimal] | None:
    """Give the quantities by line. Raises ValueRefused for a line named twice."""
    if body.lines is None:
        return None
    found = {each.line: each.quantity for each in body.lines}
    if len(found) < len(body.lines):
        raise ValueRefused("Name each line once.", pointer="/body/lines")
    return found
