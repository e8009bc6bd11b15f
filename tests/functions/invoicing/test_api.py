"""Invoices over HTTP, on real PostgreSQL."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from httpx import AsyncClient

from shared.actor import Actor
from tests.functions.invoicing.business import INVOICES, Company, found, line, problem, tag

D = Decimal


@pytest.fixture
async def company(client: AsyncClient) -> Company:
    return await Company.opened(client)


async def test_posting_an_invoice_books_the_sale(company: Company) -> None:
    # When two chairs at 20 % and a book without tax are sold, in one call
    posted = await company.sells(line("5", "40", "STANDARD"), line("1", "20", "ZERO"))

    # Then it carries the first number of the year, and the printed total
    assert (posted["status"], posted["number"]) == ("posted", "INV-2026-00001")
    assert (posted["net"], posted["tax"], posted["total"]) == ("220.00", "40.00", "260.00")

    # And the customer owes it
    invoice = await company.invoice(posted["id"])
    assert (invoice["status"], invoice["open"]) == ("overdue", "260.00")
    assert invoice["buyer"]["city"] == "Berlin"
    assert [tax["base"] for tax in invoice["taxes"]] == ["200.00", "20.00"]

    # And the books show it
    balances = await company.balances()
    assert balances["1100"] == 260
    assert sum(balances.values()) == 0
    assert sorted(balances.values()) == [-220, -40, 260]


async def test_a_draft_is_edited_posted_and_then_stays(company: Company) -> None:
    draft = await company.drafts(line("1", "100", "STANDARD"), note="first")
    assert (draft["status"], draft["number"], draft["open"]) == ("draft", None, "0.00")
    assert await company.balances() == {}

    body = company.sale(line("2", "100", "STANDARD", discount="10"), note="second")
    path = f"{INVOICES}/{draft['id']}"
    edited = await company.client.put(path, json=body, headers=tag(draft))
    assert found(edited)["total"] == "216.00"
    assert edited.headers["ETag"] == '"2"'
    assert problem(await company.client.put(path, json=body, headers=tag(draft)))[:2] == (
        412,
        "version-stale",
    )
    assert (await company.client.put(path, json=body)).status_code == 428

    posted = found(await company.client.post(f"{path}/post", json={"dated": "2026-04-02"}))
    assert (posted["number"], posted["dated"], posted["total"]) == (
        "INV-2026-00001",
        "2026-04-02",
        "216.00",
    )
    now = await company.invoice(draft["id"])
    for refused in (
        await company.client.put(path, json=body, headers=tag(now)),
        await company.client.delete(path, headers=tag(now)),
        await company.client.post(f"{path}/post", json={}),
    ):
        assert problem(refused)[:2] == (409, "invoice-posted")


async def test_only_drafts_are_thrown_away(company: Company) -> None:
    draft = await company.drafts(line("1", "1"))
    path = f"{INVOICES}/{draft['id']}"

    assert found(await company.client.delete(path, headers=tag(draft))) == {"id": draft["id"]}

    assert (await company.client.get(path)).status_code == 404
    assert (await company.sells(line("1", "1")))["number"] == "INV-2026-00001"


async def test_a_preview_comes_to_what_posting_comes_to(company: Company) -> None:
    lines = (line("3", "49.99", "STANDARD"), line("7", "0.333", "REDUCED", discount="12.5"))

    preview = found(await company.client.post(f"{INVOICES}/preview", json=company.sale(*lines)))
    posted = await company.sells(*lines)

    assert (preview["net"], preview["tax"], preview["total"]) == (
        posted["net"],
        posted["tax"],
        posted["total"],
    )
    assert [each["net"] for each in preview["lines"]] == ["149.97", "2.04"]
    assert found(await company.client.get(INVOICES))["items"][0]["id"] == posted["id"]


async def test_a_product_fills_its_line_in(company: Company) -> None:
    chair = await company.offers("CHAIR", "49.99", description="Beech")

    preview = found(
        await company.client.post(
            f"{INVOICES}/preview", json=company.sale({"product_id": chair, "quantity": "2"})
        )
    )

    (filled,) = preview["lines"]
    assert (filled["description"], filled["unit_price"], filled["code"]) == (
        "The CHAIR\nBeech",
        "49.99",
        "CHAIR",
    )
    assert filled["net"] == "99.98"


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"lines": [line("1", "1", "NOPE")]}, (422, "tax-unknown", "/body/lines/0/taxes")),
        (
            {"lines": [{"description": "x", "quantity": "1"}]},
            (422, "price-missing", "/body/lines/0/unit_price"),
        ),
        (
            {"lines": [{"unit_price": "1", "quantity": "1"}]},
            (422, "description-missing", "/body/lines/0/description"),
        ),
        (
            {"lines": [{"product_id": str(uuid4()), "quantity": "1"}]},
            (422, "reference-unknown", "/body/lines/0/product_id"),
        ),
        ({"party_id": str(uuid4())}, (422, "reference-unknown", "/body/party_id")),
        ({"terms_id": str(uuid4())}, (422, "reference-unknown", "/body/terms_id")),
        ({"lines": []}, (422, "document-empty", "/body/lines")),
        ({"currency": "USD"}, (409, "rate-missing", "/body/currency")),
        ({"dated": "2031-01-01"}, (409, "period-closed", "/body/dated")),
        (
            {"lines": [line("1", "1", account="9999")]},
            (422, "account-unknown", "/body/lines/0/account"),
        ),
        (
            {"lines": [line("1", "1", source_line=str(uuid4()))]},
            (409, "more-than-ordered", "/body/lines/0/quantity"),
        ),
        (
            {"lines": [line("9999999999999", "999999999999")]},
            (422, "value-refused", "/body/lines/0"),
        ),
    ],
)
async def test_what_is_wrong_is_refused_and_leaves_nothing(
    company: Company, wrong: dict[str, Any], refused: tuple[int, str, str]
) -> None:
    body = {**company.sale(line("1", "1")), "post": True, **wrong}

    answer = await company.client.post(INVOICES, json=body)

    assert problem(answer) == refused
    assert found(await company.client.get(INVOICES))["items"] == []
    assert (await company.sells(line("1", "1")))["number"] == "INV-2026-00001"


async def test_the_same_key_posts_once(company: Company) -> None:
    body = {**company.sale(line("1", "10")), "post": True}
    headers = {"Idempotency-Key": "one-press"}

    first = found(await company.client.post(INVOICES, json=body, headers=headers))
    again = found(await company.client.post(INVOICES, json=body, headers=headers))

    assert first == again
    assert await company.balances() == {"1100": 10, "4000": -10}


async def test_instalments_are_owed_each_on_its_day(company: Company) -> None:
    terms = await company.agrees(
        "HALVES",
        {"share": "percent_of_total", "value": "50", "steps": [{"move": "days", "count": 30}]},
        {"share": "remainder", "steps": [{"move": "days", "count": 60}]},
    )

    posted = await company.sells(line("1", "100.01"), terms_id=terms)

    invoice = await company.invoice(posted["id"])
    assert [(part["due"], part["amount"], part["open"]) for part in invoice["instalments"]] == [
        ("2026-04-30", "50.01", "50.01"),
        ("2026-05-30", "50.00", "50.00"),
    ]
    assert (posted["due"], invoice["terms"]) == ("2026-05-30", "HALVES")


async def test_another_currency_is_booked_at_the_rate_of_the_day(client: AsyncClient) -> None:
    company = await Company.opened(client, "USD")
    found(await client.put("/v1/ledger/rates/EUR/2026-03-01", json={"rate": "1.20"}))

    posted = await company.sells(line("1", "400"), currency="EUR")
    own = await company.sells(line("1", "110"), currency="EUR", rate="1.10")

    assert (await company.invoice(posted["id"]))["total_company"] == "333.33"
    assert (await company.invoice(own["id"]))["total_company"] == "100.00"
    assert await company.balances() == {"1100": D("433.33"), "4000": D("-433.33")}


async def test_a_free_invoice_is_numbered_and_paid_but_not_booked(company: Company) -> None:
    posted = await company.sells(line("1", "10", discount="100"))

    assert (posted["total"], posted["entry_id"]) == ("0.00", None)
    assert (await company.invoice(posted["id"]))["status"] == "paid"


async def test_several_drafts_are_posted_each_on_its_own(company: Company) -> None:
    good = [await company.drafts(line("1", "1")) for _ in range(2)]
    empty = await company.drafts()
    ids = [good[0]["id"], empty["id"], str(uuid4()), good[1]["id"]]

    answer = found(await company.client.post(f"{INVOICES}/post", json={"invoices": ids}))

    assert (answer["done"], answer["refused"]) == (2, 2)
    assert [row["status"] for row in answer["rows"]] == [200, 422, 404, 200]
    assert [row["result"] and row["result"]["number"] for row in answer["rows"]] == [
        "INV-2026-00001",
        None,
        None,
        "INV-2026-00002",
    ]


async def test_lists_are_filtered_searched_sorted_and_exported(company: Company) -> None:
    await company.knows("Zwei AG")
    one = await company.sells(line("1", "10"), customer_reference="PO 77")
    two = await company.sells(line("1", "20"), customer="Zwei AG", dated="2026-05-01")
    draft = await company.drafts(line("1", "30"))

    async def ids(**asked: Any) -> list[str]:
        answer = await company.client.get(INVOICES, params=asked)
        return [row["id"] for row in found(answer)["items"]]

    assert await ids(status="draft") == [draft["id"]]
    assert await ids(status=["overdue", "open"], sort="total") == [one["id"], two["id"]]
    assert await ids(q="zwei") == [two["id"]]
    assert await ids(q="INV-2026-00001") == [one["id"]]
    assert await ids(q="po 77") == [one["id"]]
    assert await ids(total_from="15", total_to="25") == [two["id"]]
    assert await ids(dated_from="2026-04-30") == [two["id"]]
    assert await ids(party_id=company.customers["Zwei AG"]) == [two["id"]]
    assert (await company.client.get(INVOICES, params={"colour": "red"})).status_code == 422
    exported = await company.client.get(f"{INVOICES}/export", params={"format": "csv"})
    assert "INV-2026-00002" in exported.text


async def test_numbers_follow_the_companys_pattern_without_a_gap(company: Company) -> None:
    await company.prints(
        invoice_series="{yy}/{month}-{000}", credit_note_series="{yy}/{month}-{000}"
    )

    first = await company.sells(line("1", "1"))
    refused = await company.client.post(
        INVOICES, json={**company.sale(line("1", "1", account="9999")), "post": True}
    )
    note = await company.credits(first, dated="2026-03-31")
    april = await company.sells(line("1", "1"), dated="2026-04-01")

    assert refused.status_code == 422
    assert [first["number"], note["number"], april["number"]] == [
        "26/03-001",
        "26/03-002",
        "26/04-001",
    ]


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"invoice_series": "INV-{year}"}, (422, "series-unusable", "/body/invoice_series")),
        ({"invoice_series": "{week}-{000}"}, (422, "series-unusable", "/body/invoice_series")),
        ({"iban": "DE89370400440532013001"}, (422, "setting-wrong", "/body/iban")),
        ({"bic": "NO"}, (422, "setting-wrong", "/body/bic")),
        ({"country": "QQ"}, (422, "setting-wrong", "/body/country")),
        ({"email": "call us"}, (422, "setting-wrong", "/body/email")),
        ({"logo_file_id": str(uuid4())}, (404, "not-found", "")),
    ],
)
async def test_settings_that_would_be_wrong_on_paper_are_refused(
    company: Company, wrong: dict[str, Any], refused: tuple[int, str, str]
) -> None:
    answer = await company.client.put(
        "/v1/invoicing/settings", json=wrong, headers={"If-Match": '"0"'}
    )

    assert problem(answer) == refused


async def test_drafts_come_out_of_a_file_all_or_none(company: Company) -> None:
    code = found(await company.client.get(f"/v1/parties/parties/{company.customers['Müller']}"))[
        "code"
    ]
    head = "invoice;customer;date;description;quantity;price;tax\n"
    good = (
        f"A;{code};2026-03-01;Chair;2;10.00;STANDARD\n"
        f"A;{code};2026-03-01;Table;1;100.00;STANDARD\n"
        f"B;{code};2026-03-02;Advice;1.5;90;\n"
    )
    wrong = "C;NOBODY;2026-03-02;Advice;1;1;NOPE\n"

    async def send(rows: str, **form: Any) -> Any:
        files = {"file": ("invoices.csv", (head + rows).encode(), "text/csv")}
        return found(await company.client.post(f"{INVOICES}/import", files=files, data=form))

    assert (await send(good, dry_run="true"))["imported"] == 3
    refused = await send(good + wrong)
    assert {(error["row"], error["field"]) for error in refused["errors"]} == {
        (5, "customer"),
        (5, "taxes"),
    }
    assert found(await company.client.get(INVOICES))["items"] == []
    by_name = good.replace(code, next(iter(company.customers)))
    assert (await send(by_name, dry_run="true"))["imported"] == 3
    assert (await send(good))["imported"] == 3
    rows = found(await company.client.get(INVOICES, params={"sort": "dated"}))["items"]
    assert [(row["customer_reference"], row["total"], row["status"]) for row in rows] == [
        ("A", "144.00", "draft"),
        ("B", "135.00", "draft"),
    ]


async def test_nobody_posts_without_the_right_to(
    company: Company, clerk: Actor, as_actor: Callable[[Actor | None], AsyncClient]
) -> None:
    from dataclasses import replace

    from shared.actor import Permission

    helper = replace(clerk, permissions=clerk.permissions - {Permission.INVOICES_POST})
    answer = await as_actor(helper).post(
        INVOICES, json={**company.sale(line("1", "1")), "post": True}
    )

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "odd",
    [
        {"quantity": "9999999999999", "unit_price": "9999999999999", "discount": "100"},
        {"quantity": "-0.000001", "unit_price": "-0.000001"},
        {"quantity": "0", "unit_price": "5"},
        {"quantity": "1", "unit_price": "99999999999999.9"},
        {"quantity": "1", "unit_price": "1", "dimensions": [str(uuid4())]},
        {"quantity": "1", "unit_price": "1", "account": "1100"},
        {"quantity": "1", "unit_price": "1", "source_line": str(uuid4())},
        {"quantity": "1", "unit_price": "1", "description": "x\ud83d"},
    ],
)
async def test_odd_lines_are_taken_or_refused_but_never_break(
    client: AsyncClient, odd: dict[str, Any]
) -> None:
    company = await Company.opened(client, "USD")
    found(await client.put("/v1/ledger/rates/EUR/2026-03-01", json={"rate": "0.0000000001"}))
    body = company.sale({"description": "Odd", **odd}, currency="EUR", post=True)

    answer = await company.client.post(
        INVOICES, content=json.dumps(body), headers={"Content-Type": "application/json"}
    )

    assert answer.status_code in {201, 409, 422}, answer.text
    if answer.status_code == 201:
        path = f"{INVOICES}/{answer.json()['id']}"
        assert (await company.client.get(f"{path}/pdf")).status_code == 200
        assert (await company.client.get(f"{path}/validation")).status_code == 200
    assert sum((await company.balances()).values()) == 0
