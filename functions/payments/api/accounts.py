"""The endpoints of bank and cash accounts, and of the settings."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery

from functions.payments.api.shapes import (
    BankAccountBody,
    BankAccountReply,
    Deleted,
    Reconciliation,
    SettingsBody,
    SettingsReply,
)
from functions.payments.model import BankAccount
from functions.payments.service import accounts as service
from functions.payments.service import reconciliation
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from layers.http.versions import Expected
from shared.actor import Permission
from shared.errors import NotFound
from shared.ids import new_id

router = APIRouter(prefix="/v1/payments", tags=["payments"])
Writing = Annotated[Command, permit(Permission.BANK_ACCOUNTS_WRITE)]
Reading = Annotated[Query, may(Permission.BANK_ACCOUNTS_READ)]

add_list(router, "/bank-accounts", service.LISTING, BankAccountReply, Permission.BANK_ACCOUNTS_READ)


class AskReconciliation(Shape):
    """The day to compare on."""

    on: date


@router.post("/bank-accounts", status_code=201)
async def open_bank_account(body: BankAccountBody, command: Writing) -> BankAccountReply:
    """Add a bank or cash account."""
    account = _account(new_id(), body)
    return await command.run(BankAccountReply, lambda tx: service.open_account(tx, account))


@router.get("/bank-accounts/{account_id}")
async def get_bank_account(account_id: UUID, query: Reading) -> BankAccountReply:
    """Read a bank or cash account."""
    missing = f"No bank account {account_id}."
    return await query.one(BankAccountReply, service.account(account_id), missing)


@router.put("/bank-accounts/{account_id}")
async def change_bank_account(
    account_id: UUID, body: BankAccountBody, command: Writing, expected: Expected
) -> BankAccountReply:
    """Change a bank account; its currency and ledger account stay once money moved on it."""
    account = _account(account_id, body)
    return await command.run(
        BankAccountReply, lambda tx: service.change_account(tx, account, expected)
    )


@router.delete("/bank-accounts/{account_id}")
async def delete_bank_account(account_id: UUID, command: Writing) -> Deleted:
    """Delete a bank account on which nothing ever moved; put others out of use instead."""
    return await command.run(Deleted, lambda tx: service.close_account(tx, account_id))


@router.get("/bank-accounts/{account_id}/reconciliation")
async def reconcile(
    account_id: UUID, ask: Annotated[AskReconciliation, InQuery()], query: Reading
) -> Reconciliation:
    """Compare what the bank and the books say on a day, and explain the difference."""
    found = await query.within(lambda tx: reconciliation.compare(tx, account_id, ask.on))
    if found is None:
        raise NotFound(f"No bank account {account_id}.")
    return Reconciliation.model_validate(found)


@router.get("/settings")
async def get_payment_settings(query: Reading) -> SettingsReply:
    """Read what the company chose for its payments."""
    return await query.one(SettingsReply, service.settings(), "No settings.")


@router.put("/settings")
async def change_payment_settings(
    body: SettingsBody, command: Writing, expected: Expected
) -> SettingsReply:
    """Choose how much may be written off of a document, and where the bank's fees go."""
    return await command.run(
        SettingsReply,
        lambda tx: service.change_settings(tx, body.write_off_limit, body.fee_account, expected),
    )


def _account(account_id: UUID, body: BankAccountBody) -> BankAccount:
    return BankAccount(
        account_id, body.kind, body.name, body.currency, body.account, body.journal, body.iban,
        body.bic, body.number, body.is_active,
    )  # fmt: skip
