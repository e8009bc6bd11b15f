"""The statements: trial balance, profit and loss, balance sheet, cash flow; one trip, or two."""

from collections.abc import Sequence
from datetime import date

from functions.reports import store
from functions.reports.model import Report, Scope, Span
from functions.reports.rules import cash_flow as flow_rules
from functions.reports.rules import statements as rules
from functions.reports.rules.statements import Question
from layers.database.transactions import Tx


async def trial_balance(tx: Tx, spans: Sequence[Span], scope: Scope) -> Report:
    """Read balances only, never lines: as fast at five million lines as at five."""
    await store.only_read(tx)
    asked = await store.ask_books(tx, scope)
    accounts = await store.ask_accounts(tx)
    await tx.arrive()
    books = await asked.get()
    movements = await store.ask_movements(tx, rules.trial_balance_spans(books, spans), scope)
    await tx.arrive()
    question = Question(books, spans, scope)
    return rules.trial_balance(question, await accounts.all(), await movements.all())


async def profit_and_loss(tx: Tx, spans: Sequence[Span], scope: Scope) -> Report:
    """Read balances, and the few lines of closing entries to leave them out."""
    await store.only_read(tx)
    books = await store.ask_books(tx, scope)
    accounts = await store.ask_accounts(tx)
    movements = await store.ask_movements(tx, spans, scope)
    closing = await store.ask_closing_movements(tx, spans, scope)
    await tx.arrive()
    question = Question(await books.get(), spans, scope)
    return rules.profit_and_loss(
        question, await accounts.all(), await movements.all(), await closing.all()
    )


async def balance_sheet(tx: Tx, days: Sequence[date]) -> Report:
    """Read balances; the fiscal years come first, as the result of the year depends on them."""
    await store.only_read(tx)
    asked = await store.ask_books(tx, Scope())
    accounts = await store.ask_accounts(tx)
    await tx.arrive()
    books = await asked.get()
    spans = rules.balance_sheet_spans(books, days)
    movements = await store.ask_movements(tx, spans, Scope())
    await tx.arrive()
    return rules.balance_sheet(books, days, await accounts.all(), await movements.all())


async def cash_flow(tx: Tx, span: Span) -> Report:
    """Read the entries that moved money, and the balances around them."""
    await store.only_read(tx)
    books = await store.ask_books(tx, Scope())
    accounts = await store.ask_accounts(tx)
    flows = await store.ask_cash_flow(tx, span)
    movements = await store.ask_movements(tx, flow_rules.spans_of(span), Scope())
    await tx.arrive()
    return flow_rules.cash_flow(
        await books.get(), span, await accounts.all(), await flows.all(), await movements.all()
    )
