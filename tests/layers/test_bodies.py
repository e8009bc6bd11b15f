"""Bodies are weighed before they are parsed, uploads take turns, and misfits come to an end."""

import asyncio
import gc
import os
import sys
import weakref
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Query, UploadFile
from httpx import ASGITransport, AsyncClient, Response
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from layers.http import bodies, misfits
from layers.http.application import create_app
from layers.http.bodies import Bodies, Turn
from layers.http.shapes import Shape
from shared.errors import Malformed

JSON = {"content-type": "application/json"}
router = APIRouter(prefix="/v1/sample", tags=["sample"])


class Line(Shape):
    """A line of a body."""

    count: int = 0


class Body(Shape):
    """A body with lines."""

    name: str = ""
    lines: list[Line] = Field(default_factory=list)


class Asked(Shape):
    """What is asked in the address."""

    place: int


class Gate:
    """Holds requests until it is opened."""

    def __init__(self) -> None:
        self.inside, self.most, self.opened = 0, 0, asyncio.Event()

    async def pass_through(self) -> None:
        """Wait inside."""
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.opened.wait()
        await asyncio.sleep(0.01)
        self.inside -= 1


gates: list[Gate] = []


@router.post("/lines")
async def add_lines(body: Body) -> dict[str, int]:
    """Count lines, inside the gate."""
    await gates[-1].pass_through()
    return {"lines": len(body.lines)}


@router.get("/lines")
async def list_lines(asked: Annotated[Asked, Query()]) -> dict[str, int]:
    """Say where one is."""
    return {"place": asked.place}


@router.post("/files")
async def add_file(file: UploadFile) -> dict[str, int | None]:
    """Tell the size of an upload, inside the gate."""
    await gates[-1].pass_through()
    return {"bytes": file.size}


@pytest.fixture
async def gate() -> Gate:
    """Give a gate that stands open."""
    gates.append(Gate())
    gates[-1].opened.set()
    return gates[-1]


@pytest.fixture
async def http(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncClient]:
    """Serve the sample, with room for a megabyte."""
    monkeypatch.setenv("ERP_BODIES_AT_HAND", "1000000")
    app = create_app("sample", router)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:
        yield client


async def until(true: Callable[[], bool]) -> None:
    """Let the others go on until it is so."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - it is not for us to tell the application's parts apart
            await asyncio.sleep(0)


async def send(http: AsyncClient, body: bytes) -> Response:
    """Send JSON."""
    return await http.post("/v1/sample/lines", content=body, headers=JSON)


def lines(count: int) -> bytes:
    """Make a body of so many lines."""
    return b'{"lines":[' + b",".join([b"{}"] * count) + b"]}"


async def test_a_dense_body_is_refused_before_it_is_parsed(http: AsyncClient) -> None:
    assert (await send(http, lines(1_000))).json() == {"lines": 1_000}
    answer = await send(http, lines(2_500))  # 7.5 KB, and 5,000 values
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")


async def test_what_finds_no_room_is_told_to_come_again(http: AsyncClient, gate: Gate) -> None:
    gate.opened.clear()
    many = [asyncio.create_task(send(http, lines(600))) for _ in range(8)]
    await until(lambda: sum(one.done() for one in many) + gate.inside == len(many))
    light = asyncio.create_task(send(http, lines(10)))
    await until(lambda: light.done() or gate.inside == 4)
    gate.opened.set()
    answers = await asyncio.gather(*many)
    taken, refused = ([a for a in answers if a.status_code == s] for s in (200, 503))

    assert (len(taken), len(refused)) == (3, 5)
    assert {a.headers["retry-after"] for a in refused} == {"1"}
    assert {a.json()["type"] for a in refused} == {"/problems/unavailable"}
    assert (await light).json() == {"lines": 10}
    assert [(await send(http, lines(600))).status_code for _ in range(8)] == [200] * 8


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.binary(max_size=200), st.booleans()), max_size=20))
def test_room_is_given_back_whatever_becomes_of_a_request(sent: list[tuple[bytes, bool]]) -> None:
    async def app(_: Any, receive: Any, __: Any) -> None:
        if (await receive())["breaks"]:
            raise RuntimeError

    weighing = Bodies(app)

    async def run() -> None:
        for body, breaks in sent:

            async def receive(body: bytes = body, *, breaks: bool = breaks) -> Any:
                return {"type": "http.request", "body": body, "breaks": breaks}

            try:
                await weighing({"type": "http", "headers": []}, receive, None)  # type: ignore[arg-type]
            except RuntimeError:
                assert breaks
            assert weighing.weight == 0

    asyncio.run(run())


async def test_what_says_that_it_is_too_long_is_not_read(gate: Gate) -> None:
    async def body() -> AsyncIterator[bytes]:
        read.append(1)
        yield b"x"

    read: list[int] = []
    app = create_app("sample", router)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:
        answer = await client.post(
            "/v1/sample/lines", content=body(), headers={**JSON, "content-length": "9" * 12}
        )
    assert (answer.status_code, read) == (413, [])


async def test_large_uploads_come_one_at_a_time_and_small_ones_at_once(
    http: AsyncClient, gate: Gate
) -> None:
    async def upload(size: int) -> Response:
        return await http.post("/v1/sample/files", files={"file": ("a.bin", b"," * size)})

    answers = await asyncio.gather(*(upload(100_000) for _ in range(6)))
    assert [a.json() for a in answers] == [{"bytes": 100_000}] * 6
    assert gate.most == 1
    answers = await asyncio.gather(*(upload(1_000) for _ in range(6)))
    assert [a.status_code for a in answers] == [200] * 6
    assert gate.most > 1


async def test_an_upload_whose_turn_does_not_come_is_told_to_come_again(
    http: AsyncClient, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.05)
    gate.opened.clear()
    content = {"file": ("a.bin", b"x" * 100_000)}
    first = asyncio.create_task(http.post("/v1/sample/files", files=content))
    await until(lambda: gate.inside == 1)
    second = await http.post("/v1/sample/files", files=content)
    gate.opened.set()

    assert (second.status_code, second.headers["retry-after"]) == (503, "5")
    assert (await first).status_code == 200
    assert (await http.post("/v1/sample/files", files=content)).status_code == 200


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks")
async def test_a_turn_is_had_once_among_processes_and_falls_to_others_with_its_holder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "_shared", [])
    monkeypatch.setattr(bodies, "PATIENCE", 0.3)
    bodies.share_turn()
    (told, tell), (wait, let) = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        taken = bodies.locked()
        os.write(tell, b"y" if taken else b"n")
        os.read(wait, 1)
        os._exit(0)  # without giving it back
    assert os.read(told, 1) == b"y"
    turn = Turn()
    assert not await turn.take()
    assert not turn.here.locked()

    os.write(let, b"x")
    os.waitpid(child, 0)  # noqa: ASYNC222 - it ends at once
    for _ in range(2):
        assert await turn.take()
        turn.give_back()


@pytest.mark.parametrize(
    "body",
    [b'{"lines":[' + b",".join([b"1"] * 3_000) + b"]}",
     b'{"lines":[' + b",".join([b'{"a":1,"b":2}'] * 900) + b"]}",
     b"{" + b",".join(b'"%d":1' % number for number in range(3_000)) + b"}"],
)  # fmt: skip
async def test_misfits_come_to_an_end(http: AsyncClient, body: bytes) -> None:
    answer = await send(http, body)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/malformed")
    assert len(answer.content) < 1_000


@pytest.mark.parametrize("kind", ["json", "file"])
async def test_what_a_refusal_holds_is_given_back_at_once(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(bodies, "HEAVY", 1_000)
    held: list[weakref.ref[Exception]] = []
    inside = APIRouter(prefix="/v1/sample")

    def refuse() -> None:
        refusal = Malformed("It is not to be.")
        held.append(weakref.ref(refusal))
        circle: list[object] = [refusal]  # as tracebacks make them
        circle.append(circle)
        raise refusal

    @inside.post("/lines")
    async def add_lines(body: Body) -> None:
        refuse()

    @inside.post("/files")
    async def add_file(file: UploadFile) -> None:
        refuse()

    gc.disable()
    try:
        async with AsyncClient(
            transport=ASGITransport(create_app("sample", inside)), base_url="http://erp"
        ) as client:
            if kind == "file":
                answer = await client.post("/v1/sample/files", files={"file": b"x" * 70_000})
            else:
                answer = await send(client, lines(2_000))
        assert answer.status_code == 422
        assert held[0]() is None
    finally:
        gc.enable()


async def test_as_many_misfits_as_a_person_may_mend_are_all_named(http: AsyncClient) -> None:
    answer = await send(http, b'{"lines":[' + b",".join([b'{"a":1}'] * 900) + b"]}")
    named = answer.json()["errors"]
    assert len(named) == 900
    assert named[-1]["pointer"] == "/body/lines/899/a"


async def test_misfits_of_one_request_are_not_those_of_the_next(http: AsyncClient) -> None:
    for _ in range(3):
        answer = await send(http, b'{"lines":[' + b",".join([b'{"a":1}'] * 600) + b"]}")
        assert len(answer.json()["errors"]) == 600
    for _ in range(misfits.MOST + 1):
        answer = await http.get("/v1/sample/lines?place=x")
        assert answer.json()["errors"][0]["pointer"] == "/query/place"


def test_rows_of_a_table_are_not_counted() -> None:
    misfits.begin(are_counted=False)
    for _ in range(misfits.MOST * 2):
        with pytest.raises(ValueError, match="count"):
            Line.model_validate({"count": "x"})
