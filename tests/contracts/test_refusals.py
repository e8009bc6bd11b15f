"""Whatever is refused says where: the field, of one request or of a row of many."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import Response

from tests.scenarios.newcomer import Newcomer, newcomer

NOBODY = "01890000-0000-7000-8000-000000000000"
PARTIES = "/v1/parties/parties"


@pytest.fixture
async def nora(app: FastAPI, _pool: None) -> AsyncIterator[Newcomer]:
    """Give a company with books and a customer."""
    async with newcomer(app) as found:
        await found.post("ledger/setup", template="generic", year_starts="2026-01-01")
        await found.post("parties/parties", name="Anna", code="A1", is_customer=True)
        yield found


def place(answer: Response) -> tuple[int, str, list[str]]:
    """Give status, problem and the fields that a refusal names."""
    said = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    named = [said["pointer"]] if "pointer" in said else [e["pointer"] for e in said["errors"]]
    return answer.status_code, said["type"].removeprefix("/problems/"), named


async def test_what_is_there_already_is_named(nora: Newcomer) -> None:
    answer = await nora.client.post(PARTIES, json={"name": "Bert", "code": "A1"})
    assert place(answer) == (409, "already-there", ["/body/code"])
    said = answer.json()
    assert ("with the same code" in said["detail"], said["kind"]) == (True, "taken")


async def test_a_reference_that_leads_nowhere_is_named(nora: Newcomer) -> None:
    answer = await nora.client.post(PARTIES, json={"name": "Bert", "terms_id": NOBODY})
    assert place(answer) == (422, "reference-unknown", ["/body/terms_id"])
    lines = [
        {"account": "1100", "amount": "5", "party_id": NOBODY},
        {"account": "4000", "amount": "-5"},
    ]
    answer = await nora.client.post(
        "/v1/ledger/entries", json={"dated": "2026-03-01", "lines": lines}
    )
    assert place(answer) == (422, "reference-unknown", ["/body/lines"])


async def test_a_stale_version_is_the_headers(nora: Newcomer) -> None:
    made = await nora.post("parties/parties", name="Bert")
    body = {"name": "Bertha"}
    answer = await nora.client.put(
        f"{PARTIES}/{made['id']}", json=body, headers={"If-Match": '"9"'}
    )
    assert place(answer) == (412, "version-stale", ["/header/If-Match"])


async def test_a_row_of_many_names_what_a_command_of_its_own_would(nora: Newcomer) -> None:
    rows = [
        {"name": "Bert", "code": "A1"},
        {"name": "Cleo", "terms_id": NOBODY},
        {"name": "Dora", "is_customer": False},
    ]
    alone = [(await nora.client.post(PARTIES, json=row)).json() for row in rows]
    answer = (await nora.client.post(f"{PARTIES}/bulk", json={"parties": rows})).json()
    assert [row["problem"] for row in answer["rows"]] == alone
    assert [one["pointer"] for one in alone] == [
        "/body/code",
        "/body/terms_id",
        "/body/is_customer",
    ]


ENTRY = {
    "dated": "2026-03-01",
    "lines": [{"account": "1010", "amount": "5"}, {"account": "4000", "amount": "-5"}],
}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"dated": "1990-01-01"}, "/body/dated"),
        ({"journal": "NONE"}, "/body/journal"),
        ({"lines": [*ENTRY["lines"], {"account": "9", "amount": "1"}]}, "/body/lines"),
        ({"lines": [ENTRY["lines"][0], {"account": "9", "amount": "-5"}]}, "/body/lines/1/account"),
    ],
)
async def test_a_row_of_entries_names_what_the_books_refuse(
    nora: Newcomer, change: dict[str, Any], pointer: str
) -> None:
    sent = {"entries": [ENTRY, ENTRY | change]}
    answer = (await nora.client.post("/v1/ledger/entries/bulk", json=sent)).json()
    assert (answer["done"], answer["refused"]) == (1, 1)
    assert answer["rows"][1]["problem"]["pointer"].startswith(pointer)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"name":"\xe9"}', "application/json"),
        (b"[" * 5_000 + b"]" * 5_000, "application/json"),
        (b'{"name":' + b"9" * 5_000 + b"}", "application/json"),
        (b"no parts", "multipart/form-data"),
    ],
)
async def test_a_body_that_cannot_be_read_is_malformed(
    nora: Newcomer, content: bytes, kind: str
) -> None:
    answer = await nora.client.post(PARTIES, content=content, headers={"Content-Type": kind})
    assert place(answer) == (422, "malformed", ["/body"])


async def test_forms_and_commands_take_nothing_that_they_do_not_know(nora: Newcomer) -> None:
    path = "/v1/parties/customers/import"
    files = {"file": ("customers.csv", b"name\nBert\n")}
    answer = await nora.client.post(path, files=files, data={"dryrun": "true"})
    assert place(answer) == (422, "malformed", ["/body/dryrun"])
    answer = await nora.client.post(path, files=files, params={"dry_run": "true"})
    assert place(answer) == (422, "unknown-parameter", ["/query/dry_run"])
    answer = await nora.client.get(PARTIES, params={"q": "Bert"})
    assert answer.json()["items"] == []


IMPORTS = [
    *("parties/customers", "parties/suppliers", "catalog/products", "catalog/prices"),
    *("invoicing/invoices", "ledger/accounts", "ledger/entries", "ledger/opening-balances"),
    *("ledger/rates", "payments/payments"),
]


@pytest.mark.parametrize("path", IMPORTS)
async def test_a_table_without_rows_is_refused(nora: Newcomer, path: str) -> None:
    form = {"dated": "2026-01-01"} if path.endswith("balances") else {}
    for content in (b"name,account,amount\n", b"", b"\n\n"):
        answer = await nora.client.post(
            f"/v1/{path}/import", files={"file": ("a.csv", content)}, data=form
        )
        assert place(answer) == (422, "table-unreadable", ["/body/file"])


@pytest.mark.parametrize("path", [PARTIES, "/v1/invoicing/invoices", "/v1/audit/entries"])
async def test_what_cannot_be_printed_is_not_sought(nora: Newcomer, path: str) -> None:
    if "audit" not in path:
        answer = await nora.client.get(path, params={"q": "x" * 201})
        assert "200 characters" in answer.json()["detail"]
    asked = "kind" if "audit" in path else "q"
    answer = await nora.client.get(path, params={asked: "a\0b"})
    assert place(answer)[:2] == (422, "malformed")
    assert place(answer)[2][0].startswith(f"/query/{asked}")


async def test_numbers_and_days_past_all_bounds_are_named(nora: Newcomer) -> None:
    for path, name, value in (
        ("audit/entries", "id", "9223372036854775808"),
        ("catalog/taxes", "rank_to", "-9223372036854775809"),
        ("ledger/trial-balance", "on", "9999-12-31"),
    ):
        answer = await nora.client.get(f"/v1/{path}", params={name: value})
        assert place(answer)[:2] == (422, "malformed")
        assert place(answer)[2][0].startswith(f"/query/{name}")
    answer = await nora.client.post("/v1/ledger/revaluations", json={"on": "9999-12-31"})
    assert place(answer) == (422, "malformed", ["/body/on"])
    known = {"id": str(2**63 - 1), "id_from": str(-(2**63))}
    assert (await nora.client.get("/v1/audit/entries", params=known)).json()["items"] == []


async def test_the_companys_own_currency_has_no_rate(nora: Newcomer) -> None:
    party = (await nora.get("parties/parties"))["items"][0]["id"]
    body = {"party_id": party, "dated": "2026-03-01", "currency": "EUR", "rate": "2"}
    for path in ("invoicing/invoices", "sales/quotes", "sales/orders"):
        answer = await nora.client.post(f"/v1/{path}", json=body)
        assert place(answer) == (422, "value-refused", ["/body/rate"])
        answer = await nora.client.post(f"/v1/{path}", json=body | {"rate": "1"})
        assert answer.status_code == 201, answer.text
    table = b"reference,customer,dated,currency,rate,description,quantity,unit_price\n"
    rows = [b"1,A1,2026-03-01,EUR,2,Chair,1,10", b"2,A1,2026-03-01,USD,2,Chair,1,10"]
    rows += [b"2,A1,2026-03-01,,,Table,1,10", b"2,A1,2026-03-01,GBP,2,Lamp,1,10"]
    told = await nora.upload("invoicing/invoices/import", "a.csv", table + b"\n".join(rows))
    assert [(e["row"], e["field"]) for e in told["errors"]] == [(2, "rate"), (5, "reference")]


async def test_bank_fees_go_to_an_account_that_there_is(nora: Newcomer) -> None:
    for code in ("9999", "1100"):
        answer = await nora.client.put(
            "/v1/payments/settings",
            json={"write_off_limit": "1", "fee_account": code},
            headers={"If-Match": '"0"'},
        )
        assert place(answer) == (422, "ledger-account-unfit", ["/body/fee_account"])


async def test_rates_that_nobody_could_keep_are_refused(nora: Newcomer) -> None:
    for rate in (b"9" * 400, b"99999999999", b"0.00000000001", b"0", b"-1", b"abc"):
        files = {"file": ("ecb.csv", b"Date,USD\n2026-01-02," + rate + b"\n")}
        answer = await nora.client.post("/v1/ledger/rates/ecb", files=files)
        assert place(answer) == (422, "rates-unreadable", ["/body/file"])
