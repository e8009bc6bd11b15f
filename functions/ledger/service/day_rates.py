"""Rates of several currencies on several days, for those who book many documents at once."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from functions.ledger.store import day_rates as store
from layers.database.transactions import Cursor, Tx


async def ask_rates(tx: Tx, wanted: Sequence[tuple[str, date]]) -> Cursor:
    """Queue the question for the latest rates on or before days; it travels with the next trip."""
    return await store.ask_rates(tx, wanted)


async def rates_given(cursor: Cursor) -> dict[tuple[str, date], Decimal]:
    """Read the answer to `ask_rates`; a currency without a rate is left out."""
    return {(currency, dated): rate async for currency, dated, rate in cursor}
