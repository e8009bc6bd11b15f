"""Opening balances from files: every row checked, one entry, once; a difference as one chooses."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from functions.ledger.model import Account, AccountKind, Subtype
from functions.ledger.rules import openings as rules
from functions.ledger.rules.entries import opening_entry
from functions.ledger.rules.openings import Facts, OpeningRow
from functions.ledger.rules.posting import check_balanced
from layers.database.transactions import Tx
from tests.functions.ledger.books import Books

EVEN = """Konto;Name;Soll;Haben;Kunde;F\u00e4llig;Beleg
1010;Bank;4000.00;;;;
1100;Debtors;1200.50;;holt & sons;2026-01-15;INV-77
1500;Nothing;0;0;;;
2500;Loan;;5200.50;;;
"""


async def send(books: Books, content: bytes | str, name: str = "o.csv", **form: str) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return await books.client.post(
        "/v1/ledger/opening-balances/import",
        files={"file": (name, data)},
        data={"dated": "2026-01-01", **form},
    )


async def test_a_trial_balance_becomes_one_entry_once(books: Books, committed: list[Tx]) -> None:
    dry = (await send(books, EVEN, dry_run="true")).json()
    assert (dry["imported"], dry["entry_id"], dry["difference"]) == (4, None, "0.00")
    assert await books.balances() == {}

    committed.clear()
    answer = await send(books, EVEN)
    assert answer.status_code == 200, answer.text
    done = answer.json()
    assert (done["imported"], done["number"]) == (4, "OPN-2026-00001")
    assert committed[0].trips <= 7
    assert await books.balances() == {"1010": "4000.00", "1100": "1200.50", "2500": "-5200.50"}
    (item,) = await books.items()
    assert item["party_id"] == str(books.customer)
    assert (item["open"], item["due"], item["label"]) == ("1200.50", "2026-01-15", "INV-77")

    again = await send(books, EVEN)
    assert again.json()["type"] == "/problems/source-posted"
    path = f"/v1/ledger/entries/{done['entry_id']}/reverse"
    assert (await books.client.post(path, json={"dated": "2026-01-01"})).status_code == 201
    assert (await send(books, EVEN)).json()["imported"] == 4
    assert await books.agree()


async def test_a_difference_is_refused_or_posted(books: Books) -> None:
    short = EVEN.replace(";5200.50", ";5000.00")
    refused = await send(books, short)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/opening-difference")
    assert refused.json()["difference"] == "200.50"
    assert "debits are 200.50 EUR more" in refused.json()["detail"]
    assert refused.json()["report"]["mapping"]["debit"] == "Soll"
    assert refused.json()["report"]["rows"] == 4
    done = (await send(books, short, difference="post")).json()
    assert done["difference"] == "200.50"
    assert (await books.balances())["3900"] == "-200.50"
    assert await books.agree()


async def test_every_wrong_row_is_named(books: Books) -> None:
    bad = """account,debit,credit,amount,currency,foreign_amount,party
9999,1,,,,,
1100,1,,,,,
1100,1,,,,,Nobody
1010,1,,1,,,
1010,,,,,,
1010,1.005,,,,,
1010,,,5,USD,,
1010,,,5,USD,-5,
1010,,,,USD,5,
"""
    answer = (await send(books, bad)).json()
    found = {(e["row"], e["field"]): e["detail"] for e in answer["errors"]}
    assert found[2, "account"] == "There is no account 9999."
    assert found[3, "party"].endswith("name the party.")
    assert found[4, "party"].startswith("There is no party Nobody")
    assert found[5, "amount"].endswith("not both.")
    assert found[6, "debit"] == "Give a debit, a credit or an amount."
    assert found[7, "amount"] == "1.005 is not a whole number of coins."
    assert found[8, "foreign_amount"] == "Give the amount in USD, too."
    assert found[9, "foreign_amount"].startswith("Both amounts")
    assert found[10, "amount"] == "There is no rate of USD for this day."
    assert (answer["imported"], answer["error_count"]) == (0, 9)
    assert await books.balances() == {}


async def test_a_workbook_and_a_rate(books: Books) -> None:
    await books.client.put("/v1/ledger/rates/USD/2025-12-31", json={"rate": "1.25"})
    book = Workbook()
    for row in (
        ["Account", "Balance", "Currency", "Amount in currency"],
        ["1020", None, "USD", 125],
        ["2500", -100, None, None],
    ):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    answer = await send(books, kept.getvalue(), "o.xlsx")
    assert answer.json()["imported"] == 2, answer.text
    assert await books.balances() == {"1020": "100.00", "2500": "-100.00"}


@pytest.mark.parametrize("form", [{"dated": "soon"}, {"difference": "hide"}])
async def test_what_cannot_be_done_is_refused(books: Books, form: dict[str, str]) -> None:
    assert (await send(books, EVEN, **form)).status_code == 422


async def test_a_closed_period_keeps_it_out(books: Books) -> None:
    answer = await send(books, EVEN, dated="2031-01-01")
    assert answer.json()["type"] == "/problems/period-closed"
    assert answer.json()["pointer"] == "/body/dated"


coins = st.integers(-(10**9), 10**9).map(lambda n: Decimal(n) / 100)
rows = st.builds(
    OpeningRow,
    account=st.sampled_from(["1", "2"]),
    amount=coins,
    currency=st.sampled_from([None, "EUR", "USD"]),
    foreign_amount=st.just(None),
)


@given(st.lists(rows, min_size=1, max_size=20))
def test_what_is_opened_always_balances(given_rows: list[OpeningRow]) -> None:
    accounts = {code: Account(code, code, AccountKind.ASSET, Subtype.GENERAL) for code in "12"}
    found, errors = rules.lines(given_rows, Facts("EUR", accounts, {}, {}, {}))
    wrong = {place for place, _, _ in errors}
    asked = [row for row in given_rows if row.currency == "USD" and row.amount]
    assert len(wrong) == len(asked)
    kept = [row for n, row in enumerate(given_rows) if n not in wrong and row.amount]
    assert [line.amount for line in found] == [row.amount for row in kept]
    if len(found) > 1 or rules.difference(found):
        check_balanced(opening_entry(date(2026, 1, 1), tuple(found), "3900", "opening:x", ""))
