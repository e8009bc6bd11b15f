"""Customers out of a file: tried dry first, refused row by row, and as quick for many as for one."""

from typing import Any

import pytest
from httpx import AsyncClient

from layers.database.transactions import Tx
from tests.functions.parties.test_api import PARTIES, register

CSV = """Name;Street;Zip;City;Country Code;VAT ID;Payment terms;Code
Müller GmbH;Hauptstr. 1;10115;Berlin;DE;DE136695976;NET30;K1
Other Ltd;High St 2;N1;London;GB;;;
"""


async def upload(client: AsyncClient, text: str, **form: str) -> dict[str, Any]:
    answer = await client.post(
        "/v1/parties/customers/import",
        files={"file": ("customers.csv", text.encode(), "text/csv")},
        data=form,
    )
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_customers_are_imported_after_a_dry_run(client: AsyncClient) -> None:
    await client.post("/v1/parties/terms/ready-made")
    dry = await upload(client, CSV, dry_run="true")
    assert (dry["dry_run"], dry["imported"], dry["errors"]) == (True, 2, [])
    assert (await client.get(PARTIES)).json()["items"] == []

    report = await upload(client, CSV)

    assert (report["imported"], report["unmapped"]) == (2, [])
    rows = (await client.get("/v1/parties/customers")).json()["items"]
    assert [(row["code"], row["name"], row["city"]) for row in rows] == [
        ("K1", "Müller GmbH", "Berlin"),
        ("P-00001", "Other Ltd", "London"),
    ]
    assert rows[0]["terms_id"] is not None


async def test_an_import_reports_every_row_that_is_wrong_and_writes_nothing(
    client: AsyncClient,
) -> None:
    await register(client, code="K1")
    wrong = CSV + "Third;;;;;DE1;;K2\nFourth;;;;;;;K2\n"
    report = await upload(client, wrong)
    assert report["imported"] == 0
    assert [(error["row"], error["field"]) for error in report["errors"]] == [
        (2, "terms"), (2, "code"), (4, "code"), (4, "vat_number"), (5, "code"),
    ]  # fmt: skip
    assert (await client.get(f"{PARTIES}?count=true")).json()["count"] == 1


@pytest.mark.parametrize("rows", [1, 300])
async def test_importing_takes_as_many_statements_for_many_rows_as_for_one(
    client: AsyncClient, committed: list[Tx], rows: int
) -> None:
    lines = "".join(f"Name {n},DE,Street {n},DE136695976\n" for n in range(rows))
    await upload(client, "name,country,line1,vat_number\n" + lines)
    (tx,) = committed
    assert (tx.statements, tx.trips) == (10, 4)
