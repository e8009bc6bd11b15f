"""Which price holds: the order of the rules, and price lists over HTTP."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx import AsyncClient
from hypothesis import given
from hypothesis import strategies as st

from functions.catalog.model import Price, PriceList, Product, ProductKind
from functions.catalog.rules.prices import PriceUnusable, check_price, check_prices, price_for
from tests.functions.catalog.test_api import CATALOG, made, problem, tag, upload

D = Decimal
TODAY = date(2026, 6, 15)
NEAR, FAR, OTHER = uuid4(), uuid4(), uuid4()
CHAIR = Product(
    uuid4(), "CH", "Chair", "", ProductKind.GOODS, D("100"), "", (), categories=(NEAR, FAR)
)


def price(**facts: Any) -> Price:
    return Price(uuid4(), **facts)


def found(quantity: str, *prices: Price, **facts: Any) -> Decimal | None:
    asked = PriceList(uuid4(), "LIST", "USD", prices, **facts)
    return price_for(CHAIR, D(quantity), TODAY, asked).price


ANY = price(discount=D(5))
BY_FAR = price(category_id=FAR, discount=D(10))
BY_NEAR = price(category_id=NEAR, discount=D(20))
OWN = price(product_id=CHAIR.id, price=D(70))
OWN_TEN = price(product_id=CHAIR.id, price=D(60), min_quantity=D(10))
OWN_JUNE = price(product_id=CHAIR.id, price=D(65), starts=date(2026, 6, 1))
OWN_PAST = price(product_id=CHAIR.id, price=D(1), ends=date(2026, 6, 14))
OWN_LATER = price(product_id=CHAIR.id, price=D(2), starts=date(2026, 6, 16))
STRANGE = price(category_id=OTHER, discount=D(99))


@pytest.mark.parametrize(
    ("quantity", "prices", "wanted"),
    [
        ("1", (), "100"),
        ("1", (STRANGE,), "100"),
        ("1", (ANY, STRANGE), "95"),
        ("1", (ANY, BY_FAR), "90"),
        ("1", (BY_FAR, BY_NEAR, ANY), "80"),
        ("1", (BY_NEAR, OWN), "70"),
        ("9", (OWN, OWN_TEN), "70"),
        ("10", (OWN, OWN_TEN), "60"),
        ("-10", (OWN, OWN_TEN), "60"),
        ("1", (OWN, OWN_JUNE), "65"),
        ("10", (OWN_JUNE, OWN_TEN), "60"),
        ("1", (OWN_PAST, OWN_LATER, OWN), "70"),
        ("1", (OWN_PAST, OWN_LATER), "100"),
    ],
)
def test_the_nearest_then_the_largest_then_the_latest_price_holds(
    quantity: str, prices: tuple[Price, ...], wanted: str
) -> None:
    assert found(quantity, *prices) == D(wanted)


def test_a_list_that_does_not_hold_is_as_none() -> None:
    assert found("1", OWN, ends=date(2026, 6, 14)) == D(100)
    assert found("1", OWN, starts=date(2026, 6, 16)) == D(100)
    assert found("1", OWN, is_active=False) == D(100)
    assert found("1", OWN, starts=TODAY, ends=TODAY) == D(70)


def test_the_reason_and_the_currency_are_said() -> None:
    asked = PriceList(uuid4(), "RETAIL", "USD", (OWN_TEN, BY_NEAR))
    many = price_for(CHAIR, D(10), TODAY, asked)
    assert (many.currency, many.because) == (
        "USD", "price list RETAIL for this product from 10 on.",
    )  # fmt: skip
    one = price_for(CHAIR, D(1), TODAY, asked)
    assert (one.price, one.currency) == (D(80), "")
    assert one.because == "20 % off the product's price, by price list RETAIL for its category."
    free = Product(uuid4(), "X", "X", "", ProductKind.SERVICE, None, "", ())
    assert price_for(free, D(1), TODAY, None).price is None
    discounted = PriceList(uuid4(), "L", "EUR", (ANY,))
    assert price_for(free, D(1), TODAY, discounted).price is None


@given(st.permutations([ANY, BY_FAR, BY_NEAR, OWN, OWN_TEN, OWN_JUNE, STRANGE]), st.integers(1, 20))
def test_the_order_of_the_lines_never_matters(prices: list[Price], quantity: int) -> None:
    assert found(str(quantity), *prices) == (D(60) if quantity >= 10 else D(65))


@pytest.mark.parametrize(
    "wrong",
    [
        price(product_id=NEAR, category_id=NEAR, discount=D(1)),
        price(product_id=NEAR),
        price(product_id=NEAR, price=D(1), discount=D(1)),
        price(category_id=NEAR, price=D(1)),
        price(discount=D(1), starts=TODAY, ends=date(2026, 1, 1)),
    ],
)
def test_a_price_that_contradicts_itself_is_refused(wrong: Price) -> None:
    with pytest.raises(PriceUnusable):
        check_price(wrong, "/body")


def test_two_prices_for_the_same_are_refused() -> None:
    with pytest.raises(PriceUnusable):
        check_prices([price(discount=D(1)), price(discount=D(2))])


async def product(client: AsyncClient, code: str, **facts: Any) -> dict[str, Any]:
    return await made(client, "products", code=code, name=code, **facts)


async def asked_price(client: AsyncClient, **params: str) -> dict[str, Any]:
    answer = await client.get(f"{CATALOG}/price", params={"dated": "2026-06-15", **params})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_customer_gets_the_prices_of_its_list(client: AsyncClient) -> None:
    category = await made(client, "categories", code="F", name="Furniture")
    chair = await product(client, "CH", sale_price="100", category_id=category["id"])
    retail = await made(client, "price-lists", code="R", name="Retail", currency="EUR")
    prices = [
        {"product_id": chair["id"], "price": "80", "min_quantity": "5"},
        {"category_id": category["id"], "discount": "10"},
    ]
    url = f"price-lists/{retail['id']}/prices"
    assert (await made(client, url, prices=prices))["version"] == 2
    answer = await client.post(
        "/v1/parties/parties", json={"name": "Buyer", "price_list_id": retail["id"]}
    )
    party_id = answer.json()["id"]
    asked = {"product_id": chair["id"], "party_id": party_id}

    assert (await asked_price(client, **asked))["price"] == "90.00"
    five = await asked_price(client, **asked, quantity="5")
    assert (five["price"], five["currency"]) == ("80.00", "EUR")
    assert (await asked_price(client, product_id=chair["id"]))["price"] == "100.00"
    named = {"product_id": chair["id"], "price_list_id": retail["id"]}
    assert (await asked_price(client, **named))["price"] == "90.00"

    # a price for the same goes over the one that was there
    await made(client, url, prices=[{**prices[0], "price": "75"}])
    assert (await asked_price(client, **asked, quantity="5"))["price"] == "75.00"
    rows = (await client.get(f"{CATALOG}/prices?product=CH")).json()["items"]
    assert [(row["price_list"], row["price"], row["min_quantity"]) for row in rows] == [
        ("R", "75.00", "5")
    ]
    await made(client, f"{url}/remove", ids=[rows[0]["id"]])
    assert (await asked_price(client, **asked, quantity="5"))["price"] == "90.00"
    gone = await client.post(f"{CATALOG}/{url}/remove", json={"ids": [rows[0]["id"]]})
    assert problem(gone)[:2] == (422, "reference-unknown")


async def test_a_merged_customer_gets_the_prices_of_the_one_it_became(client: AsyncClient) -> None:
    chair = await product(client, "CH", sale_price="100")
    retail = await made(client, "price-lists", code="R", name="Retail", currency="EUR")
    await made(client, f"price-lists/{retail['id']}/prices", prices=[{"discount": "50"}])
    old, new = [
        (await client.post("/v1/parties/parties", json={"name": name, **facts})).json()
        for name, facts in (("Old", {}), ("New", {"price_list_id": retail["id"]}))
    ]
    await client.post(f"/v1/parties/parties/{old['id']}/merge", json={"into": new["id"]})
    asked = await asked_price(client, product_id=chair["id"], party_id=old["id"])
    assert asked["price"] == "50.00"


async def test_price_lists_are_changed_and_bad_prices_refused(client: AsyncClient) -> None:
    chair = await product(client, "CH")
    retail = await made(client, "price-lists", code="R", name="Retail", currency="EUR")
    url = f"{CATALOG}/price-lists/{retail['id']}"
    body = {"code": "R", "name": "Retail 2", "currency": "EUR", "ends": "2026-12-31"}
    changed = await client.put(url, json=body, headers=tag(retail))
    assert (changed.json()["ends"], changed.json()["version"]) == ("2026-12-31", 2)
    backwards = {**body, "starts": "2027-01-01"}
    answer = await client.put(url, json=backwards, headers=tag(changed.json()))
    assert problem(answer) == (422, "price-unusable", "/body/ends")
    twice = [{"product_id": chair["id"], "price": "1"}] * 2
    answer = await client.post(f"{url}/prices", json={"prices": twice})
    assert problem(answer) == (422, "price-unusable", "/body/prices/1")
    stranger = [{"product_id": str(uuid4()), "price": "1"}]
    answer = await client.post(f"{url}/prices", json={"prices": stranger})
    assert problem(answer)[:2] == (422, "reference-unknown")


async def test_prices_are_imported_by_codes(client: AsyncClient) -> None:
    await product(client, "CH", sale_price="100")
    chair = (await client.get(f"{CATALOG}/products")).json()["items"][0]
    retail = await made(client, "price-lists", code="R", name="Retail", currency="EUR")
    text = "list,sku,category,from quantity,price,discount\nR,CH,,0,90,\nR,CH,,10,80,\nR,,,0,,3\n"
    assert (await upload(client, "prices/import", text))["imported"] == 3
    asked = {"product_id": chair["id"], "price_list_id": retail["id"], "quantity": "10"}
    assert (await asked_price(client, **asked))["price"] == "80.00"

    wrong = text + "X,NO,,0,1,\nR,CH,,0,1,2\n"
    errors = (await upload(client, "prices/import", wrong))["errors"]
    assert [(e["row"], e["field"]) for e in errors] == [
        (5, "price_list"), (5, "product"), (6, "price"),
    ]  # fmt: skip
    twice = (await upload(client, "prices/import", text + "R,CH,,10,70,\n"))["errors"]
    assert [(e["row"], e["field"]) for e in twice] == [(5, "price")]
    assert UUID(chair["id"])
