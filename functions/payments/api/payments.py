"""The endpoints of payments."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter

from functions.payments.api.shapes import (
    AllocateBody,
    AllocationBody,
    CancelBody,
    PaymentBody,
    PaymentDetail,
    PaymentEdit,
    PaymentImport,
    PaymentReply,
    PaymentRow,
    PaymentsBody,
    UnallocateBody,
    WriteOffBody,
    WriteOffReply,
)
from functions.payments.model import Claim, Direction, Draft, Side
from functions.payments.service import imports, write_offs
from functions.payments.service import payments as service
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.imports import add_import
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import BulkReply
from layers.http.versions import Expected, tag
from shared.actor import Permission
from shared.errors import NotFound
from shared.ids import new_id

router = APIRouter(prefix="/v1/payments", tags=["payments"])
Writing = Annotated[Command, permit(Permission.PAYMENTS_WRITE)]
Cancelling = Annotated[Command, permit(Permission.PAYMENTS_CANCEL)]
Reading = Annotated[Query, may(Permission.PAYMENTS_READ)]

add_list(router, "/payments", service.LISTING, PaymentRow, Permission.PAYMENTS_READ)


async def _import_payments(tx: Tx, rows: list[PaymentImport]) -> int:
    """Record the payments of a file."""
    return await imports.import_payments(tx, [_imported(row) for row in rows])


add_import(router, "/payments/import", PaymentImport, Permission.PAYMENTS_WRITE, _import_payments)


@router.post("/payments", status_code=201)
async def record_payment(body: PaymentBody, command: Writing) -> PaymentReply:
    """Record money received or sent: it is booked, numbered, and settles what it is for."""
    payment_id = new_id()
    return await command.run(PaymentReply, lambda tx: _record(tx, payment_id, body))


@router.post("/payments/bulk")
async def record_payments(body: PaymentsBody, command: Writing) -> BulkReply[PaymentReply]:
    """Record many payments, each on its own: those refused do not hold up the others."""

    async def one(tx: Tx, payment: PaymentBody) -> Read:
        return await _record(tx, new_id(), payment)

    return await command.run_many(PaymentReply, body.payments, one)


@router.get("/payments/{payment_id}")
async def get_payment(payment_id: UUID, query: Reading) -> PaymentDetail:
    """Read a payment with what it settles and what is left of it."""
    found = await query.within(lambda tx: service.find_payment(tx, payment_id))
    if found is None:
        raise NotFound(f"No payment {payment_id}.")
    detail = PaymentDetail.model_validate(_detail(found))
    tag(query.response, detail)
    return detail


@router.put("/payments/{payment_id}")
async def edit_payment(
    payment_id: UUID, body: PaymentEdit, command: Writing, expected: Expected
) -> PaymentReply:
    """Correct a payment's reference and memo; to change more, cancel it and record it anew."""
    said = (body.reference, body.memo)
    return await command.run(
        PaymentReply, lambda tx: service.edit_payment(tx, payment_id, said, expected)
    )


@router.post("/payments/{payment_id}/allocate")
async def allocate_payment(payment_id: UUID, body: AllocateBody, command: Writing) -> PaymentReply:
    """Settle documents with what is left of a payment."""

    async def work(tx: Tx) -> Read:
        claims = await _claims(tx, body.allocations)
        return await service.allocate_payment(tx, payment_id, claims, body.dated)

    return await command.run(PaymentReply, work)


@router.post("/payments/{payment_id}/unallocate")
async def unallocate_payment(
    payment_id: UUID, body: UnallocateBody, command: Writing
) -> PaymentReply:
    """Take allocations back: what they settled is open again, and the party has the credit."""
    return await command.run(
        PaymentReply,
        lambda tx: service.unallocate_payment(tx, payment_id, body.allocations, body.dated),
    )


@router.post("/payments/{payment_id}/cancel")
async def cancel_payment(payment_id: UUID, body: CancelBody, command: Cancelling) -> PaymentReply:
    """Undo a payment by its reversal: what it settled is open again."""
    return await command.run(
        PaymentReply, lambda tx: service.cancel_payment(tx, payment_id, body.dated, body.reason)
    )


@router.post("/write-offs", status_code=201)
async def write_off(
    body: WriteOffBody, command: Annotated[Command, permit(Permission.PAYMENTS_WRITE_OFF)]
) -> WriteOffReply:
    """Give up what little is left of documents; of each at most the limit of the settings."""

    async def work(tx: Tx) -> Read:
        claims = await _claims(tx, body.allocations)
        return await write_offs.write_off(tx, claims, body.dated, body.memo)

    return await command.run(WriteOffReply, work)


async def _record(tx: Tx, payment_id: UUID, body: PaymentBody) -> Read:
    claims = await _claims(tx, body.allocations)
    return await service.record_payment(tx, _draft(payment_id, body, claims))


async def _claims(tx: Tx, allocations: Sequence[AllocationBody]) -> tuple[Claim, ...]:
    named = [each.invoice_id for each in allocations if each.invoice_id]
    entries = await service.named_entries(tx, named)
    return tuple(
        Claim(
            entries[a.invoice_id] if a.invoice_id else _entry(a), a.position, a.amount, a.write_off
        )
        for a in allocations
    )


def _entry(allocation: AllocationBody) -> UUID:
    assert allocation.entry_id is not None  # the shape asks for one of the two
    return allocation.entry_id


def _draft(payment_id: UUID, body: PaymentBody, claims: tuple[Claim, ...]) -> Draft:
    return Draft(
        id=payment_id,
        direction=body.direction,
        side=body.side or _usual_side(body.direction),
        party_id=body.party_id,
        dated=body.dated,
        currency=body.currency,
        amount=body.amount,
        bank_account_id=body.bank_account_id,
        bank_amount=body.bank_amount,
        fee=body.fee,
        method=body.method,
        reference=body.reference,
        memo=body.memo,
        claims=claims,
    )


def _usual_side(direction: Direction) -> Side:
    return Side.CUSTOMER if direction is Direction.RECEIVED else Side.SUPPLIER


def _imported(row: PaymentImport) -> imports.Row:
    documents = tuple(n.strip() for n in row.documents.split(";") if n.strip())
    return imports.Row(
        row.party, row.bank_account, documents, row.currency, _usual_side(row.direction),
        {
            "direction": row.direction, "dated": row.dated, "amount": row.amount,
            "bank_amount": row.bank_amount, "fee": row.fee, "method": row.method,
            "reference": row.reference, "memo": row.memo,
        },
    )  # fmt: skip


def _detail(found: service.Detail) -> dict[str, Any]:
    allocations = [
        {
            "id": one.id,
            "entry_id": other.entry_id,
            "position": other.position,
            "number": number,
            "amount": one.amount,
            "dated": one.dated,
            "exchange": one.exchange,
            "exchange_entry": one.exchange_entry,
        }
        for one, other, number in found.allocations
    ]
    return {**found.row, "unallocated": found.unallocated, "allocations": allocations}
