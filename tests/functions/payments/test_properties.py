"""What must add up, whatever is paid: entries balance, allocations never exceed."""

from collections import Counter
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from functions.ledger.model import Item, OpenItem
from functions.payments.rules.allocation import (
    MoreThanPaid,
    Take,
    check_takes,
    pairs,
    signed_takes,
)
from functions.payments.rules.booking import Booked, Defaults, Money, Movement, Settled, posting
from shared.money import rounded

D = Decimal
PARTY = UUID(int=1)
DAY = date(2026, 4, 10)
cents = some.integers(1, 10**7).map(lambda n: D(n) / 100)
currencies = some.sampled_from(["EUR", "USD", "GBP", "JPY"])
rates = some.integers(10_000, 3_000_000).map(lambda n: D(n) / 10_000)


def item(n: int, amount: Decimal, currency: str = "EUR", account: str = "1100") -> OpenItem:
    return OpenItem(
        Item(UUID(int=n + 10), 1), PARTY, account, DAY, DAY, currency, amount, amount, amount,
        amount, f"invoice:{n}", f"SAL-{n}",
    )  # fmt: skip


@given(some.lists(cents, min_size=1, max_size=8), cents)
def test_allocations_never_exceed_what_is_open_nor_what_is_paid(
    opens: list[Decimal], cash: Decimal
) -> None:
    items = [item(n, amount) for n, amount in enumerate(opens)]
    takes = signed_takes([(each, None, D(0)) for each in items], cash)
    check_takes(takes, PARTY, "EUR", cash)
    taken = sum((take.amount for take in takes), D(0))
    assert taken == min(sum(opens, D(0)), cash)
    assert all(0 < take.amount <= take.item.open for take in takes)


@given(some.lists(some.decimals(-1000, 1000, places=2), min_size=1, max_size=10))
def test_pairs_use_up_one_side_and_never_more_than_an_item(amounts: list[Decimal]) -> None:
    items = [(Item(UUID(int=n), 1), amount) for n, amount in enumerate(amounts)]
    made = pairs(items)
    used: Counter[Item] = Counter()
    for pair in made:
        assert pair.amount > 0
        used[pair.debit] += pair.amount  # type: ignore[assignment]
        used[pair.credit] += pair.amount  # type: ignore[assignment]
    assert all(used[each] <= abs(amount) for each, amount in items)
    debits = sum((a for _, a in items if a > 0), D(0))
    credits = -sum((a for _, a in items if a < 0), D(0))
    assert sum((pair.amount for pair in made), D(0)) == min(debits, credits)


@given(some.data())
def test_entries_balance_in_every_currency(data: some.DataObject) -> None:
    """Both in the company's currency, and per currency where all of a movement is in one."""
    home, bank, paid = (data.draw(currencies) for _ in range(3))
    known = {c: data.draw(rates) for c in {"EUR", "USD", "GBP", "JPY"} - {home}}
    money = Money(home, known)
    sign = data.draw(some.sampled_from([1, -1]))
    amounts = [rounded(a, paid) + 1 for a in data.draw(some.lists(cents, min_size=1, max_size=4))]
    account = some.sampled_from(["1100", "1110"])
    items = [item(n, sign * a, paid, data.draw(account)) for n, a in enumerate(amounts)]
    takes = tuple(Take(each, each.open) for each in items)
    cash = sum((take.amount for take in takes), D(0)) + sign * rounded(data.draw(cents), paid)
    moved = sign * abs(rounded(money.exchanged(cash, paid, bank), bank))
    assume(moved)
    fee = min(rounded(data.draw(cents), bank), abs(moved) / 2).quantize(D(1))
    movement = Movement(
        "payment:1", DAY, "memo", "BNK", "1010", bank,
        settled=(Settled(UUID(int=5), PARTY, paid, cash, moved, "1100", takes),),
        booked=(Booked("6800", sign * rounded(data.draw(cents), bank)),),
        fee=fee,
    )  # fmt: skip

    posted = posting(movement, money, Defaults("6800", "6900"))

    assert sum((line.amount for line in posted.entry.lines), D(0)) == 0
    if bank == paid:
        foreign = [
            line.amount if line.foreign is None else line.foreign for line in posted.entry.lines
        ]
        assert sum(foreign, D(0)) == 0
    own = [posted.entry.lines[n - 1] for n in posted.positions[UUID(int=5)]]
    said = [line.amount if line.foreign is None else line.foreign for line in own]
    assert -sum(said, D(0)) == cash
    assert all(line.party_id == PARTY for line in own)
    settled = sum((pair.amount for pair in posted.pairs), D(0))
    assert settled <= sum(abs(each.open) for each in items)


@given(cents, cents, rates)
def test_writing_off_settles_the_whole(owed: Decimal, kept: Decimal, rate: Decimal) -> None:
    assume(kept < owed)
    each = item(1, owed, "USD")
    (take,) = signed_takes([(each, None, kept)], owed - kept)
    assert (take.amount, take.given_up) == (owed, kept)
    bank = rounded((owed - kept) / rate, "EUR")
    assume(bank)
    movement = Movement(
        "payment:1", DAY, "", "BNK", "1010", "EUR",
        settled=(Settled(UUID(int=5), PARTY, "USD", owed - kept, bank, "1100", (take,)),),
    )  # fmt: skip
    posted = posting(movement, Money("EUR", {"USD": rate}), Defaults("6800", "6900"))
    assert sum((line.amount for line in posted.entry.lines), D(0)) == 0
    assert [pair.amount for pair in posted.pairs] == [owed]


@given(some.lists(cents, min_size=1, max_size=5), cents)
def test_more_than_is_paid_is_refused(amounts: list[Decimal], cash: Decimal) -> None:
    takes = [Take(item(n, amount), amount) for n, amount in enumerate(amounts)]
    if sum(amounts, D(0)) > cash:
        with pytest.raises(MoreThanPaid):
            check_takes(takes, PARTY, "EUR", cash)
    else:
        check_takes(takes, PARTY, "EUR", cash)
