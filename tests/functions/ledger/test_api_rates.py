"""Rates typed in and imported, and what they do to balances in other currencies."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from functions.ledger.rules.posting import RateMissing
from functions.ledger.rules.rates import RatesUnreadable, RatesWithoutOwn, cross_rates, read_ecb
from functions.ledger.service import books as ask
from functions.ledger.service import rate_on
from layers.database.transactions import transaction
from tests.functions.ledger.books import Books

XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject>
<Cube><Cube time="2026-03-30"><Cube currency="USD" rate="1.0850"/><Cube currency="GBP" rate="0.8350"/></Cube>
<Cube time="2026-03-27"><Cube currency="USD" rate="1.0800"/><Cube currency="XXQ" rate="3"/></Cube></Cube>
</gesmes:Envelope>"""
DAILY = b"Date, USD, JPY, \n30 March 2026, 1.0850, 162.35, \n"
HISTORY = b"Date,USD,JPY,CYP,\n2026-03-30,1.0850,162.35,N/A,\n2026-03-27,1.08,161,N/A,\n"


def zipped(content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("eurofxref-hist.csv", content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "days", "many"),
    [(XML, 2, 3), (DAILY, 1, 2), (HISTORY, 2, 4), (zipped(HISTORY), 2, 4)],
)
def test_every_form_of_the_file_is_read(content: bytes, days: int, many: int) -> None:
    found = read_ecb(content)
    assert len(found) == days
    assert sum(len(rates) for _, rates in found) == many
    assert dict(found)[date(2026, 3, 30)]["USD"] == Decimal("1.0850")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<", b"<a/>", b"Date,USD\n", b"Date,USD\n2026-03-30,-1\n", b"Date,USD\n2026-03-30,NaN\n",
        b"Day,USD\n2026-03-30,1\n", b"PK\x03\x04 damaged",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(RatesUnreadable):
        read_ecb(content)


@pytest.mark.parametrize(
    "content",
    [b"Date,USD\n" + b"2026-03-30,1\n" * 250_001, b"Date,USD\n" + b"x" * 16_000_000,
     b"<a>" + b'<Cube time="2026-03-30"/>' * 500_001 + b"</a>"],
    ids=["rows", "bytes", "elements"],
)  # fmt: skip
def test_more_than_there_were_is_refused(content: bytes) -> None:
    with pytest.raises(RatesUnreadable):
        read_ecb(content)


def test_rates_cross_the_euro() -> None:
    days = [(date(2026, 3, 30), {"USD": Decimal("1.0850"), "GBP": Decimal("0.8350")})]
    assert cross_rates(days, "EUR") == [
        ("GBP", date(2026, 3, 30), Decimal("0.8350")),
        ("USD", date(2026, 3, 30), Decimal("1.0850")),
    ]
    assert cross_rates(days, "USD") == [
        ("EUR", date(2026, 3, 30), Decimal("0.9216589862")),
        ("GBP", date(2026, 3, 30), Decimal("0.7695852535")),
    ]
    with pytest.raises(RatesWithoutOwn):
        cross_rates(days, "CHF")


async def import_ecb(books: Books, content: bytes) -> Any:
    return await books.client.post("/v1/ledger/rates/ecb", files={"file": ("r.xml", content)})


async def test_the_latest_rate_on_or_before_a_day_counts(books: Books) -> None:
    answer = await import_ecb(books, XML)
    assert answer.json() == {"rates": 3, "first": "2026-03-27", "last": "2026-03-30"}
    await books.client.put("/v1/ledger/rates/USD/2026-04-05", json={"rate": "1.1"})
    for day, rate in ((27, "1.08"), (29, "1.08"), (30, "1.085")):
        async with transaction(books.actor) as tx:
            assert await rate_on(tx, "USD", date(2026, 3, day)) == Decimal(rate)
    async with transaction(books.actor) as tx:
        found = await ask(tx, "USD", date(2026, 5, 1))
    assert (found.rate, found.converted(Decimal(100))) == (Decimal("1.1"), Decimal("90.91"))
    with pytest.raises(RateMissing):
        async with transaction(books.actor) as tx:
            await rate_on(tx, "USD", date(2026, 3, 26))
    dropped = await books.client.delete("/v1/ledger/rates/USD/2026-04-05")
    assert dropped.status_code == 200, dropped.text
    listed = (await books.client.get("/v1/ledger/rates", params={"currency": "USD"})).json()[
        "items"
    ]
    assert [(r["dated"], r["rate"], r["source"]) for r in listed] == [
        ("2026-03-30", "1.085", "ecb"),
        ("2026-03-27", "1.08", "ecb"),
    ]


@pytest.mark.parametrize("rate", ["0", "-1", "1e400", 1.1])
async def test_rates_are_positive_and_exact(books: Books, rate: Any) -> None:
    answer = await books.client.put("/v1/ledger/rates/USD/2026-04-05", json={"rate": rate})
    assert answer.status_code == 422


async def test_rates_come_from_a_table(books: Books) -> None:
    answer = await books.client.post(
        "/v1/ledger/rates/import",
        files={
            "file": ("r.csv", b"Currency,Datum,Kurs\nUSD,2026-01-02,1.04\nCHF,2026-01-02,0.94\n")
        },
    )
    assert answer.json()["imported"] == 2, answer.text


async def test_revaluation_is_taken_back_the_day_after(books: Books) -> None:
    for day, rate in (("2026-03-01", "1.25"), ("2026-03-31", "1.00")):
        await books.client.put(f"/v1/ledger/rates/USD/{day}", json={"rate": rate})
    line = {"currency": "USD", "foreign_amount": "500"}
    owed = {"account": "1100", "party_id": str(books.customer), **line}
    minus = {**line, "foreign_amount": "-500"}
    start = date(2026, 3, 1)
    sold = await books.post(owed, {"account": "4000", **minus}, dated=start)
    assert sold.status_code == 201, sold.text
    assert (
        await books.post({"account": "1010", **line}, {"account": "2500", **minus}, dated=start)
    ).status_code == 201

    answer = await books.client.post("/v1/ledger/revaluations", json={"on": "2026-03-31"})

    assert answer.status_code == 201, answer.text
    assert (answer.json()["gain"], answer.json()["loss"]) == ("200.00", "100.00")
    assert await books.balances(date(2026, 3, 31)) == {
        "1010": "500.00", "1100": "500.00", "2500": "-500.00", "4000": "-400.00",
        "4910": "-200.00", "6960": "100.00",
    }  # fmt: skip
    before = {"1010": "400.00", "1100": "400.00", "2500": "-400.00", "4000": "-400.00"}
    assert await books.balances(date(2026, 4, 1)) == before
    again = await books.client.post("/v1/ledger/revaluations", json={"on": "2026-03-31"})
    assert again.json()["type"] == "/problems/nothing-to-revalue"
    assert await books.agree()
    (item,) = await books.items()
    assert (item["open"], item["open_company"]) == ("500.00", "400.00")


async def test_currencies_are_listed(books: Books) -> None:
    found = (await books.client.get("/v1/ledger/currencies")).json()
    assert {"code": "JPY", "decimals": 0} in found
    assert {"code": "KWD", "decimals": 3} in found
