"""The cache gives back what it was given, for a while, and never gets in the way."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from layers.cache import client, remember
from layers.cache.remember import Form, Near, remembered
from local import ports
from local.embedded.valkey import binary

WORDS: Form[str] = Form(pack=str.encode, unpack=bytes.decode)


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(client, "PATIENCE", 3.0)  # a busy machine is no failure
    client._clients.clear()  # noqa: SLF001
    client.breaker.reset()
    remember.near.clear()
    yield
    client.breaker.reset()
    remember.near.clear()


needs_valkey = pytest.mark.skipif(binary() is None, reason="there is no Valkey here")


@needs_valkey
async def test_what_is_put_is_got_until_it_is_forgotten() -> None:
    await client.put("test:a", b"1", 60)
    assert await client.get("test:a") == b"1"
    await client.forget("test:a")
    assert await client.get("test:a") is None


async def test_a_cache_that_is_not_there_answers_as_an_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CACHE_URL", "")
    await client.put("test:b", b"1", 60)
    assert await client.get("test:b") is None
    await client.forget("test:b")


async def test_a_cache_that_is_down_costs_one_wait_and_is_then_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CACHE_URL", f"redis://127.0.0.1:{ports.free()}")
    assert await client.get("test:c") is None
    assert client.breaker.is_open
    started = time.monotonic()
    for _ in range(50):
        assert await client.get("test:c") is None
        await client.put("test:c", b"1", 60)
    assert time.monotonic() - started < 1


async def test_a_cache_that_says_nothing_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held: list[asyncio.StreamWriter] = []

    async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held.append(writer)

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    monkeypatch.setenv("CACHE_URL", f"redis://127.0.0.1:{port}")
    monkeypatch.setattr(client, "PATIENCE", 0.1)
    started = time.monotonic()

    assert await client.get("test:d") is None

    assert time.monotonic() - started < 2
    assert client.breaker.is_open
    for writer in held:
        writer.close()
    server.close()


async def test_the_breaker_closes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "REST", 0.5)
    client.breaker.trip(OSError())
    assert client.breaker.is_open
    await asyncio.sleep(0.55)
    assert not client.breaker.is_open


def test_near_keeps_for_seconds_and_only_so_many() -> None:
    near = Near(room=2, seconds=0.5)
    near.put("a", 1)
    near.put("b", 2)
    assert near.get("a") == 1
    near.put("c", 3)
    assert (near.get("a"), near.get("b"), near.get("c")) == (1, None, 3)
    time.sleep(0.55)
    assert near.get("a") is None
    near.put("a", 1)
    near.forget("a")
    assert near.get("a") is None


@needs_valkey
async def test_something_is_found_once_and_remembered_near_and_far() -> None:
    found: list[int] = []

    async def find() -> str | None:
        found.append(1)
        return "there"

    for _ in range(3):
        assert await remembered("test:e", WORDS, find) == "there"
    remember.near.clear()
    assert await remembered("test:e", WORDS, find) == "there"
    assert len(found) == 1
    assert await remembered("test:e", WORDS, find, fresh=True) == "there"
    assert len(found) == 2
    await client.forget("test:e")


@needs_valkey
async def test_nothing_is_not_remembered_and_forgets_what_was() -> None:
    answers = iter(["there", None, "again"])

    async def find() -> str | None:
        return next(answers)

    assert await remembered("test:f", WORDS, find) == "there"
    assert await remembered("test:f", WORDS, find, fresh=True) is None
    assert await client.get("test:f") is None
    assert await remembered("test:f", WORDS, find) == "again"
    await client.forget("test:f")


@needs_valkey
async def test_what_cannot_be_read_back_is_found_anew() -> None:
    async def find() -> str | None:
        return "there"

    await client.put("test:g", b"\xff", 60)
    assert await remembered("test:g", WORDS, find) == "there"
    assert await client.get("test:g") == b"there"
    await client.forget("test:g")
