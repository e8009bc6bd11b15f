"""What the demo company starts with, and what it costs to run: entries in the books."""

from datetime import date
from decimal import Decimal

from local.seed.api import JSON, Api

CAPITAL = Decimal(50000)
MONTHLY = (
    ("6020", "Salaries", Decimal("14800.00")),
    ("6310", "Rent", Decimal("2950.00")),
    ("6325", "Electricity", Decimal("412.80")),
    ("5400", "Goods purchased", Decimal("9650.00")),
)
"""Account, what for, and how much each month."""


async def plant(api: Api, starts: date, ends: date) -> None:
    """Pay in the capital, then pay what each month costs."""
    opening = {
        "dated": starts.isoformat(),
        "lines": [
            {"account": "1800", "amount": str(CAPITAL)},
            {"account": "2900", "amount": str(-CAPITAL)},
        ],
    }
    await api.post("/v1/ledger/opening-balances", opening)
    await api.bulk("/v1/ledger/entries/bulk", "entries", list(_monthly(starts, ends)))


def _monthly(starts: date, ends: date) -> list[JSON]:
    entries = []
    year, month = starts.year, starts.month
    while (day := date(year, month, 27)) <= ends:
        for account, label, amount in MONTHLY:
            entries.append(
                {
                    "dated": day.isoformat(),
                    "memo": f"{label} {day:%m/%Y}",
                    "lines": [
                        {"account": account, "amount": str(amount)},
                        {"account": "1800", "amount": str(-amount)},
                    ],
                }
            )
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return entries
