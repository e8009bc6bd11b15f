"""A refusal raised in SQL names the field it is about, where the operation's body has it."""

from typing import Annotated

import pytest
from fastapi import APIRouter, Form
from fastapi.routing import APIRoute
from httpx import ASGITransport, AsyncClient

from layers.http.application import create_app
from layers.http.pointers import point_out
from layers.http.shapes import Shape
from shared.errors import Refusal


class MoonDark(Refusal):
    """The moon does not shine on that day."""

    fields = ("dated", "day")


class Walk(Shape):
    """When to walk."""

    day: str
    where: str = ""


class Stay(Shape):
    """Where to stay."""

    where: str


router = APIRouter(route_class=APIRoute)


@router.post("/walk")
async def walk(body: Walk) -> None:
    """Walk."""


@router.post("/maybe")
async def maybe(body: Walk | None = None) -> None:
    """Walk, if at all."""


@router.post("/form")
async def form(dated: Annotated[str, Form()], where: Annotated[str, Form()]) -> None:
    """Walk by a form."""


@router.post("/stay")
async def stay(body: Stay) -> None:
    """Stay."""


@router.post("/nothing")
async def nothing() -> None:
    """Do nothing."""


ROUTES = {route.path: route for route in router.routes if isinstance(route, APIRoute)}


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("/walk", "/body/day"),
        ("/maybe", "/body/day"),
        ("/form", "/body/dated"),
        ("/stay", None),
        ("/nothing", None),
    ],
)
def test_the_first_field_that_the_body_has_is_named(path: str, pointer: str | None) -> None:
    refusal = MoonDark("It is new moon.")
    point_out(refusal, ROUTES[path])
    assert refusal.facts.get("pointer") == pointer


class Step(Shape):
    """A part of a way."""

    account: str


class Way(Shape):
    """A way of many steps."""

    lines: list[Step]


@router.post("/way")
async def way(body: Way) -> None:
    """Go a way."""


class StepUnknown(Refusal):
    """There is no such step."""

    fields = ("lines", "account")


@pytest.mark.parametrize(
    ("detail", "body", "pointer"),
    [
        ("There is no step 12.", {"lines": [{"account": "1"}, {"account": "12"}]}, "/1/account"),
        ("There is no step 123.", {"lines": [{"account": "12"}]}, ""),
        ("There is no step 12.", {"lines": [{"account": 12}, None]}, ""),
        ("There is no step 12.", [], ""),
        ("There is no step 12.", None, ""),
    ],
)
def test_the_line_is_named_whose_value_is_refused(detail: str, body: object, pointer: str) -> None:
    refusal = StepUnknown(detail)
    route = next(r for r in router.routes if isinstance(r, APIRoute) and r.path == "/way")
    point_out(refusal, route, body=body)
    assert refusal.facts["pointer"] == f"/body/lines{pointer}"


def test_what_names_its_field_is_left_as_it_is() -> None:
    given: tuple[dict[str, object], ...] = ({"pointer": "/body/where"}, {"errors": []})
    for facts in given:
        refusal = MoonDark("It is new moon.", **facts)
        point_out(refusal, ROUTES["/walk"])
        assert refusal.facts == facts


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000])
async def test_what_takes_no_body_reads_none_to_name_a_line(content: bytes) -> None:
    unread = APIRouter()

    @unread.post("/v1/walks/rest")
    async def rest() -> None:
        """Rest."""
        raise StepUnknown("There is no step 12.")

    served = ASGITransport(create_app("walks", unread), raise_app_exceptions=False)
    async with AsyncClient(transport=served, base_url="http://erp") as client:
        answer = await client.post(
            "/v1/walks/rest", content=content, headers={"Content-Type": "application/json"}
        )
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/step-unknown")
