"""How the difference between a bank statement and the books is explained."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def compared(said: Mapping[str, Any], ledger_balance: Decimal) -> dict[str, Any]:
    """Explain the books' balance by the bank's.

    Lines that nobody matched are not in the books; payments by hand that no line confirms are in
    the books only. What remains are entries posted by hand, or what was there before the first
    statement.
    """
    bank = said["statement_balance"]
    stated = Decimal() if bank is None else Decimal(bank)
    expected = stated - said["unposted"] - said["ignored"] + said["outstanding"]
    other = ledger_balance - expected
    facts = {name: value for name, value in said.items() if name != "moved"}
    return {
        **facts,
        "ledger_balance": ledger_balance,
        "difference": ledger_balance - stated,
        "other": other,
        "is_reconciled": bank is not None and not other and not said["unposted_count"],
    }
