"""Credit notes over HTTP, on real PostgreSQL, and the worked cases to the cent."""

import asyncio
import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from httpx import AsyncClient

from tests.functions.invoicing.business import INVOICES, Company, found, line, problem

D = Decimal
SHARED = Path(os.environ.get("ERP_SHARED", Path(__file__).resolve().parents[4] / "shared"))
CASES = SHARED / "conformance/worked_cases.json"
needs_cases = pytest.mark.skipif(not CASES.exists(), reason="the worked cases are not here")


def case(name: str) -> Any:
    """Read a worked case."""
    return next(c for c in json.loads(CASES.read_text())["cases"] if c["id"] == name)


@pytest.fixture
async def company(client: AsyncClient) -> Company:
    return await Company.opened(client)


async def taxed_at(company: Company, percent: int) -> str:
    """Add a tax of so many per cent."""
    body = {"code": f"T{percent}", "name": f"{percent} %", "rate": str(percent)}
    if not percent:
        body["category"] = "Z"
    found(await company.client.post("/v1/catalog/taxes", json=body))
    return body["code"]


async def settle(company: Company, invoice: Any, amount: str) -> None:
    """Book money that moved for the first instalment, and settle it: paid out where negative."""
    value = D(amount)
    party = invoice["party_id"]
    entry = found(
        await company.client.post(
            "/v1/ledger/entries",
            json={
                "dated": "2026-04-10",
                "journal": "BNK",
                "memo": "Payment",
                "lines": [
                    {"account": "1010", "amount": str(value)},
                    {"account": "1100", "amount": str(-value), "party_id": party},
                ],
            },
        )
    )
    paid = {"entry_id": entry["id"], "position": 2}
    owed = {"entry_id": invoice["entry_id"], "position": 1}
    debit, credit = (owed, paid) if value > 0 else (paid, owed)
    pair = {"debit": debit, "credit": credit, "amount": str(abs(value))}
    found(
        await company.client.post(
            "/v1/ledger/allocations", json={"dated": "2026-04-10", "pairs": [pair]}
        )
    )


@needs_cases
async def test_the_worked_case_of_a_basic_invoice(company: Company) -> None:
    facts = case("invoice-basic-tax")
    wanted = facts["expected"]
    codes = {p: await taxed_at(company, p) for p in (10, 0)}
    lines = [
        line(str(each["qty"]), each["unit_price"], codes[each["tax_pct"]])
        for each in facts["inputs"]["lines"]
    ]

    posted = await company.sells(*lines)

    assert (posted["net"], posted["tax"], posted["total"]) == (
        wanted["untaxed"],
        wanted["tax"],
        wanted["total"],
    )
    balances = await company.balances()
    assert balances["1100"] == D(wanted["ledger"]["receivable_debit"])
    assert balances["4000"] == -D(wanted["ledger"]["revenue_credit"])
    invoice = await company.invoice(posted["id"])
    ten = next(tax for tax in invoice["taxes"] if tax["tax"] == "T10")
    assert (ten["base"], ten["amount"]) == (
        wanted["tax_return"]["base"],
        wanted["tax_return"]["tax"],
    )

    note = await company.credits(posted)
    after = wanted["after_full_credit_note_with_refund"]
    given = await company.invoice(note["id"])
    ten = next(tax for tax in given["taxes"] if tax["tax"] == "T10")
    assert (ten["base"], ten["amount"]) == (after["credit_note_base"], after["credit_note_tax"])
    assert (given["status"], given["open"]) == (after["credit_note"], "0.00")
    invoice = await company.invoice(posted["id"])
    assert (invoice["status"], invoice["open"], invoice["credited"]) == (
        "credited",
        "0.00",
        wanted["total"],
    )
    assert await company.balances() == {}


@needs_cases
async def test_the_worked_case_of_a_direct_credit_note(company: Company) -> None:
    facts = case("credit-note-direct")
    wanted = facts["expected"]
    (each,) = facts["inputs"]["lines"]
    tax = await taxed_at(company, each["tax_pct"])

    posted = await company.sells(line(str(each["qty"]), each["unit_price"], tax))

    assert posted["total"] == wanted["total"]
    await settle(company, posted, "-120.00")
    half = await company.invoice(posted["id"])
    assert (half["status"], half["open"]) == ("partly_paid", wanted["remaining_after_first"])
    await settle(company, posted, "-100.00")
    assert (await company.invoice(posted["id"]))["status"] == wanted["state"]


async def test_the_same_as_a_credit_note_of_its_own(company: Company) -> None:
    note = await company.sells(line("5", "40"), kind="credit_note", reason="Goodwill")

    found_note = await company.invoice(note["id"])
    assert (note["number"], note["total"]) == ("CN-2026-00001", "200.00")
    assert (found_note["status"], found_note["open"]) == ("open", "200.00")
    assert await company.balances() == {"1100": D(-200), "4000": D(200)}


async def test_parts_are_credited_until_nothing_is_left(company: Company) -> None:
    posted = await company.sells(line("3", "33.33", "STANDARD"), line("1", "0.01", "STANDARD"))

    first = await company.credits(posted, lines=[{"line": 1, "quantity": "1"}])
    assert first["total"] == "40.00"
    over = await company.client.post(
        f"{INVOICES}/{posted['id']}/credit",
        json={"dated": "2026-04-01", "lines": [{"line": 1, "quantity": "3"}]},
    )
    assert problem(over) == (409, "credit-exceeds-invoice", "/body/lines/0/quantity")
    half = await company.invoice(posted["id"])
    assert (half["status"], half["open"]) == ("overdue", "80.00")
    last = await company.credits(posted)

    assert D(first["total"]) + D(last["total"]) == D(posted["total"])
    assert await company.balances() == {}
    none = await company.client.post(
        f"{INVOICES}/{posted['id']}/credit", json={"dated": "2026-04-01"}
    )
    assert problem(none)[:2] == (409, "nothing-to-credit")
    notes = (await company.invoice(posted["id"]))["credit_notes"]
    assert [note["number"] for note in notes] == ["CN-2026-00001", "CN-2026-00002"]


async def test_what_was_paid_already_stays_with_the_customer(company: Company) -> None:
    posted = await company.sells(line("1", "100"))
    await settle(company, posted, "70.00")

    note = await company.credits(posted)

    assert (await company.invoice(note["id"]))["open"] == "70.00"
    assert (await company.invoice(posted["id"]))["open"] == "0.00"
    assert (await company.balances())["1100"] == -70


async def test_many_who_credit_at_once_take_back_no_more_than_was_sold(company: Company) -> None:
    posted = await company.sells(line("10", "10", "STANDARD"))
    path, body = (
        f"{INVOICES}/{posted['id']}/credit",
        {"dated": "2026-04-01", "lines": [{"line": 1, "quantity": "4"}]},
    )

    answers = await asyncio.gather(*(company.client.post(path, json=body) for _ in range(8)))

    assert sorted(answer.status_code for answer in answers) == [201] * 2 + [409] * 6
    assert (await company.invoice(posted["id"]))["credited"] == "96.00"


async def test_a_foreign_invoice_is_credited_at_its_own_rate(client: AsyncClient) -> None:
    company = await Company.opened(client, "USD")
    for day, rate in (("2026-03-01", "1.20"), ("2026-04-01", "1.10")):
        found(await client.put(f"/v1/ledger/rates/EUR/{day}", json={"rate": rate}))

    posted = await company.sells(line("1", "400"), currency="EUR")
    await company.credits(posted)

    assert await company.balances() == {}


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"dated": "2026-03-01"}, (422, "date-backwards")),
        ({"dated": "2026-04-01", "lines": [{"line": 9, "quantity": "1"}]}, (409, "credit-exceeds-invoice")),
        (
            {"dated": "2026-04-01", "lines": [{"line": 1, "quantity": "1"}] * 2},
            (422, "value-refused"),
        ),
        ({"dated": "2026-04-01", "lines": []}, (422, "malformed")),
    ],
)  # fmt: skip
async def test_credits_without_sense_are_refused(
    company: Company, body: dict[str, Any], refused: tuple[int, str]
) -> None:
    posted = await company.sells(line("3", "10"))

    answer = await company.client.post(f"{INVOICES}/{posted['id']}/credit", json=body)

    assert problem(answer)[:2] == refused
    assert (await company.invoice(posted["id"]))["credited"] == "0.00"


async def test_only_posted_invoices_are_credited(company: Company) -> None:
    draft = await company.drafts(line("1", "1"))
    note = await company.sells(line("1", "1"), kind="credit_note")
    for document, kind in ((draft, "invoice-not-posted"), (note, "not-creditable")):
        answer = await company.client.post(
            f"{INVOICES}/{document['id']}/credit", json={"dated": "2026-04-01"}
        )
        assert problem(answer)[:2] == (409, kind)
