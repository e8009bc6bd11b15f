"""A newcomer's first months: customers and a statement come in, a sale goes out, the books close.

Import 50 customers, import a bank statement, quote, order, invoice in two currencies, receive,
match, close the month, read the reports, verify the chain.
"""

from decimal import Decimal
from typing import Any

import pytest
from fastapi import FastAPI

from tests.scenarios.newcomer import SHARED, Newcomer, customers_csv, done, newcomer

STATEMENTS = SHARED / "data" / "bank" / "sepa_mt9401.sta"

pytestmark = pytest.mark.skipif(not STATEMENTS.exists(), reason="needs the real bank files")


@pytest.mark.usefixtures("_pool")
async def test_the_first_months(app: FastAPI) -> None:
    async with newcomer(app) as nora:
        tax = await set_up(nora)
        customer = await import_customers(nora)
        line = await import_statement(nora)
        paid = await sell_for(nora, customer, Decimal(line["amount"]), tax)
        await match(nora, line, paid)
        await sell_in_dollars_and_receive(nora, customer, line["bank_account_id"])
        await close_the_month(nora)
        await read_the_reports(nora)


async def set_up(nora: Newcomer) -> str:
    """Choose a chart of accounts for the year of the statement; gives the usual tax."""
    done_year = {"template": "skr04", "year_starts": "2007-01-01"}
    await nora.post("ledger/setup", **done_year)
    taxes = (await nora.get("catalog/taxes"))["items"]
    return str(next(t["code"] for t in taxes if Decimal(t["rate"]) == 19 and t["category"] == "S"))


async def import_customers(nora: Newcomer) -> dict[str, Any]:
    """First a dry run, then for real; a second time every row is refused as known."""
    content = customers_csv(50)
    dry = await nora.upload("parties/customers/import", "customers.csv", content, dry_run="true")
    assert (dry["rows"], dry["error_count"], dry["imported"]) == (50, 0, 50)
    assert (await nora.get("parties/parties", count=True))["count"] == 0
    assert (await nora.upload("parties/customers/import", "customers.csv", content))[
        "imported"
    ] == 50
    again = await nora.upload("parties/customers/import", "customers.csv", content)
    assert (again["imported"], again["error_count"]) == (0, 50)
    found = (await nora.get("parties/parties", q="tomer 17 g"))["items"]
    assert [party["name"] for party in found] == ["Customer 17 GmbH"]
    return dict(found[0])


async def import_statement(nora: Newcomer) -> dict[str, Any]:
    """Open the accounts that the file names, and import it twice; gives its largest receipt."""
    content = STATEMENTS.read_bytes()
    numbers = sorted(
        {row.removeprefix(b":25:").strip() for row in content.splitlines() if row[:4] == b":25:"}
    )
    for place, number in enumerate(numbers):
        code = f"18{60 + place}"
        account = {"code": code, "name": f"Bank {place}", "kind": "asset", "subtype": "bank"}
        await nora.post("ledger/accounts", **account)
        bank = {"name": f"Bank {place}", "currency": "EUR", "account": code}
        await nora.post("payments/bank-accounts", **bank, number=number.decode())
    first = await nora.upload("payments/statements/import", "bank.sta", content)
    assert first["new"] == first["lines"] > 0
    for statement in first["statements"]:
        assert Decimal(statement["difference"]) == 0
    assert (await nora.upload("payments/statements/import", "bank.sta", content))["new"] == 0
    lines = (await nora.get("payments/lines", sort="-amount", limit=1))["items"]
    return dict(lines[0])


async def sell_for(
    nora: Newcomer, customer: dict[str, Any], gross: Decimal, tax: str
) -> dict[str, Any]:
    """Quote, order and invoice in two parts what comes to exactly this much; gives the invoices."""
    net = (gross / Decimal("1.19")).quantize(Decimal("0.01"))
    line = {"description": "Machine", "quantity": "4", "unit_price": str(net / 4), "taxes": [tax]}
    sale = {"party_id": customer["id"], "dated": "2007-08-20", "lines": [line]}
    quote = await nora.post("sales/quotes", **sale, valid_until="2099-12-31")
    pdf = await nora.client.get(f"/v1/sales/quotes/{quote['id']}/pdf")
    assert pdf.content.startswith(b"%PDF")
    await nora.post(f"sales/quotes/{quote['id']}/send", to="buyer@example.com")
    order = await nora.post(f"sales/quotes/{quote['id']}/accept")
    order = await nora.post(f"sales/orders/{order['id']}/confirm")
    half = await nora.post(
        f"sales/orders/{order['id']}/invoices", dated="2007-08-25", percent="50", post=True
    )
    rest = await nora.post(f"sales/orders/{order['id']}/invoices", dated="2007-08-30", post=True)
    over = await nora.client.post(
        f"/v1/sales/orders/{order['id']}/invoices", json={"dated": "2007-08-30", "percent": "1"}
    )
    assert over.status_code in {409, 422}, over.text
    invoices = [await nora.get(f"invoicing/invoices/{one['id']}") for one in (half, rest)]
    total = sum(Decimal(invoice["total"]) for invoice in invoices)
    assert abs(total - gross) <= Decimal("0.02")
    return {"invoices": invoices, "total": total}


async def match(nora: Newcomer, line: dict[str, Any], paid: dict[str, Any]) -> None:
    """Settle both invoices by one line, take it back, and settle them again."""
    amount = Decimal(line["amount"])
    parts = [
        {"invoice_id": invoice["id"], "amount": invoice["total"]} for invoice in paid["invoices"]
    ]
    short = amount - paid["total"]
    if short:
        parts.append({"account": "6300", "amount": str(short), "label": "Rounding"})
    matched = await nora.post(f"payments/lines/{line['id']}/accept", parts=parts)
    assert matched["status"] == "matched"
    assert await states(nora, paid) == ["paid", "paid"]
    undone = await nora.post(f"payments/lines/{line['id']}/undo")
    assert undone["status"] in {"open", "proposed"}
    assert set(await states(nora, paid)) <= {"open", "overdue"}
    await nora.post(f"payments/lines/{line['id']}/accept", parts=parts)
    assert await states(nora, paid) == ["paid", "paid"]


async def states(nora: Newcomer, paid: dict[str, Any]) -> list[str]:
    """Read the states of invoices."""
    return [
        (await nora.get(f"invoicing/invoices/{invoice['id']}"))["status"]
        for invoice in paid["invoices"]
    ]


async def sell_in_dollars_and_receive(
    nora: Newcomer, customer: dict[str, Any], bank_account: str
) -> None:
    """Invoice dollars at one rate, receive them at another: the difference is a gain."""
    for dated, rate in (("2007-08-15", "1.20"), ("2007-08-28", "1.10")):
        answer = await nora.client.put(f"/v1/ledger/rates/USD/{dated}", json={"rate": rate})
        done(answer)
    line = {"description": "Advice", "quantity": "1", "unit_price": "400.00", "taxes": []}
    invoice = await nora.post(
        "invoicing/invoices",
        party_id=customer["id"],
        dated="2007-08-16",
        currency="USD",
        lines=[line],
        post=True,
    )
    payment = await nora.post(
        "payments/payments",
        direction="received",
        party_id=customer["id"],
        dated="2007-08-29",
        currency="USD",
        amount="400.00",
        bank_account_id=bank_account,
        bank_amount="363.64",
        allocations=[{"invoice_id": invoice["id"], "amount": "400.00"}],
    )
    assert payment["number"]
    settled = await nora.get(f"invoicing/invoices/{invoice['id']}")
    assert settled["status"] == "paid"
    assert await nora.balance("4840", "2007-12-31") == Decimal("-30.31")


async def close_the_month(nora: Newcomer) -> None:
    """Close the months up to August, in their order: nothing more is posted into them."""
    periods = (await nora.get("ledger/periods", limit=100))["items"]
    for period in sorted(periods, key=lambda each: each["starts"])[:8]:
        path = f"/v1/ledger/periods/{period['id']}/close"
        done(await nora.client.post(path, headers={"If-Match": f'"{period["version"]}"'}))
    late = {"party_id": (await nora.get("parties/parties", limit=1))["items"][0]["id"]}
    line = {"description": "Late", "quantity": "1", "unit_price": "1", "taxes": []}
    refused = await nora.client.post(
        "/v1/invoicing/invoices",
        json={**late, "dated": "2007-08-31", "lines": [line], "post": True},
    )
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/period-closed")


async def read_the_reports(nora: Newcomer) -> None:
    """Find the balance sheet balanced, receivables tied to their account, the chain whole."""
    span = {"starts": "2007-01-01", "ends": "2007-12-31"}
    for report in ("trial-balance", "profit-and-loss", "tax-summary"):
        assert (await nora.get(f"reports/{report}", **span))["rows"]
    for report in ("balance-sheet", "aged-receivables"):
        assert "rows" in await nora.get(f"reports/{report}", on="2007-12-31")
    rows = await nora.get("ledger/trial-balance", on="2007-12-31")
    assert sum(Decimal(row["balance"]) for row in rows) == 0
    assert await nora.balance("1200", "2007-12-31") == 0
    checks = await nora.get("ledger/checks")
    assert checks["holds"] is True, checks
    await nora.post("ledger/seal")
    verdict = await nora.get("ledger/seal/verify")
    assert verdict["holds"] is True, verdict
