"""Taxes, cash, and what was sold."""

from collections.abc import Sequence
from datetime import date

from functions.reports import store
from functions.reports.model import EVERYTHING, By, Page, Report, SalesLines, Span
from functions.reports.rules import money, sales, taxes
from functions.reports.rules.statements import Question
from layers.database.transactions import Tx
from shared.currencies import exponent


async def tax_summary(tx: Tx, spans: Sequence[Span]) -> Report:
    """Read base and amount of every tax in each period."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    sums = await store.ask_taxes(tx, spans)
    await tx.arrive()
    return taxes.tax_summary(Question(await books.get(), spans), await sums.all())


async def tax_lines(tx: Tx, span: Span, tax: str | None, figure: str, page: Page) -> Report:
    """Read what entries added to a tax."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    lines = await store.ask_tax_lines(tx, span, tax, page)
    await tx.arrive()
    return taxes.tax_lines(Question(await books.get(), [span]), await lines.all(), page, figure)


async def cash_position(tx: Tx, on: date) -> Report:
    """Read the balance of every bank and cash account."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    balances = await store.ask_cash(tx, on)
    await tx.arrive()
    return money.cash_position(await books.get(), on, await balances.all())


async def sold(tx: Tx, spans: Sequence[Span], by: By) -> Report:
    """Read what was invoiced less what was credited, by customer, product or month."""
    await store.only_read(tx)
    asked = await store.ask_books(tx, EVERYTHING)
    await tx.arrive()
    books = await asked.get()
    sums = await store.ask_sales(tx, spans, by, exponent(books.currency))
    await tx.arrive()
    return sales.sales(Question(books, spans), by, await sums.all())


async def sales_lines(tx: Tx, wanted: SalesLines, page: Page) -> Report:
    """Read the invoice lines behind a figure of the sales report."""
    await store.only_read(tx)
    asked = await store.ask_books(tx, EVERYTHING)
    await tx.arrive()
    books = await asked.get()
    lines = await store.ask_sales_lines(tx, wanted, page, exponent(books.currency))
    await tx.arrive()
    return sales.sales_lines(Question(books, [wanted.span]), wanted, await lines.all(), page)
