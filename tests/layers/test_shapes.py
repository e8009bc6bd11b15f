"""What the wire takes for a date and for a number, and what it does not."""

from datetime import date
from typing import Any

import pytest
from fastapi import APIRouter
from httpx import ASGITransport, AsyncClient
from pydantic import ValidationError

from layers.http.application import create_app
from layers.http.shapes import Price, Shape


class Inner(Shape):
    """A shape in a shape."""

    due: date | None = None


class Order(Shape):
    """Dates and a number, in the open and nested."""

    dated: date = date(2026, 1, 1)
    others: tuple[date, ...] = ()
    inner: Inner | None = None
    price: Price | None = None


@pytest.mark.parametrize("wrong", [0, "0", 1.5, True, 1767225600, "1767225600", "-1", "2026-02-30"])
@pytest.mark.parametrize("place", ["dated", "others", "inner"])
def test_a_date_is_never_a_number_of_seconds(place: str, wrong: Any) -> None:
    body = {"dated": wrong, "others": [wrong], "inner": {"due": wrong}}[place]
    with pytest.raises(ValidationError):
        Order.model_validate({place: body})


class Choice(Shape):
    """A number and a flag, in the open and nested."""

    many: int = 1
    once: bool | None = None
    inner: "Choice | None" = None


@pytest.mark.parametrize("wrong", [{"many": True}, {"once": 1}, {"once": 0.0}, {"many": 1.5}])
def test_no_number_is_a_flag_and_no_flag_a_number(wrong: dict[str, Any]) -> None:
    for body in (wrong, {"inner": wrong}):
        with pytest.raises(ValidationError):
            Choice.model_validate(body)
    kept = Choice.model_validate({"many": "3", "once": "true", "inner": {"once": False}})
    assert (kept.many, kept.once, kept.inner) == (3, True, Choice(once=False))


def test_a_date_is_written_as_everywhere() -> None:
    order = Order.model_validate(
        {"dated": "2026-03-31", "others": [date(2026, 4, 1)], "inner": {"due": None}}
    )
    assert order.model_dump_json(exclude={"price"}) == (
        '{"dated":"2026-03-31","others":["2026-04-01"],"inner":{"due":null}}'
    )
    assert Order.model_json_schema()["properties"]["dated"]["format"] == "date"


@pytest.mark.parametrize("wrong", ["1_000", "1e2", "١٢", "NaN", "0x10", "1,5", "", 1.5, True])
def test_a_number_is_written_in_plain_digits(wrong: Any) -> None:
    with pytest.raises(ValidationError):
        Order.model_validate({"price": wrong})


@pytest.mark.parametrize("right", ["12.50", "-3", "+3", 7])
def test_plain_digits_are_taken(right: Any) -> None:
    assert Order.model_validate({"price": right}).price is not None


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"hello", "text/plain", "Content-Type: application/json"),
        (b"[1]", "application/json", "is not a JSON object"),
        (b'{"price":', "application/json", "is not JSON from this character on"),
        (b'{"price": "\xff"}', "application/json", "parsing the body"),
    ],
)
async def test_a_body_that_is_no_object_is_told_so(content: bytes, kind: str, said: str) -> None:
    router = APIRouter(prefix="/v1/orders")

    @router.post("/orders")
    async def add_order(body: Order) -> Order:
        return body

    transport = ASGITransport(create_app("orders", router), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://erp") as client:
        path = "/v1/orders/orders"
        answer = await client.post(path, content=content, headers={"Content-Type": kind})
    assert answer.status_code in {400, 422}
    assert said in answer.json()["detail"]
    assert "/docs" not in answer.json()["detail"]
