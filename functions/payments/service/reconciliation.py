"""What the bank says and what the books say, and why they differ."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from functions.ledger.service import entry_items as ledger
from functions.payments.rules.reconciliation import compared
from functions.payments.store import lines as store
from layers.database.transactions import Tx


async def compare(tx: Tx, account_id: UUID, on: date) -> dict[str, Any] | None:
    """Compare an account's last statement with its ledger account on a day, in two trips."""
    rows = await tx.read(store.reconciliation(account_id, on))
    if not rows:
        return None
    row = rows[0]
    (found,) = await tx.read(ledger.balance_in(row["account"], row["currency"], on))
    return compared({**row, "on": on}, Decimal(found["balance"]))
