"""Months, days, and months less days add up to the same as all days."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from functions.ledger.model import Line
from functions.reports import store
from functions.reports.model import EVERYTHING, Movement, Span
from layers.database.transactions import READ_ONLY, transaction
from tests.functions.reports.books import Books

FIRST = date(2025, 1, 1)
DAYS = 120


async def test_any_period_is_the_sum_of_its_days(books: Books) -> None:
    for n in range(DAYS):
        await books.post(
            FIRST + timedelta(days=n),
            Line("6000", Decimal(2**n % 9973 + 1)),
            Line("1010", -Decimal(2**n % 9973 + 1)),
        )
    chance = Random(7)  # noqa: S311
    drawn = [sorted(chance.sample(range(DAYS), 2)) for _ in range(150)]
    edges = [[n, n] for n in range(0, DAYS, 3)] + [[0, DAYS - 1], [0, 30], [31, 58], [14, 44]]
    spans = [Span(FIRST + timedelta(days=a), FIRST + timedelta(days=b)) for a, b in drawn + edges]
    async with transaction(books.actor, READ_ONLY) as tx:
        await store.only_read(tx)
        asked = await store.ask_movements(tx, spans, EVERYTHING)
        await tx.arrive()
        found = {(m.account, m.column): m for m in await asked.all()}
    for column, span in enumerate(spans):
        first, last = (span.starts - FIRST).days, (span.ends - FIRST).days
        wanted = sum((Decimal(2**n % 9973 + 1) for n in range(first, last + 1)), Decimal())
        nothing = Movement("6000", column, Decimal(), Decimal())
        movement = found.get(("6000", column), nothing)
        assert (movement.debit, movement.credit) == (wanted, 0), span
