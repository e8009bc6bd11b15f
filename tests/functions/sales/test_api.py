"""Quotes and orders over HTTP, on real PostgreSQL."""

import asyncio
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from httpx import AsyncClient

from functions.sales.service import quotes as quote_service
from layers.database.transactions import Tx
from tests.functions.invoicing.business import Company, found, line, problem, tag

QUOTES, ORDERS = "/v1/sales/quotes", "/v1/sales/orders"
TWO = (line("10", "40", "STANDARD"), line("3", "20", "ZERO", description="Table"))


@pytest.fixture
async def company(client: AsyncClient) -> Company:
    return await Company.opened(client)


async def ordered(company: Company, *lines: dict[str, Any]) -> Any:
    """Confirm an order."""
    order = found(await company.client.post(ORDERS, json=company.sale(*lines or TWO)))
    return found(await company.client.post(f"{ORDERS}/{order['id']}/confirm"))


async def bill(company: Company, order: Any, **what: Any) -> Any:
    """Ask for an invoice of an order."""
    body = {"dated": "2026-04-15", **what}
    return await company.client.post(f"{ORDERS}/{order['id']}/invoices", json=body)


async def now(company: Company, order: Any) -> Any:
    """Show the order."""
    return found(await company.client.get(f"{ORDERS}/{order['id']}"))


async def test_from_quote_to_order_to_invoice(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_service, "today", lambda: date(2026, 4, 2))
    quote = found(await company.client.post(QUOTES, json=company.sale(*TWO)))
    assert (quote["status"], quote["number"], quote["total"]) == ("draft", None, "540.00")
    assert quote["valid_until"] == "2026-04-30"
    path = f"{QUOTES}/{quote['id']}"

    sent = found(await company.client.post(f"{path}/send", json={"by": "other"}))
    assert sent["number"] == "Q-2026-00001"
    order = found(await company.client.post(f"{path}/accept"))

    assert (order["status"], order["number"], order["quote_id"]) == ("draft", None, quote["id"])
    quote = found(await company.client.get(path))
    assert (quote["status"], quote["orders"]) == ("accepted", [order["id"]])
    assert problem(await company.client.post(f"{path}/accept"))[:2] == (409, "quote-not-sent")
    assert problem(await bill(company, order))[:2] == (409, "order-not-confirmed")

    order = found(await company.client.post(f"{ORDERS}/{order['id']}/confirm"))
    assert (order["status"], order["number"]) == ("confirmed", "SO-2026-00001")
    invoice = found(await bill(company, order, post=True))
    assert (invoice["number"], invoice["total"]) == ("INV-2026-00001", "540.00")
    order = await now(company, order)
    assert (order["status"], order["invoiced_net"]) == ("invoiced", "460.00")
    assert order["invoices"] == [invoice["id"]]
    assert problem(await bill(company, order))[:2] == (409, "nothing-to-invoice")


async def test_the_documents_of_a_merged_customer_are_listed_with_the_survivors(
    company: Company,
) -> None:
    old, survivor = await company.knows("Old name"), await company.knows("New name")
    for party in (old, survivor):
        for path in (QUOTES, ORDERS):
            found(await company.client.post(path, json=company.sale(*TWO, party_id=party)))
    into = {"into": survivor}
    found(await company.client.post(f"/v1/parties/parties/{old}/merge", json=into))

    for path in (QUOTES, ORDERS):
        for party in (old, survivor):
            listed = found(await company.client.get(path, params={"party_id": party}))
            assert {row["party_id"] for row in listed["items"]} == {old, survivor}


async def test_an_order_is_invoiced_in_parts_and_a_credit_gives_back(company: Company) -> None:
    order = await ordered(company)
    chair, table = (each["id"] for each in order["lines"])

    half = found(await bill(company, order, percent="50", post=True))
    assert half["net"] == "230.00"
    one = found(await bill(company, order, lines=[{"line_id": chair, "quantity": "1"}]))
    order = await now(company, order)
    assert order["status"] == "partly_invoiced"
    assert [(each["invoiced"], each["remaining"]) for each in order["lines"]] == [
        ("6", "4"),
        ("1.5", "1.5"),
    ]
    over = await bill(company, order, lines=[{"line_id": chair, "quantity": "5"}])
    assert problem(over) == (409, "over-invoiced", "/body/lines/0/quantity")
    assert problem(await bill(company, order, percent="50"))[:2] == (409, "over-invoiced")
    stranger = await bill(company, order, lines=[{"line_id": str(uuid4()), "quantity": "1"}])
    assert problem(stranger)[:2] == (409, "over-invoiced")

    # A draft cannot be stretched, and one thrown away gives its quantity back
    draft = await company.invoice(one["id"])
    stretched = company.sale(line("2", "40", "STANDARD", source_line=chair))
    path = f"/v1/invoicing/invoices/{one['id']}"
    answer = await company.client.put(path, json=stretched, headers=tag(draft))
    assert problem(answer)[:2] == (409, "more-than-ordered")
    found(await company.client.delete(path, headers=tag(draft)))
    assert (await now(company, order))["lines"][0]["remaining"] == "5"

    # And so does a credit note
    await company.credits(half, dated="2026-04-20", lines=[{"line": 1, "quantity": "2"}])
    order = await now(company, order)
    assert [each["remaining"] for each in order["lines"]] == ["7", "1.5"]
    rest = found(await bill(company, order, post=True))
    assert rest["net"] == "310.00"
    assert (await now(company, order))["status"] == "invoiced"
    assert table


async def test_many_who_invoice_at_once_never_bill_more_than_was_ordered(
    company: Company,
) -> None:
    order = await ordered(company, line("10", "1"))
    (chair,) = (each["id"] for each in order["lines"])

    answers = await asyncio.gather(
        *(bill(company, order, lines=[{"line_id": chair, "quantity": "3"}]) for _ in range(8))
    )

    assert sorted(answer.status_code for answer in answers) == [201] * 3 + [409] * 5
    assert (await now(company, order))["lines"][0]["invoiced"] == "9"


async def test_an_order_is_amended_but_not_below_what_is_invoiced(company: Company) -> None:
    order = await ordered(company)
    chair, table = order["lines"]
    found(await bill(company, order, lines=[{"line_id": chair["id"], "quantity": "4"}]))
    path = f"{ORDERS}/{order['id']}"

    def amended(*lines: dict[str, Any]) -> Any:
        return company.client.put(path, json=company.sale(*lines), headers=tag(order))

    kept = line("4", "40", "STANDARD", id=chair["id"])
    assert problem(await amended({**kept, "quantity": "3"}))[:2] == (409, "order-billed")
    assert problem(await amended(line("9", "40", "STANDARD")))[:2] == (409, "order-billed")
    changed = found(await amended(kept, line("1", "99", description="Sofa")))
    assert [each["remaining"] for each in changed["lines"]] == ["0", "1"]
    assert changed["lines"][0]["id"] == chair["id"]
    assert problem(await company.client.post(f"{path}/cancel", json={}))[:2] == (
        409,
        "order-billed",
    )
    assert table["id"] not in {each["id"] for each in changed["lines"]}


async def test_a_quote_is_revised_declined_copied_and_deleted(company: Company) -> None:
    quote = found(await company.client.post(QUOTES, json=company.sale(*TWO)))
    path = f"{QUOTES}/{quote['id']}"
    assert problem(await company.client.post(f"{path}/revise"))[:2] == (409, "quote-not-sent")
    found(await company.client.post(f"{path}/send", json={"by": "other"}))
    body = company.sale(line("1", "500"))
    sent = found(await company.client.get(path))
    answer = await company.client.put(path, json=body, headers=tag(sent))
    assert problem(answer)[:2] == (409, "quote-not-draft")

    revised = found(await company.client.post(f"{path}/revise"))
    assert (revised["revision"], revised["number"], revised["status"]) == (
        2,
        "Q-2026-00001",
        "draft",
    )
    found(await company.client.put(path, json=body, headers=tag(revised)))
    again = found(await company.client.post(f"{path}/send", json={"by": "other"}))
    assert (again["number"], again["revision"], again["total"]) == ("Q-2026-00001", 2, "500.00")
    declined = found(await company.client.post(f"{path}/decline", json={"reason": "too dear"}))
    assert (declined["status"], declined["reason"]) == ("declined", "too dear")

    copied = found(await company.client.post(f"{path}/copy"))
    assert (copied["status"], copied["total"], copied["number"]) == ("draft", "500.00", None)
    found(await company.client.delete(f"{QUOTES}/{copied['id']}", headers=tag(copied)))
    last = found(await company.client.get(path))
    answer = await company.client.delete(path, headers=tag(last))
    assert problem(answer)[:2] == (409, "quote-not-draft")


async def test_a_quote_that_expired_is_not_accepted(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {**company.sale(*TWO), "valid_until": "2026-04-10"}
    quote = found(await company.client.post(QUOTES, json=body))
    path = f"{QUOTES}/{quote['id']}"
    found(await company.client.post(f"{path}/send", json={"by": "other"}))
    monkeypatch.setattr(quote_service, "today", lambda: date(2026, 4, 11))

    assert problem(await company.client.post(f"{path}/accept"))[:2] == (409, "quote-expired")
    assert found(await company.client.get(path))["status"] == "expired"


async def test_a_quote_goes_out_by_mail_with_its_pdf(company: Company) -> None:
    await company.prints()
    await company.knows("Post AG", email="post@example.com", language="de")
    quote = found(await company.client.post(QUOTES, json=company.sale(*TWO, customer="Post AG")))
    path = f"{QUOTES}/{quote['id']}"
    silent = found(await company.client.post(QUOTES, json=company.sale(*TWO)))
    answer = await company.client.post(f"{QUOTES}/{silent['id']}/send", json={})
    assert problem(answer) == (422, "quote-address-missing", "/body/to")

    sent = found(await company.client.post(f"{path}/send", json={}))

    assert (sent["sent_to"], sent["number"]) == ("post@example.com", "Q-2026-00001")
    mails = found(await company.client.get("/v1/notifications/emails"))["items"]
    assert [mail["subject"] for mail in mails] == ["Angebot Q-2026-00001"]
    printed = await company.client.get(f"{path}/pdf")
    assert printed.content.startswith(b"%PDF")
    assert printed.headers["content-disposition"] == 'inline; filename="Q-2026-00001.pdf"'


async def test_lists_say_how_far_things_are(company: Company) -> None:
    first, second = await ordered(company), await ordered(company, line("1", "1"))
    found(await bill(company, first, percent="10"))
    found(await bill(company, second))
    draft = found(await company.client.post(ORDERS, json=company.sale(*TWO)))

    async def ids(**asked: Any) -> list[str]:
        return [row["id"] for row in found(await company.client.get(ORDERS, params=asked))["items"]]

    assert await ids(status="partly_invoiced") == [first["id"]]
    assert await ids(status="invoiced") == [second["id"]]
    assert await ids(status="draft") == [draft["id"]]
    assert await ids(q="SO-2026-00002") == [second["id"]]
    assert len(await ids(q="müller")) == 3
    exported = await company.client.get(f"{ORDERS}/export", params={"format": "csv"})
    assert "SO-2026-00001" in exported.text
    assert found(await company.client.get(QUOTES))["items"] == []


@pytest.mark.parametrize("lines", [1, 300])
async def test_invoicing_an_order_takes_the_same_statements_whatever_its_lines(
    company: Company, committed: list[Tx], lines: int
) -> None:
    order = await ordered(company, *[line("1", "10", "STANDARD")] * lines)
    committed.clear()

    posted = found(await bill(company, order, post=True))

    (tx,) = committed
    assert (tx.statements, tx.trips) == (10, 3)
    assert Decimal(posted["total"]) == 12 * lines


async def test_the_settings_number_quotes_and_orders(company: Company) -> None:
    body = {"quote_series": "A{yy}/{0000}", "order_series": "O{yy}/{0000}", "quote_days": 7}
    headers = {"If-Match": '"0"'}
    bad = {**body, "order_series": "none"}
    refused = await company.client.put("/v1/sales/settings", json=bad, headers=headers)
    assert problem(refused) == (422, "series-unusable", "/body/order_series")

    found(await company.client.put("/v1/sales/settings", json=body, headers=headers))

    assert (await ordered(company))["number"] == "O26/0001"
    quote = found(await company.client.post(QUOTES, json=company.sale(*TWO)))
    assert quote["valid_until"] == "2026-04-07"


Clients = Callable[[Any], AsyncClient]


async def test_another_company_sees_and_changes_nothing(
    company: Company, open_tenant: Callable[[], Any], as_actor: Clients
) -> None:
    order = await ordered(company)
    stranger = as_actor(open_tenant())

    assert (await stranger.get(f"{ORDERS}/{order['id']}")).status_code == 404
    assert found(await stranger.get(ORDERS))["items"] == []
    body = {"dated": "2026-04-01"}
    assert (await stranger.post(f"{ORDERS}/{order['id']}/invoices", json=body)).status_code == 404
    assert (await stranger.post(f"{ORDERS}/{order['id']}/cancel", json={})).status_code == 404


@pytest.mark.parametrize("path", [QUOTES, ORDERS])
async def test_a_preview_says_what_would_be_kept_and_keeps_nothing(
    company: Company, path: str
) -> None:
    preview = found(await company.client.post(f"{path}/preview", json=company.sale(*TWO)))

    assert found(await company.client.get(path))["items"] == []
    kept = found(await company.client.post(path, json=company.sale(*TWO)))
    same = ("currency", "net", "tax", "total", "total_company")
    assert [preview[key] for key in same] == [kept[key] for key in same]
    assert [each["amount"] for each in preview["lines"]] == [
        each["amount"] for each in kept["lines"]
    ]
    assert sum(Decimal(part["amount"]) for part in preview["instalments"]) == Decimal(540)


async def test_a_document_says_whether_its_rate_was_given(company: Company) -> None:
    body = company.sale(*TWO)
    of_the_day = found(await company.client.post(ORDERS, json=body))
    given = found(await company.client.post(ORDERS, json={**body, "rate": "1"}))

    assert (of_the_day["own_rate"], given["own_rate"]) == (False, True)
