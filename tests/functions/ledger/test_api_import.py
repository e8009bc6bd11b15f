"""Journal entries from files: every line checked, all posted or none."""

import io
import json
from typing import Any

import pytest
from openpyxl import Workbook

from layers.database.transactions import Tx
from tests.functions.ledger.books import Books

GOOD = """entry;datum;konto;soll;haben;buchungstext
A1;2026-03-01;1010;100.00;;Cash sale
A1;2026-03-01;4000;;100.00;Cash sale
A2;2026-04-02;6100;40;;Rent
A2;2026-04-02;1010;;40;Rent
"""


async def send(books: Books, content: bytes | str, name: str = "j.csv", **form: str) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return await books.client.post(
        "/v1/ledger/entries/import", files={"file": (name, data)}, data=form
    )


async def test_a_file_is_posted_whole_and_once(books: Books, committed: list[Tx]) -> None:
    committed.clear()
    answer = await send(books, GOOD)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["imported"], answer.json()["rows"]) == (2, 4)
    assert answer.json()["mapping"]["debit"] == "soll"
    assert await books.balances() == {"1010": "100.00", "4000": "-100.00"}
    assert committed[0].trips == 2
    again = await send(books, GOOD)
    assert again.json()["type"] == "/problems/source-posted"
    assert await books.agree()


async def test_a_dry_run_checks_and_writes_nothing(books: Books) -> None:
    answer = await send(books, GOOD, dry_run="true")
    assert (answer.json()["imported"], answer.json()["dry_run"]) == (2, True)
    assert await books.balances() == {}


async def test_every_wrong_line_is_named(books: Books) -> None:
    bad = """entry,dated,account,amount,currency,foreign_amount,journal,party_id
A,2026-03-01,1010,10,,,,
A,2026-03-01,4000,-9,,,,
B,2026-13-01,1010,5,,,,
B,2026-03-01,4000,-5,,,,
C,2026-03-01,9999,5,,,,
C,2026-03-01,4000,abc,,,,
D,2031-03-01,1010,5,,,,
D,2031-03-01,4000,-5,,,,
E,2026-03-01,1100,5,,,XYZ,
E,2026-03-01,4000,-5,USD,,XYZ,
F,2026-03-01,1010,1e5,,,,nobody
"""
    answer = (await send(books, bad)).json()
    found = {(e["row"], e["field"]): e["detail"] for e in answer["errors"]}
    assert found[2, "entry"] == "the entry is out of balance by 1"
    assert found[4, "dated"] == "is not a date such as 2026-03-31"
    assert found[6, "account"] == "there is no account 9999"
    assert found[7, "amount"] == "is not an amount such as 1250.00"
    assert found[8, "dated"] == "no open period covers 2031-03-01"
    assert found[10, "account"] == "account 1100 keeps who owes what: name the party"
    assert found[10, "journal"] == "there is no journal XYZ in use"
    assert found[11, "foreign_amount"].startswith("a line in USD needs")
    assert found[12, "amount"] == "is not an amount such as 1250.00"
    kinds = {(e["row"], e["field"]): (e["kind"], e["limit"]) for e in answer["errors"]}
    assert kinds[2, "entry"] == ("out-of-balance", "1")
    assert kinds[4, "dated"] == ("not-a-date", None)
    assert kinds[6, "account"] == ("no-account", "9999")
    assert kinds[11, "foreign_amount"] == (None, None)
    assert answer["imported"] == 0
    assert await books.balances() == {}


async def test_other_files_and_mappings(books: Books) -> None:
    book = Workbook()
    book.active.append(["No", "When", "Acc", "Value"])
    book.active.append(["1", "2026-03-01", "1010", 12.5])
    book.active.append(["1", "2026-03-01", "4000", -12.5])
    kept = io.BytesIO()
    book.save(kept)
    mapping = {"entry": "No", "dated": "When", "account": "Acc", "amount": "Value"}
    answer = await send(books, kept.getvalue(), "j.xlsx", mapping=json.dumps(mapping))
    assert answer.json()["imported"] == 1, answer.text

    lines = [
        {"entry": "x", "dated": "2026-03-02", "account": "1010", "amount": 7.25},
        {"entry": "x", "dated": "2026-03-02", "account": "4000", "amount": "-7.25"},
    ]
    answer = await send(books, json.dumps(lines), "j.json")
    assert answer.json()["imported"] == 1, answer.text
    assert (await books.balances())["1010"] == "19.75"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"[1]", b"a,a\n1,2\n", b"a,\n1,2\n", b"a\n1,2\n", b"[", b"\0\0"]
)
async def test_what_is_no_table_is_refused(books: Books, content: bytes) -> None:
    answer = await send(books, content)
    assert answer.status_code == 422, answer.text


async def test_open_items_come_with_their_party(books: Books) -> None:
    text = (
        "entry,dated,account,amount,party_id,due\n"
        f"A,2026-03-01,1100,10,{books.customer},2026-04-01\nA,2026-03-01,4000,-10,,\n"
    )
    answer = await send(books, text)
    assert answer.json()["imported"] == 1, answer.text
    (item,) = await books.items()
    assert (item["open"], item["due"]) == ("10.00", "2026-04-01")
    assert await books.agree()


@pytest.mark.parametrize(
    ("second", "field", "says"),
    [
        ("A,2026-03-02,4000,-10", "entry", "more than one date"),
        ("A,2026-03-01,4000,-9.99", "entry", "out of balance by 0.01"),
        ("A,2026-03-01,4000,-10.000001", "amount", "is not an amount"),
        ("A,2026-03-01,4000,", "amount", "is not an amount"),
        ("A,2026-03-01,,-10", "account", "no account"),
        ("A,2026-02-30,4000,-10", "dated", "is not a date"),
        ("B,2026-03-01,4000,-10", "entry", "only one line"),
    ],
)
async def test_one_wrong_line_keeps_all_out(
    books: Books, second: str, field: str, says: str
) -> None:
    answer = await send(books, f"entry,dated,account,amount\nA,2026-03-01,1010,10\n{second}\n")
    errors = [e for e in answer.json()["errors"] if e["field"] == field]
    assert any(says in e["detail"] for e in errors), answer.text
    assert (answer.json()["imported"], await books.balances()) == (0, {})


async def test_more_coins_than_there_are_is_refused(books: Books) -> None:
    text = "entry,dated,account,amount\nA,2026-03-01,1010,10.005\nA,2026-03-01,4000,-10.005\n"
    answer = await send(books, text)
    assert answer.json()["type"] == "/problems/currency-misfit", answer.text
    assert await books.balances() == {}


async def test_amounts_may_have_a_decimal_comma(books: Books) -> None:
    text = (
        'entry,dated,account,amount\nA,2026-03-01,1010,"1.250,50"\nA,2026-03-01,4000,"-1250,50"\n'
    )
    answer = await send(books, text)
    assert answer.json()["imported"] == 1, answer.text


async def test_lines_need_not_stand_together(books: Books) -> None:
    text = (
        "entry,dated,account,amount,journal\nA,2026-03-01,1010,10,\nB,2026-03-02,1010,5,\n"
        "A,2026-03-01,4000,-4,\nB,2026-03-02,4000,-5,\nA,2026-03-01,4100,-6,\n"
    )
    answer = await send(books, text)
    assert answer.json()["imported"] == 2, answer.text
    assert await books.balances() == {"1010": "15.00", "4000": "-9.00", "4100": "-6.00"}
    assert await books.agree()


async def test_parties_are_named_as_people_do(books: Books) -> None:
    head = "entry,dated,account,amount,customer\n"
    sale = head + "A,2026-03-01,1100,10,{0}\nA,2026-03-01,4000,-10,\n"
    answer = await send(books, sale.format("holt & sons "))
    assert answer.json()["imported"] == 1, answer.text
    (item,) = await books.items()
    assert item["party_id"] == str(books.customer)

    nobody = (await send(books, sale.format("Nobody"))).json()
    (error,) = [error for error in nobody["errors"] if error["field"] == "party_id"]
    assert (error["row"], error["column"]) == (2, "customer")
    assert error["detail"].startswith("There is no party Nobody")
    assert nobody["imported"] == 0
    assert await books.agree()
