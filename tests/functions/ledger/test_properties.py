"""Whatever is booked: it balances, it is never settled twice, and differences close to zero."""

from collections import defaultdict
from contextlib import nullcontext
from datetime import date, timedelta
from decimal import Decimal

import psycopg
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from functions.ledger.model import Item, JournalEntry, Line, Pair, PostedEntry
from functions.ledger.rules.entries import TypedLine, completed, opening_entry
from functions.ledger.rules.imports import grouped
from functions.ledger.rules.posting import OverAllocated, check_balanced, mirror, pairs_of
from functions.ledger.rules.rates import cross_rates
from functions.ledger.service import allocate, get_items
from layers.database.transactions import transaction
from shared.ids import new_id
from shared.money import rounded
from tests.functions.ledger.books import Books, sale

coins = st.integers(1, 5_000_000).map(lambda cents: Decimal(cents) / 100)
rates = st.decimals("0.01", "300", places=6).filter(lambda rate: rate > 0)
few = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(st.lists(coins, min_size=1, max_size=30), rates)
def test_entries_typed_in_another_currency_balance(amounts: list[Decimal], rate: Decimal) -> None:
    typed = [TypedLine("1010", None, "USD", amount) for amount in amounts]
    typed.append(TypedLine("4000", None, "USD", -sum(amounts, Decimal())))
    assume(all(rounded(a / rate, "EUR") for a in amounts))
    lines = completed(typed, "EUR", {"USD": rate})
    check_balanced(JournalEntry(date(2026, 1, 1), "MSC", "x", "", lines))
    assert all(
        abs(x.amount - x.foreign / rate) <= Decimal("0.01") * len(lines) for x in lines if x.foreign
    )


@given(
    st.lists(st.tuples(st.sampled_from(["1010", "1100", "4000"]), coins, st.booleans()), min_size=2)
)
def test_a_mirror_undoes_its_entry(drawn: list[tuple[str, Decimal, bool]]) -> None:
    lines = tuple(Line(a, x if up else -x) for a, x, up in drawn)
    items = tuple(n for n, line in enumerate(lines, 1) if line.account == "1100")
    entry = PostedEntry(
        new_id(), "MSC-2026-00001", date(2026, 1, 1), "MSC", "s", lines, (), items, ()
    )
    back = mirror(entry, date(2026, 2, 1), "", "")
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for line in (*lines, *back.lines):
        sums[line.account] += line.amount
    assert not any(sums.values())
    assert [p.amount for p in pairs_of(entry, back)] == [abs(lines[n - 1].amount) for n in items]


@given(st.lists(coins, min_size=1))
def test_opening_balances_always_balance(amounts: list[Decimal]) -> None:
    lines = [Line("1010", amount) for amount in amounts]
    check_balanced(opening_entry(date(2026, 1, 1), lines, "3900", "opening:1", ""))


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1))
def test_lines_of_a_file_are_counted_within_their_entry(names: list[str]) -> None:
    found = grouped({"entry": names}, len(names))
    for number in set(found.numbers):
        mine = [p for n, p in zip(found.numbers, found.positions, strict=True) if n == number]
        assert mine == list(range(1, len(mine) + 1))
    assert sorted(set(found.numbers)) == list(range(1, len(set(names)) + 1))


@given(rates, rates)
def test_a_cross_rate_and_back_is_the_rate(own: Decimal, other: Decimal) -> None:
    day = date(2026, 1, 1)
    there = {c: r for c, _, r in cross_rates([(day, {"USD": own, "GBP": other})], "USD")}
    assert abs(there["GBP"] * own - other) <= Decimal("0.0000001") * own


@few
@given(
    st.lists(coins, min_size=1, max_size=6),
    st.lists(st.integers(1, 100), min_size=1, max_size=6),
    rates,
    rates,
)
async def test_currency_differences_close_to_zero(
    dollars: Books, sales: list[Decimal], shares: list[int], then: Decimal, now: Decimal
) -> None:
    """However a debt is cut and at whatever rates it is paid, nothing is left when all is paid."""
    sold = [_foreign(dollars, amount, then) for amount in sales]
    total = sum(sales, Decimal())
    cuts = [rounded(total * share / sum(shares), "EUR") for share in shares[:-1]]
    paid = [
        _foreign(dollars, -cut, now) for cut in [*cuts, total - sum(cuts, Decimal())] if cut > 0
    ]
    await dollars.book([*sold, *paid], _pairs(sold, paid))
    async with transaction(dollars.actor) as tx:
        items = await get_items(tx, [e.item(1) for e in (*sold, *paid)])
    assert all(i.open == i.open_company == 0 for i in items)
    assert "1100" not in await dollars.balances()
    assert await dollars.agree()


def _foreign(books: Books, amount: Decimal, rate: Decimal) -> JournalEntry:
    own = rounded(amount / rate, "USD")
    return JournalEntry(
        date(2026, 3, 31), "MSC", f"manual:{new_id()}", "",
        (
            Line("1100", own, "EUR", amount, books.customer),
            Line("4000", -own, "EUR", -amount),
        ),
    )  # fmt: skip


def _pairs(debits: list[JournalEntry], credits_: list[JournalEntry]) -> list[Pair]:
    """Settle the first debit with the first credit, and so on, until everything is used up."""
    left = {e.item(1): abs(e.lines[0].foreign or Decimal()) for e in (*debits, *credits_)}
    pairs = []
    for debit in debits:
        for credit in credits_:
            amount = min(left[debit.item(1)], left[credit.item(1)])
            if amount:
                pairs.append(Pair(debit.item(1), credit.item(1), amount))
                left[debit.item(1)] -= amount
                left[credit.item(1)] -= amount
    return pairs


@few
@given(st.lists(st.tuples(st.integers(0, 364), coins), min_size=1, max_size=8), st.integers(0, 364))
async def test_the_trial_balance_equals_a_replay(
    books: Books, owner: psycopg.Connection, drawn: list[tuple[int, Decimal]], asked: int
) -> None:
    first = date(2026, 1, 1)
    await books.book([sale(books.customer, a, first + timedelta(days=d)) for d, a in drawn])
    on = first + timedelta(days=asked)
    replayed = owner.execute(
        "SELECT account, sum(amount) FROM journal_lines WHERE tenant_id = %s AND dated <= %s"
        " GROUP BY account HAVING sum(amount) <> 0",
        [books.actor.tenant_id, on],
    ).fetchall()
    found = await books.balances(on)
    assert {account: Decimal(balance) for account, balance in found.items()} == dict(replayed)
    assert sum(map(Decimal, found.values())) == 0


@few
@given(st.lists(st.tuples(coins, coins), min_size=1, max_size=5))
async def test_allocations_never_exceed(books: Books, drawn: list[tuple[Decimal, Decimal]]) -> None:
    """Ask for more than there is as often as not: what is open stays between zero and the amount."""
    entries = [sale(books.customer, owed) for owed, _ in drawn]
    await books.book(entries)
    paid = await books.receive(str(sum(owed for owed, _ in drawn)))
    for entry, (owed, wanted) in zip(entries, drawn, strict=True):
        pair = Pair(entry.item(1), Item(paid, 2), wanted)
        with nullcontext() if wanted <= owed else pytest.raises(OverAllocated):
            async with transaction(books.actor) as tx:
                await allocate(tx, [pair], date(2026, 3, 31))
    for item in await books.items():
        assert 0 <= Decimal(item["open"]) / Decimal(item["amount"]) <= 1
    assert await books.agree()
