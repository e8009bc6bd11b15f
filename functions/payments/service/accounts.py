"""Bank and cash accounts, and the settings of payments."""

from dataclasses import asdict
from decimal import Decimal
from uuid import UUID

from functions.ledger.service import accounts as ledger
from functions.payments.model import BankAccount, Settings
from functions.payments.rules import bank_accounts as rules
from functions.payments.store import accounts as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version

LISTING = store.LISTING


async def open_account(tx: Tx, account: BankAccount) -> Read:
    """Add a bank or cash account."""
    checked = rules.check(account)
    tx.about("bank_account", account.id)
    rules.check_ledger_account(checked, await tx.read(ledger.account(checked.account)))
    await store.insert(tx, checked)
    return store.read(account.id)


async def change_account(tx: Tx, account: BankAccount, expected: int) -> Read:
    """Change an account; what entries lean on stays once money moved."""
    checked = rules.check(account)
    before, version = await store.lock(tx, account.id)
    check_version(version, expected)
    tx.about("bank_account", account.id, asdict(before) | {"id": str(before.id)})
    rules.check_change(before, checked, used=await store.is_used(tx, account.id))
    rules.check_ledger_account(checked, await tx.read(ledger.account(checked.account)))
    await store.update(tx, checked)
    return store.read(account.id)


async def close_account(tx: Tx, account_id: UUID) -> Read:
    """Delete an account on which nothing ever moved; others are put out of use."""
    before, _ = await store.lock(tx, account_id)
    tx.about("bank_account", account_id, asdict(before) | {"id": str(before.id)})
    await store.delete(tx, account_id)
    return store.deleted(account_id)


def account(account_id: UUID) -> Read:
    """Say how to read one account."""
    return store.read(account_id)


def settings() -> Read:
    """Say how to read the settings."""
    return store.read_settings()


async def change_settings(tx: Tx, limit: Decimal, fee_account: str, expected: int) -> Read:
    """Set how much may be written off at once, and where bank fees go."""
    rules.check_fee_account(fee_account, await tx.read(ledger.account(fee_account)))
    await store.keep_settings(tx, Settings(limit, fee_account), expected)
    return store.read_settings()
