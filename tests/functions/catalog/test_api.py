"""Products, categories, units and taxes over HTTP, on real PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx import AsyncClient, Response
from hypothesis import given
from hypothesis import strategies as st

from functions.catalog import service as catalog
from functions.catalog.model import TaxableLine, Unit
from functions.catalog.rules.taxes import check_tax
from functions.catalog.rules.templates import TEMPLATES, TemplateUnknown, template
from functions.catalog.rules.units import READY_MADE, UnitsIncompatible, converted
from layers.database.transactions import Tx, transaction
from shared.actor import Actor

CATALOG = "/v1/catalog"


async def made(client: AsyncClient, path: str, **body: Any) -> dict[str, Any]:
    answer = await client.post(f"{CATALOG}/{path}", json=body)
    assert answer.is_success, answer.text
    return dict(answer.json())


def tag(row: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{row["version"]}"'}


def problem(answer: Response) -> tuple[int, str, str]:
    facts = answer.json()
    return answer.status_code, facts["type"].removeprefix("/problems/"), facts.get("pointer", "")


async def test_ready_made_taxes_are_loaded_once(client: AsyncClient) -> None:
    first = await made(client, "taxes/ready-made", template="de")
    again = await made(client, "taxes/ready-made", template="de")
    assert first == again
    taxes = {tax["code"]: tax for tax in first["taxes"]}
    assert (taxes["UST19"]["rate"], taxes["UST19"]["due_account"]) == ("19.00", "3806")
    assert taxes["UST7-BRUTTO"]["inclusive"]
    assert taxes["RC13B"]["category"] == "AE"


@pytest.mark.parametrize("name", TEMPLATES)
def test_ready_made_taxes_are_sound(name: str) -> None:
    codes = [tax.code for tax in template(name)]
    assert len(codes) == len(set(codes))
    for tax in template(name):
        check_tax(tax)


def test_a_template_goes_by_its_chart_too() -> None:
    assert template("SKR04") is template("de")
    with pytest.raises(TemplateUnknown):
        template("mars")


async def test_a_tax_is_added_changed_and_retired(client: AsyncClient) -> None:
    tax = await made(client, "taxes", code="VAT20", name="VAT", rate="20")
    url = f"{CATALOG}/taxes/{tax['id']}"
    body = {"code": "VAT20", "name": "VAT 21", "rate": "21", "is_active": False}
    changed = (await client.put(url, json=body, headers=tag(tax))).json()
    assert (changed["rate"], changed["is_active"], changed["version"]) == ("21.00", False, 2)
    assert problem(await client.put(url, json=body, headers=tag(tax)))[0] == 412
    twin = await client.post(f"{CATALOG}/taxes", json={"code": "VAT20", "name": "B", "rate": "1"})
    assert problem(twin)[:2] == (409, "already-there")
    wrong = await client.post(
        f"{CATALOG}/taxes", json={"code": "E", "name": "E", "rate": "5", "category": "E"}
    )
    assert problem(wrong) == (422, "tax-unusable", "/body/rate")


async def test_the_company_chooses_how_tax_is_rounded(client: AsyncClient) -> None:
    await made(client, "taxes", code="T20", name="20 %", rate="20")
    asked = {
        "currency": "EUR",
        "lines": [{"quantity": "1", "unit_price": "1.001", "taxes": ["T20"]}] * 100,
    }
    url = f"{CATALOG}/settings/taxes"
    settings = await client.get(url)
    assert settings.json() == {"tax_per": "document", "tax_mode": "half_up", "version": 0}

    for per, mode, tax in (("unrounded", "half_even", "20.02"), ("line", "half_up", "20.00")):
        settings = await client.put(
            url,
            json={"tax_per": per, "tax_mode": mode},
            headers={"If-Match": settings.headers["ETag"]},
        )
        assert settings.status_code == 200, settings.text
        document = await made(client, "taxes/compute", **asked)
        assert (document["net"], document["tax"]) == ("100.00", tax)
    stale = await client.put(
        url, json={"tax_per": "line", "tax_mode": "half_up"}, headers={"If-Match": '"0"'}
    )
    assert problem(stale)[:2] == (412, "version-stale")


async def test_computing_names_the_line_whose_tax_is_unknown(client: AsyncClient) -> None:
    lines = [{"quantity": "1", "unit_price": "1", "taxes": ["NOPE"]}]
    answer = await client.post(f"{CATALOG}/taxes/compute", json={"currency": "EUR", "lines": lines})
    assert problem(answer) == (422, "reference-unknown", "/body/lines/0/taxes/0")


async def test_units_convert_exactly_within_their_dimension(client: AsyncClient) -> None:
    units = {u["code"]: u for u in (await made(client, "units/ready-made"))["units"]}

    async def convert(quantity: str, given_: str, wanted: str) -> Response:
        ids = {"given": units[given_]["id"], "wanted": units[wanted]["id"]}
        return await client.get(f"{CATALOG}/units/convert", params={"quantity": quantity, **ids})

    assert (await convert("3", "lb", "kg")).json()["quantity"] == "1.360777"
    assert (await convert("90", "min", "h")).json()["quantity"] == "1.5"
    assert (await convert("-2", "dz", "pc")).json()["quantity"] == "-24"
    assert problem(await convert("1", "kg", "m"))[:2] == (422, "units-incompatible")
    gone = {"quantity": "1", "given": str(uuid4()), "wanted": units["kg"]["id"]}
    answer = await client.get(f"{CATALOG}/units/convert", params=gone)
    assert problem(answer) == (422, "reference-unknown", "/query/given")


@given(
    st.sampled_from(READY_MADE), st.sampled_from(READY_MADE), st.decimals("-9999", "9999", places=6)
)
def test_converting_there_and_back_gives_the_quantity(
    one: Unit, other: Unit, quantity: Decimal
) -> None:
    if one.dimension != other.dimension:
        with pytest.raises(UnitsIncompatible):
            converted(quantity, one, other)
        return
    there = converted(quantity, one, other)
    back = converted(there, other, one)
    size = Decimal(other.numerator * one.denominator) / (other.denominator * one.numerator)
    assert abs(back - quantity) <= (size + 1) * Decimal("0.0000005")


async def test_a_unit_is_changed_from_the_version_that_was_read(client: AsyncClient) -> None:
    unit = await made(client, "units", code="box", name="Box", dimension="pieces", numerator=6)
    body = {"code": "box", "name": "Box of 8", "dimension": "pieces", "numerator": 8}
    url = f"{CATALOG}/units/{unit['id']}"
    changed = (await client.put(url, json=body, headers=tag(unit))).json()
    assert (changed["numerator"], changed["version"]) == (8, 2)
    assert (await client.get(url)).json() == changed
    assert problem(await client.put(url, json=body, headers=tag(unit)))[0] == 412


CHAIR: dict[str, Any] = {
    "code": "CH-1", "name": "Chair Ölgrün", "description": "Made of beech.", "unit": "pc",
    "sale_price": "49.99", "income_account": "4400", "taxes": ["UST19"], "barcode": "4006381333931",
}  # fmt: skip


@pytest.fixture
async def shop(client: AsyncClient) -> AsyncClient:
    """Load units and German taxes."""
    await made(client, "units/ready-made")
    await made(client, "taxes/ready-made", template="de")
    return client


async def test_a_product_is_added_changed_and_retired(shop: AsyncClient) -> None:
    product = await made(shop, "products", **CHAIR)
    assert {name: product[name] for name in CHAIR} == CHAIR
    url = f"{CATALOG}/products/{product['id']}"
    assert (await shop.get(url)).json() == product

    body = {**CHAIR, "name": "Stool", "taxes": ["UST7", "UST19"], "is_active": False}
    changed = await shop.put(url, json=body, headers=tag(product))
    assert changed.json()["taxes"] == ["UST7", "UST19"]
    assert (changed.json()["name"], changed.json()["version"]) == ("Stool", 2)
    assert problem(await shop.put(url, json=body, headers=tag(product)))[0] == 412


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"unit": "furlong"}, "unit-unknown"),
        ({"taxes": ["NOPE"]}, "tax-unknown"),
        ({"taxes": ["UST7", "UST7"]}, "tax-named-twice"),
        ({"category_id": str(uuid4())}, "reference-unknown"),
        ({"sale_price": "-1"}, "malformed"),
        ({"sale_price": 49.99}, "malformed"),
        ({"colour": "red"}, "malformed"),
    ],
)
async def test_a_product_that_names_what_is_not_there_is_refused(
    shop: AsyncClient, wrong: dict[str, Any], kind: str
) -> None:
    answer = await shop.post(f"{CATALOG}/products", json={**CHAIR, **wrong})
    assert problem(answer)[:2] == (422, kind)
    assert f"/body/{next(iter(wrong))}" in answer.text
    assert (await shop.get(f"{CATALOG}/products")).json()["items"] == []


async def search(client: AsyncClient, q: str, **more: str) -> list[str]:
    answer = await client.get(f"{CATALOG}/search", params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return [found["code"] for found in answer.json()]


async def test_products_are_found_by_any_part_of_name_code_or_barcode(shop: AsyncClient) -> None:
    await made(shop, "products", **CHAIR)
    await made(shop, "products", code="T-9", name="Table", is_active=False)
    for said in ("olgr", "H-1", "638133", "GRÜN chair", "c"):
        assert await search(shop, said) == ["CH-1"]
    assert await search(shop, "table") == []
    assert await search(shop, "table", retired="true") == ["T-9"]
    listed = (await shop.get(f"{CATALOG}/products?q=tab")).json()["items"]
    assert [row["code"] for row in listed] == ["T-9"]


async def test_search_shows_nothing_of_other_companies(
    shop: AsyncClient, clerk: Actor, open_tenant: Callable[[], Actor], as_actor: Any
) -> None:
    await made(shop, "products", **CHAIR)
    for other in (replace(clerk, company_id=uuid4()), open_tenant()):
        assert await search(as_actor(other), "chair") == []


async def test_categories_make_a_tree_and_never_a_ring(client: AsyncClient) -> None:
    top = await made(client, "categories", code="F", name="Furniture")
    below = await made(client, "categories", code="C", name="Chairs", parent_id=top["id"])
    url = f"{CATALOG}/categories/{top['id']}"
    body = {"code": "F", "name": "Furniture", "parent_id": below["id"]}
    assert problem(await client.put(url, json=body, headers=tag(top))) == (
        409,
        "category-ring",
        "/body/parent_id",
    )
    itself = {**body, "parent_id": top["id"]}
    assert problem(await client.put(url, json=itself, headers=tag(top)))[1] == "category-ring"
    moved = await client.put(
        f"{CATALOG}/categories/{below['id']}", json={"code": "C", "name": "Seats"},
        headers=tag(below),
    )  # fmt: skip
    assert (moved.json()["parent_id"], moved.json()["version"]) == (None, 2)
    again = await client.put(url, json=body, headers=tag(top))
    assert again.json()["parent_id"] == below["id"]


CSV = """SKU,Title,Price,Tax,Unit,EAN
A1,Apple,0.50,"UST7",pc,111
B1,Consulting,120,"UST19",h,
"""


async def upload(client: AsyncClient, path: str, text: str, **form: str) -> dict[str, Any]:
    answer = await client.post(
        f"{CATALOG}/{path}",
        files={"file": ("rows.csv", text.encode(), "text/csv")},
        data=form,
    )
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_products_are_imported_after_a_dry_run_and_exported(shop: AsyncClient) -> None:
    dry = await upload(shop, "products/import", CSV, dry_run="true")
    assert (dry["imported"], dry["errors"]) == (2, [])
    assert (await shop.get(f"{CATALOG}/products")).json()["items"] == []
    assert (await upload(shop, "products/import", CSV))["imported"] == 2

    again = await upload(shop, "products/import", CSV + "C1,Cherry,1,NOPE,furlong,\n")
    assert [(e["row"], e["field"]) for e in again["errors"]] == [
        (2, "code"), (2, "barcode"), (3, "code"), (4, "unit"), (4, "taxes"),
    ]  # fmt: skip
    exported = await shop.get(f"{CATALOG}/products/export?format=csv&sort=code")
    assert [row.split(",")[1] for row in exported.text.splitlines()[1:]] == ["A1", "B1"]


@pytest.mark.parametrize("rows", [1, 300])
async def test_importing_takes_as_many_statements_for_many_rows_as_for_one(
    shop: AsyncClient, committed: list[Tx], rows: int
) -> None:
    committed.clear()
    lines = "".join(f"A{n},Apple {n},1,UST7,pc,9{n}\n" for n in range(rows))
    report = await upload(shop, "products/import", "SKU,Title,Price,Tax,Unit,EAN\n" + lines)
    assert report["imported"] == rows
    (tx,) = committed
    assert (tx.statements, tx.trips) == (11, 6)


async def test_bulk_answers_for_each(shop: AsyncClient) -> None:
    reply = await made(
        shop, "products/bulk", products=[CHAIR, {**CHAIR, "code": "CH-2", "barcode": ""}, CHAIR]
    )
    assert [row["status"] for row in reply["rows"]] == [200, 200, 409]


@pytest.mark.parametrize("many", [1, 100])
async def test_a_documents_lines_are_looked_up_in_one_statement(
    shop: AsyncClient, clerk: Actor, committed: list[Tx], many: int
) -> None:
    category = await made(shop, "categories", code="F", name="Furniture")
    below = await made(shop, "categories", code="C", name="Chairs", parent_id=category["id"])
    ids = [
        UUID((await made(
            shop, "products",
            **{**CHAIR, "code": f"P{n}", "barcode": "", "category_id": below["id"]},
        ))["id"])
        for n in range(many)
    ]  # fmt: skip
    committed.clear()
    async with transaction(clerk) as tx:
        lines = await catalog.load_for_lines(tx, ids, ["IGL"])

    assert (tx.statements, tx.trips) == (4, 2)
    assert set(lines.products) == set(ids)
    assert set(lines.taxes) == {"UST19", "IGL"}
    product = lines.products[ids[0]]
    assert product.sale_price == Decimal("49.99")
    assert (product.unit, product.unece, product.tax_codes) == ("pc", "C62", ("UST19",))
    assert product.categories == (UUID(below["id"]), UUID(category["id"]))
    taxed = catalog.compute(
        [TaxableLine(Decimal(1), Decimal("49.99"), (lines.taxes["UST19"],))], "EUR", lines.rounding
    )
    assert taxed.total == Decimal("59.49")


async def test_commands_have_a_budget(shop: AsyncClient, committed: list[Tx]) -> None:
    committed.clear()
    product = await made(shop, "products", **CHAIR)
    await shop.put(f"{CATALOG}/products/{product['id']}", json=CHAIR, headers=tag(product))
    await search(shop, "cha")
    added, changed, found = committed
    assert (added.statements, added.trips) == (6, 2)
    assert (changed.statements, changed.trips) == (9, 2)
    assert (found.statements, found.trips) == (4, 1)
