"""Open items: what settles what, in whatever currency, and never more than is open."""

import json
import os
from asyncio import gather
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from functions.ledger.model import Item, JournalEntry, Line, Pair
from functions.ledger.rules.posting import ItemsMisfit, OverAllocated
from functions.ledger.service import allocate, get_items, list_open_items, rate_on, reverse
from layers.database.transactions import transaction
from shared.ids import new_id
from tests.functions.ledger.books import DAY, Books, party, sale

SHARED = Path(os.environ.get("ERP_SHARED", Path(__file__).resolve().parents[4] / "shared"))


async def settle(books: Books, *pairs: Pair, dated: date = DAY) -> None:
    async with transaction(books.actor) as tx:
        await allocate(tx, pairs, dated)


async def undo(books: Books) -> Any:
    found = (await books.client.get("/v1/ledger/allocations")).json()["items"]
    return await books.client.post(
        "/v1/ledger/allocations/undo",
        json={"dated": str(DAY), "allocations": [a["id"] for a in found if a["undoes"] is None]},
    )


async def test_a_receipt_settles_invoices_in_part_and_whole(books: Books) -> None:
    first, second = await books.sell("100.00"), await books.sell("50.00")
    paid = await books.receive("120.00")

    await settle(
        books,
        Pair(Item(first, 1), Item(paid, 2), Decimal(100)),
        Pair(Item(second, 1), Item(paid, 2), Decimal(20)),
    )

    assert {i["entry_id"]: i["open"] for i in await books.items()} == {
        str(first): "0.00",
        str(second): "30.00",
        str(paid): "0.00",
    }
    async with transaction(books.actor) as tx:
        (left,) = await list_open_items(tx, books.customer)
        (whole,) = await get_items(tx, [Item(first, 1)])
    assert (left.item, left.open) == (Item(second, 1), Decimal(30))
    assert (whole.open, whole.amount) == (0, Decimal(100))
    assert await books.agree()


@pytest.mark.parametrize("amount", ["100.01", "0", "-1"])
async def test_never_more_than_is_open(books: Books, amount: str) -> None:
    sold, paid = await books.sell("100.00"), await books.receive("500.00")
    with pytest.raises(OverAllocated):
        await settle(books, Pair(Item(sold, 1), Item(paid, 2), Decimal(amount)))
    assert {i["open"] for i in await books.items()} == {"100.00", "-500.00"}


async def test_only_a_debit_and_a_credit_of_one_party_settle_each_other(
    books: Books, owner: psycopg.Connection
) -> None:
    sold, other = await books.sell("100.00"), await books.sell("100.00")
    with pytest.raises(OverAllocated):
        await settle(books, Pair(Item(sold, 1), Item(other, 1), Decimal(5)))
    books.customer = party(owner, books.actor, "Somebody else")
    paid = await books.receive("100.00")
    with pytest.raises(ItemsMisfit):
        await settle(books, Pair(Item(sold, 1), Item(paid, 2), Decimal(5)))
    with pytest.raises(ItemsMisfit):
        await settle(books, Pair(Item(sold, 1), Item(new_id(), 1), Decimal(5)))


async def test_sixteen_clerks_cannot_settle_the_same_invoice_twice(books: Books) -> None:
    sold = await books.sell("100.00")
    payments = [await books.receive("30.00") for _ in range(8)]

    async def try_it(paid: UUID) -> bool:
        try:
            await settle(books, Pair(Item(sold, 1), Item(paid, 2), Decimal(30)))
        except OverAllocated:
            return False
        return True

    done = await gather(*(try_it(paid) for paid in payments * 2))

    assert sum(done) == 3
    (item,) = [i for i in await books.items() if i["entry_id"] == str(sold)]
    assert item["open"] == "10.00"
    assert await books.agree()


async def test_an_allocation_is_taken_back_once(books: Books) -> None:
    sold, paid = await books.sell("100.00"), await books.receive("60.00")
    await settle(books, Pair(Item(sold, 1), Item(paid, 2), Decimal(60)))

    first, second = await undo(books), await undo(books)

    assert first.status_code == 200, first.text
    assert second.json()["type"] == "/problems/allocation-gone"
    assert {i["open"] for i in await books.items()} == {"100.00", "-60.00"}
    listed = (await books.client.get("/v1/ledger/allocations")).json()["items"]
    assert sum(Decimal(a["amount"]) for a in listed) == 0
    assert await books.agree()


async def foreign_sale(books: Books, foreign: str, amount: str, dated: date = DAY) -> UUID:
    entry = JournalEntry(
        dated, "SAL", f"invoice:{new_id()}", "Sale",
        (
            Line("1100", Decimal(amount), "EUR", Decimal(foreign), books.customer),
            Line("4000", -Decimal(amount), "EUR", -Decimal(foreign)),
        ),
    )  # fmt: skip
    await books.book([entry])
    return entry.id


def foreign_receipt(books: Books, foreign: str, amount: str, dated: date = DAY) -> JournalEntry:
    return JournalEntry(
        dated, "BNK", f"payment:{new_id()}", "Receipt",
        (
            Line("1010", Decimal(amount), "EUR", Decimal(foreign)),
            Line("1100", -Decimal(amount), "EUR", -Decimal(foreign), books.customer),
        ),
    )  # fmt: skip


def worked_case() -> dict[str, Any]:
    path = SHARED / "conformance/worked_cases.json"
    if not path.exists():
        pytest.skip("the worked cases are not here")
    cases = json.loads(path.read_text())["cases"]
    return next(case for case in cases if case["id"] == "fx-gain-on-settlement")


async def test_a_better_rate_at_payment_is_a_gain(dollars: Books) -> None:
    case = worked_case()
    rates = {
        "2026-03-01": case["inputs"]["rate_eur_per_usd_at_invoice"],
        "2026-03-20": case["inputs"]["rate_at_payment"],
    }
    for day, rate in rates.items():
        path = f"/v1/ledger/rates/EUR/{day}"
        assert (await dollars.client.put(path, json={"rate": rate})).status_code == 200
    line = {
        "account": "1100",
        "currency": "EUR",
        "foreign_amount": "400",
        "party_id": str(dollars.customer),
    }
    sold = await dollars.post(
        line,
        {"account": "4000", "currency": "EUR", "foreign_amount": "-400"},
        dated=date(2026, 3, 1),
    )
    assert sold.status_code == 201, sold.text
    async with transaction(dollars.actor) as tx:
        rate = await rate_on(tx, "EUR", DAY)
    paid = foreign_receipt(dollars, "400", str(round(Decimal(400) / rate, 2)))

    await dollars.book([paid], [Pair(Item(UUID(sold.json()["id"]), 1), paid.item(2), Decimal(400))])

    expected = case["expected"]
    balances = await dollars.balances()
    assert balances["4900"] == expected["exchange_account_balance(debit-credit)"] == "-30.31"
    assert "1100" not in balances
    assert [i for i in await dollars.items() if i["is_open"]] == []
    assert await dollars.agree()

    # And taking it back takes the gain back
    answer = await undo(dollars)
    assert answer.status_code == 200, answer.text
    assert "4900" not in await dollars.balances()
    assert await dollars.agree()


async def test_differences_of_partial_payments_close_to_zero(dollars: Books) -> None:
    sold = await foreign_sale(dollars, "1000", "833.33")
    for foreign, amount in (("333.33", "303.03"), ("333.33", "270.00"), ("333.34", "300.01")):
        paid = foreign_receipt(dollars, foreign, amount)
        await dollars.book([paid], [Pair(Item(sold, 1), paid.item(2), Decimal(foreign))])
    assert "1100" not in await dollars.balances()
    assert {i["open_company"] for i in await dollars.items()} == {"0.00"}
    assert await dollars.agree()


async def test_a_document_and_what_it_settles_are_one_call(books: Books) -> None:
    sold = await books.sell("80.00")
    credit = JournalEntry(
        DAY, "SAL", "credit:1", "Credit",
        (Line("4000", Decimal(80)), Line("1100", Decimal(-80), party_id=books.customer)),
    )  # fmt: skip
    await books.book([credit], [Pair(Item(sold, 1), credit.item(2), Decimal(80))])
    assert await books.balances() == {}
    assert [i for i in await books.items() if i["is_open"]] == []


async def test_a_source_is_posted_once(books: Books) -> None:
    await books.book([sale(books.customer, Decimal(5), source="invoice:7")])
    with pytest.raises(Exception, match="posted already"):
        await books.book([sale(books.customer, Decimal(5), source="invoice:7")])


async def test_another_function_reverses_its_own(books: Books) -> None:
    entry = sale(books.customer, Decimal(70))
    await books.book([entry])
    refused = await books.client.post(
        f"/v1/ledger/entries/{entry.id}/reverse", json={"dated": str(DAY)}
    )
    assert refused.json()["type"] == "/problems/made-elsewhere"
    async with transaction(books.actor) as tx:
        await reverse(tx, entry.id, DAY, "cancelled")
    assert await books.balances() == {}
    assert await books.agree()
