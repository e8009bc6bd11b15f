"""Closing: nothing is dated into what is closed or locked, and every reopening leaves a trace."""

import asyncio
from datetime import date
from typing import Any

import pytest

from functions.ledger.rules.periods import YearMisfit, year_from
from functions.ledger.rules.posting import PeriodClosed
from layers.database.transactions import transaction
from shared.actor import Permission
from tests.functions.ledger.books import DAY, Books, sale


async def period(books: Books, name: str = "2026-03") -> dict[str, Any]:
    found = await books.client.get("/v1/ledger/periods", params={"name": name})
    return dict(found.json()["items"][0])


async def act(books: Books, what: str, found: dict[str, Any], action: str, **body: str) -> Any:
    return await books.client.post(
        f"/v1/ledger/{what}/{found['id']}/{action}",
        json=body or None,
        headers={"If-Match": f'"{found["version"]}"'},
    )


async def close_until(books: Books, last: int) -> None:
    for month in range(1, last + 1):
        answer = await act(books, "periods", await period(books, f"2026-{month:02d}"), "close")
        assert answer.status_code == 200, answer.text


async def test_nothing_is_dated_into_a_closed_period(books: Books) -> None:
    await close_until(books, 3)
    refused = await books.post(("1010", "5"), ("4000", "-5"))
    assert refused.json()["type"] == "/problems/period-closed"
    assert (
        await books.post(("1010", "5"), ("4000", "-5"), dated=date(2026, 4, 1))
    ).status_code == 201


async def test_a_period_is_reopened_with_a_trace(books: Books) -> None:
    await close_until(books, 3)
    march = await period(books)
    again = await act(books, "periods", march, "close")
    assert again.json()["type"] == "/problems/already-closed"
    answer = await act(books, "periods", march, "reopen", reason="A late bill")
    assert answer.status_code == 200, answer.text
    assert (await books.post(("1010", "5"), ("4000", "-5"))).status_code == 201
    trace = (await books.client.get("/v1/ledger/closings")).json()["items"]
    assert next((t["action"], t["reason"]) for t in trace) == ("reopened", "A late bill")
    assert len(trace) == 4


async def test_what_is_unfinished_is_listed_and_blocks(books: Books) -> None:
    lines = [{"account": "1010", "amount": "1"}, {"account": "4000", "amount": "-1"}]
    await books.client.post("/v1/ledger/drafts", json={"dated": str(DAY), "lines": lines})
    await books.receive("10.00")
    march = await period(books)
    checks = (await books.client.get(f"/v1/ledger/periods/{march['id']}/checks")).json()
    assert {c["name"]: (c["found"], c["blocking"]) for c in checks} == {
        "drafts": (1, True),
        "earlier_open": (2, True),
        "own_open": (0, True),
        "unallocated": (1, False),
        "unsealed": (1, False),
    }
    refused = await act(books, "periods", march, "close")
    assert refused.json()["type"] == "/problems/not-ready-to-close"
    assert refused.json()["checks"] == ["drafts", "earlier_open"]


async def test_a_closing_waits_for_who_is_posting(books: Books) -> None:
    january = await period(books, "2026-01")
    entry = sale(books.customer, 5, date(2026, 1, 5))  # type: ignore[arg-type]
    async with transaction(books.actor) as tx:
        from functions.ledger.service import post

        await post(tx, entry)
        await tx.rows("SELECT 1")  # it has the period, shared
        closing = asyncio.create_task(act(books, "periods", january, "close"))
        await asyncio.sleep(0.3)
        assert not closing.done()
    assert (await closing).status_code == 200
    with pytest.raises(PeriodClosed):
        await books.book([sale(books.customer, 5, date(2026, 1, 6))])  # type: ignore[arg-type]


async def test_locks_hold_most_or_everybody(books: Books, as_actor: Any) -> None:
    async def lock(version: int, **days: str) -> Any:
        return await books.client.put(
            "/v1/ledger/locks", json=days, headers={"If-Match": f'"{version}"'}
        )

    soft = await lock(1, soft_lock="2026-03-31", reason="VAT is filed")
    assert soft.status_code == 200, soft.text
    assert (await books.post(("1010", "5"), ("4000", "-5"))).status_code == 201
    from dataclasses import replace

    clerk = replace(
        books.actor, permissions=books.actor.permissions - {Permission.LOCKED_PERIODS_POST}
    )
    theirs = Books(as_actor(clerk), clerk, books.customer)
    refused = await theirs.post(("1010", "5"), ("4000", "-5"))
    assert refused.json()["type"] == "/problems/period-locked"

    assert (await lock(2, soft_lock="2026-03-31", hard_lock="2026-03-31")).status_code == 200
    refused = await books.post(("1010", "5"), ("4000", "-5"))
    assert refused.json()["type"] == "/problems/period-locked"
    loosened = await lock(3, soft_lock="2026-03-31", hard_lock="2026-02-28")
    assert loosened.json()["type"] == "/problems/lock-misfit"


async def test_the_result_stands_in_retained_earnings_and_the_year_reopens(books: Books) -> None:
    await books.post(("1010", "1000"), ("4000", "-1000"))
    await books.post(("6100", "400"), ("1010", "-400"))
    await books.client.post("/v1/ledger/years", json={"starts": "2027-01-01"})
    (year, _) = (await books.client.get("/v1/ledger/years")).json()
    refused = await act(books, "years", year, "close")
    assert refused.json()["type"] == "/problems/not-ready-to-close"
    await close_until(books, 12)

    closed = await act(books, "years", year, "close")

    assert closed.status_code == 200, closed.text
    assert closed.json()["result"] == "600.00"
    assert await books.balances(date(2026, 12, 31)) == {
        "1010": "600.00", "4000": "-1000.00", "6100": "400.00",
    }  # fmt: skip
    assert await books.balances(date(2027, 1, 1)) == {"1010": "600.00", "3100": "-600.00"}
    december = await period(books, "2026-12")
    kept = await act(books, "periods", december, "reopen", reason="forgot")
    assert kept.json()["type"] == "/problems/year-closed"

    opened = await act(books, "years", closed.json(), "reopen", reason="An audit finding")
    assert opened.json()["result"] is None
    trace = (await books.client.get("/v1/ledger/closings", params={"kind": "year"})).json()["items"]
    assert [t["action"] for t in trace] == ["reopened", "closed"]
    assert trace[1]["facts"] == {"result": "600.0000"}


async def test_years_follow_each_other(books: Books) -> None:
    for starts, status in (("2028-01-01", 422), ("2027-01-02", 422), ("2025-01-01", 201)):
        answer = await books.client.post("/v1/ledger/years", json={"starts": starts})
        assert answer.status_code == status, answer.text


def test_a_year_is_cut_into_months() -> None:
    year = year_from(date(2027, 4, 1))
    assert (year.name, year.ends) == ("2027/2028", date(2028, 3, 31))
    assert year.periods[10].ends == date(2028, 2, 29)
    with pytest.raises(YearMisfit):
        year_from(date(2026, 1, 15))
