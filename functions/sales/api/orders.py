"""Orders: lists, drafts and amendments, confirmation, invoicing."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from functions.sales.api.papers import PDF, as_file, printed
from functions.sales.api.shapes import (
    InvoiceOrder,
    OrderBody,
    OrderInvoice,
    OrderReply,
    OrderRow,
    SaleGone,
    WhyNot,
)
from functions.sales.model import Kind
from functions.sales.service import drafts, finding
from functions.sales.service import orders as service
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.identity import check_permission
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/sales", tags=["sales"])
Writing = Annotated[Command, permit(Permission.SALES_WRITE)]
Confirming = Annotated[Command, permit(Permission.SALES_CONFIRM)]
Reading = Annotated[Query, may(Permission.SALES_READ)]

add_list(router, "/orders", finding.ORDERS, OrderRow, Permission.SALES_READ)


@router.post("/orders", status_code=201)
async def create_order(body: OrderBody, command: Writing) -> OrderReply:
    """Write a draft order without a quote."""
    wanted = body.noun()
    return await command.run(OrderReply, lambda tx: drafts.create(tx, Kind.ORDER, wanted))


@router.get("/orders/{order_id}")
async def get_order(order_id: UUID, query: Reading) -> OrderReply:
    """Show an order, with what is invoiced and what remains."""
    return await query.one(OrderReply, finding.one_order(order_id), f"No order {order_id}.")


@router.put("/orders/{order_id}")
async def change_order(
    order_id: UUID, body: OrderBody, expected: Expected, command: Writing
) -> OrderReply:
    """Write a draft anew, or amend a confirmed order; what is invoiced of it stays."""
    wanted = body.noun()
    return await command.run(
        OrderReply, lambda tx: drafts.change(tx, Kind.ORDER, order_id, expected, wanted)
    )


@router.delete("/orders/{order_id}")
async def delete_order(order_id: UUID, expected: Expected, command: Writing) -> SaleGone:
    """Throw a draft order away."""
    return await command.run(SaleGone, lambda tx: drafts.delete(tx, Kind.ORDER, order_id, expected))


@router.post("/orders/{order_id}/copy", status_code=201)
async def copy_order(order_id: UUID, command: Writing) -> OrderReply:
    """Write a new order like this one, dated today."""
    return await command.run(OrderReply, lambda tx: drafts.copy(tx, Kind.ORDER, order_id))


@router.post("/orders/{order_id}/confirm")
async def confirm_order(order_id: UUID, command: Confirming) -> OrderReply:
    """Give an order its number; from here on it can be invoiced."""
    return await command.run(OrderReply, lambda tx: service.confirm_order(tx, order_id))


@router.post("/orders/{order_id}/cancel")
async def cancel_order(order_id: UUID, body: WhyNot, command: Confirming) -> OrderReply:
    """Call an order off of which nothing is invoiced."""
    return await command.run(OrderReply, lambda tx: service.cancel_order(tx, order_id, body.reason))


@router.post("/orders/{order_id}/invoices", status_code=201)
async def invoice_order(
    order_id: UUID,
    body: InvoiceOrder,
    command: Annotated[Command, permit(Permission.SALES_INVOICE)],
) -> OrderInvoice:
    """Invoice an order, whole or in part; never more than was ordered."""
    billing = body.noun()

    async def invoice(tx: Tx) -> Read:
        if billing.post:
            check_permission(tx.actor, Permission.INVOICES_POST)
        return await service.invoice_order(tx, order_id, billing)

    return await command.run(OrderInvoice, invoice)


@router.get("/orders/{order_id}/pdf", response_class=Response, responses=as_file(PDF))
async def get_order_pdf(order_id: UUID, query: Reading) -> Response:
    """Print an order confirmation."""
    return await printed(query, Kind.ORDER, order_id)
