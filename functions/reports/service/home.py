"""The home page: many small figures in one trip."""

from datetime import date

from functions.reports import store
from functions.reports.model import EVERYTHING, Beginning, Side
from functions.reports.rules import home as rules
from functions.reports.rules.home import Dashboard, Facts
from layers.database.transactions import Tx


async def dashboard(tx: Tx, on: date) -> Dashboard:
    """Read what the home page shows of a company on a day."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    accounts = await store.ask_accounts(tx)
    spans = (*rules.spans_for(on), *rules.trend_spans(on))
    movements = await store.ask_movements(tx, spans, EVERYTHING)
    closing = await store.ask_closing_movements(tx, spans, EVERYTHING)
    cash = await store.ask_cash(tx, on)
    receivables = await store.ask_open_items(tx, on, Side.RECEIVABLE, None)
    payables = await store.ask_open_items(tx, on, Side.PAYABLE, None)
    waiting = await store.ask_waiting(tx, on)
    await tx.arrive()
    facts = Facts(
        await accounts.all(), await movements.all(), await closing.all(), await cash.all(),
        await receivables.all(), await payables.all(), await waiting.one(),
    )  # fmt: skip
    return rules.dashboard(await books.get(), on, facts)


async def beginning(tx: Tx) -> Beginning:
    """Read how far a company has come; it need not keep books yet."""
    await store.only_read(tx)
    found = await store.ask_beginning(tx)
    await tx.arrive()
    return await found.one()
