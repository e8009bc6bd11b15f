"""Exchange rates and what they do to balances in other currencies."""

from datetime import date
from decimal import Decimal

from anyio import to_thread

from functions.ledger import service as ledger
from functions.ledger.rules import rates as rules
from functions.ledger.rules.rates import Monetary
from functions.ledger.store import balances, revaluations
from functions.ledger.store import rates as store
from layers.database.transactions import Read, Tx

RATES, REVALUATIONS = store.RATES, revaluations.REVALUATIONS


async def set_rate(tx: Tx, currency: str, dated: date, rate: Decimal) -> Read:
    """Type in a rate: units of the currency for one of the company's."""
    await store.keep_rates(tx, [(currency, dated, rate)], "typed")
    return store.rate(currency, dated)


async def drop_rate(tx: Tx, currency: str, dated: date) -> Read:
    """Delete a rate; what was booked with it stays booked."""
    await store.drop_rate(tx, currency, dated)
    return store.rates_kept(0, dated, dated)


async def import_rates(tx: Tx, rows: list[tuple[str, date, Decimal]]) -> int:
    """Type in many rates at once."""
    await store.keep_rates(tx, rows, "typed")
    return len(rows)


async def import_ecb(tx: Tx, content: bytes) -> Read:
    """Read a file of the European Central Bank; cross rates where the books are not in euro."""
    home = (await ledger.books(tx)).currency
    days = await to_thread.run_sync(rules.read_ecb, content)
    found = rules.cross_rates(days, home)
    await store.keep_rates(tx, found, "ecb")
    dates = [dated for _, dated, _ in found]
    return store.rates_kept(len(found), min(dates), max(dates))


async def revalue(tx: Tx, on: date) -> Read:
    """Bring open items and bank balances to the day's rates, and take it back the day after.

    Run again on the same day it books only what changed since.
    """
    books = await ledger.books(tx)
    held = [Monetary(*row) for row in await balances.monetary(tx, on)]
    made = rules.revaluation(held, books.currency, books.defaults, on)
    tx.about("revaluation", made.id)
    await revaluations.keep(tx, made)
    await ledger.post_all(tx, [made.entry, made.reversal])
    return revaluations.revaluation(made.id)
