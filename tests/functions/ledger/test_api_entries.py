"""Posting, reversing, drafting: what a bookkeeper does by hand."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from layers.database.transactions import Tx
from tests.functions.ledger.books import DAY, Books


async def test_posting_books_the_entry_and_numbers_it(books: Books) -> None:
    first = await books.post(("1010", "100.00"), ("4000", "-100.00"))
    second = await books.post(("6100", "40"), ("1010", "-40"))

    assert first.status_code == 201, first.text
    assert first.json()["number"] == "MSC-2026-00001"
    assert second.json()["number"] == "MSC-2026-00002"
    assert await books.balances(date(2026, 3, 30)) == {}
    assert await books.balances() == {"1010": "60.00", "4000": "-100.00", "6100": "40.00"}
    assert await books.balances(date(2026, 7, 1)) == await books.balances()
    assert await books.agree()


async def test_an_entry_is_shown_whole(books: Books) -> None:
    made = await books.sell("119.00")
    answer = await books.client.get(f"/v1/ledger/entries/{made}")

    entry = answer.json()
    assert answer.status_code == 200, answer.text
    assert [(x["account"], x["amount"], x["open"]) for x in entry["lines"]] == [
        ("1100", "119.00", "119.00"),
        ("4000", "-119.00", None),
    ]
    assert entry["source"] == f"manual:{made}"
    assert (entry["reverses"], entry["reversed_by"], entry["sealed"]) == (None, None, False)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([("1010", "5"), ("4000", "-4")], "entry-unbalanced"),
        ([("1010", "5")], "entry-unbalanced"),
        ([("9999", "5"), ("4000", "-5")], "account-unknown"),
        ([("1100", "5"), ("4000", "-5")], "party-missing"),
        ([("1010", "0.005"), ("4000", "-0.005")], "currency-misfit"),
        ([("1010", "0"), ("4000", "0")], "entry-unbalanced"),
        (
            [{"account": "1010", "currency": "USD", "amount": "5"}, ("4000", "-5")],
            "currency-misfit",
        ),
        (
            [
                {"account": "1010", "currency": "USD", "amount": "5", "foreign_amount": "-6"},
                ("4000", "-5"),
            ],
            "currency-misfit",
        ),
        (
            [{"account": "1010", "currency": "USD", "foreign_amount": "5"}, ("4000", "-5")],
            "rate-missing",
        ),
    ],
)
async def test_what_the_books_refuse(books: Books, lines: list[Any], problem: str) -> None:
    answer = await books.post(*lines)
    assert answer.json()["type"] == f"/problems/{problem}", answer.text
    assert answer.status_code in (409, 422)
    assert await books.balances() == {}


async def test_a_date_without_a_period_is_refused(books: Books) -> None:
    answer = await books.post(("1010", "5"), ("4000", "-5"), dated=date(2027, 1, 1))
    assert answer.json()["type"] == "/problems/period-closed"
    assert answer.json()["pointer"] == "/body/dated"


async def test_an_unknown_journal_or_party_is_refused(books: Books) -> None:
    answer = await books.post(("1010", "5"), ("4000", "-5"), journal="XYZ")
    assert answer.json()["type"] == "/problems/journal-unknown", answer.text
    assert answer.json()["pointer"] == "/body/journal"
    stranger = {"account": "1100", "amount": "5", "party_id": str(uuid4())}
    answer = await books.post(stranger, ("4000", "-5"))
    assert answer.json()["type"] == "/problems/reference-unknown", answer.text


async def test_a_company_without_books_is_told_so(bare: Books) -> None:
    answer = await bare.post(("1010", "5"), ("4000", "-5"))
    assert answer.json()["type"] == "/problems/ledger-not-set-up"


async def test_a_reversal_is_linked_both_ways_and_happens_once(books: Books) -> None:
    sold = await books.sell("200.00")
    path = f"/v1/ledger/entries/{sold}"

    answer = await books.client.post(f"{path}/reverse", json={"dated": "2026-04-02"})
    again = await books.client.post(f"{path}/reverse", json={"dated": "2026-04-02"})

    assert answer.status_code == 201, answer.text
    back = (await books.client.get(f"/v1/ledger/entries/{answer.json()['id']}")).json()
    assert back["reverses"] == str(sold)
    assert back["number"] == "MSC-2026-00002"
    assert (await books.client.get(path)).json()["reversed_by"] == back["id"]
    assert again.json()["type"] == "/problems/already-reversed"
    assert await books.balances(date(2026, 4, 2)) == {}
    assert [i for i in await books.items() if i["is_open"]] == []
    assert await books.agree()


async def test_a_reversal_takes_allocations_back_first(books: Books) -> None:
    sold, paid = await books.sell("200.00"), await books.receive("150.00")
    await settle(books, sold, paid, "150.00")

    answer = await books.client.post(f"/v1/ledger/entries/{sold}/reverse", json={"dated": str(DAY)})

    assert answer.status_code == 201, answer.text
    still = {i["entry_id"]: i["open"] for i in await books.items() if i["is_open"]}
    assert still == {str(paid): "-150.00"}
    assert await books.agree()


async def settle(books: Books, debit: UUID, credit: UUID, amount: str) -> Any:
    answer = await books.client.post(
        "/v1/ledger/allocations",
        json={
            "dated": str(DAY),
            "pairs": [
                {
                    "debit": {"entry_id": str(debit), "position": 1},
                    "credit": {"entry_id": str(credit), "position": 2},
                    "amount": amount,
                }
            ],
        },
    )
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_draft_counts_for_nothing_until_it_is_posted(books: Books) -> None:
    lines = [{"account": "1010", "amount": "10"}, {"account": "4000", "amount": "-10"}]
    made = await books.client.post("/v1/ledger/drafts", json={"dated": str(DAY), "lines": lines})
    assert made.status_code == 201, made.text
    path = f"/v1/ledger/drafts/{made.json()['id']}"
    assert await books.balances() == {}

    lines[0]["amount"], lines[1]["amount"] = "12", "-12"
    body = {"dated": str(DAY), "lines": lines, "memo": "better"}
    unsaid = await books.client.put(path, json=body)
    edited = await books.client.put(path, json=body, headers={"If-Match": made.headers["etag"]})
    stale = await books.client.put(path, json=body, headers={"If-Match": made.headers["etag"]})
    assert (unsaid.status_code, edited.status_code, stale.status_code) == (428, 200, 412)

    posted = await books.client.post(f"{path}/post", headers={"If-Match": edited.headers["etag"]})
    assert posted.status_code == 200, posted.text
    assert posted.json()["id"] == made.json()["id"]
    assert await books.balances() == {"1010": "12.00", "4000": "-12.00"}
    assert (await books.client.get(path)).status_code == 404
    gone = await books.client.put(path, json=body, headers={"If-Match": '"2"'})
    assert gone.status_code == 404


async def test_posting_many_reports_on_each(books: Books) -> None:
    good = {
        "dated": str(DAY),
        "lines": [{"account": "1010", "amount": "1"}, {"account": "4000", "amount": "-1"}],
    }
    bad = {
        **good,
        "lines": [{"account": "1010", "amount": "1"}, {"account": "4000", "amount": "-2"}],
    }
    answer = await books.client.post("/v1/ledger/entries/bulk", json={"entries": [good, bad, good]})
    assert [row["status"] for row in answer.json()["rows"]] == [200, 422, 200]
    assert await books.balances() == {"1010": "2.00", "4000": "-2.00"}


async def test_opening_balances_go_against_the_opening_account(books: Books) -> None:
    body = {
        "dated": "2026-01-01",
        "lines": [
            {"account": "1010", "amount": "5000"},
            books.owed("1200.50", due="2026-01-15", label="INV-77"),
            {"account": "2500", "amount": "-3000"},
        ],
    }
    answer = await books.client.post("/v1/ledger/opening-balances", json=body)
    assert answer.status_code == 201, answer.text
    assert answer.json()["number"] == "OPN-2026-00001"
    assert (await books.balances())["3900"] == "-3200.50"
    (item,) = await books.items()
    assert (item["open"], item["due"], item["label"]) == ("1200.50", "2026-01-15", "INV-77")


async def test_a_default_account_that_nobody_named_is_asked_for(
    books: Books, owner: psycopg.Connection
) -> None:
    owner.execute(
        "DELETE FROM ledger_defaults WHERE company_id = %s AND role = 'opening'",
        [books.actor.company_id],
    )
    body = {"dated": "2026-01-01", "lines": [{"account": "1010", "amount": "5000"}]}

    refused = await books.client.post("/v1/ledger/opening-balances", json=body)

    assert (refused.status_code, refused.json()["role"]) == (409, "opening")
    assert refused.json()["type"] == "/problems/default-account-missing"


@pytest.mark.parametrize("lines", [2, 1000])
async def test_posting_takes_the_same_trips_whatever_the_lines(
    books: Books, committed: list[Tx], lines: int
) -> None:
    entry = [("1010", "1"), ("4000", "-1")] * (lines // 2)
    committed.clear()

    answer = await books.post(*entry)

    assert answer.status_code == 201, answer.text
    (tx,) = committed
    assert (tx.statements, tx.trips) == (7, 2)


async def test_lists_filter_and_page(books: Books) -> None:
    for n in range(1, 6):
        await books.post(("1010", f"{n}"), ("4000", f"-{n}"), memo=f"number {n}")
    first = (
        await books.client.get("/v1/ledger/entries", params={"limit": 2, "sort": "number"})
    ).json()
    rest = (
        await books.client.get(
            "/v1/ledger/entries", params={"limit": 9, "sort": "number", "after": first["next"]}
        )
    ).json()
    assert [e["total"] for e in first["items"] + rest["items"]] == [f"{n}.00" for n in range(1, 6)]
    found = await books.client.get("/v1/ledger/entries", params={"q": "number 3"})
    assert [e["memo"] for e in found.json()["items"]] == ["number 3"]
    for letter in ("%", "_", "\\"):
        none = await books.client.get("/v1/ledger/entries", params={"q": letter})
        assert none.json()["items"] == []
    lines = await books.client.get("/v1/ledger/lines", params={"account": "1010", "limit": 3})
    assert len(lines.json()["items"]) == 3
    assert lines.json()["next"]
