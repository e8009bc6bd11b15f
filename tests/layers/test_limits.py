"""Who comes too fast is told to wait; with Redis all processes count together."""

import os
import time
from uuid import uuid4

import pytest
from fastapi import APIRouter
from httpx import ASGITransport, AsyncClient
from hypothesis import given
from hypothesis import strategies as st

from layers.cache import limits
from layers.cache.client import breaker
from layers.cache.limits import Counter, Limit
from layers.http.application import create_app

router = APIRouter()


@router.get("/v1/sample/things")
async def get_things() -> list[str]:
    """Give nothing."""
    return []


@router.get("/health/live")
async def get_live() -> str:
    """Live."""
    return "up"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Stop the time, at the beginning of a window of any length in use here."""
    now = [float(int(time.time() / 3600) * 3600)]
    monkeypatch.setattr(limits, "clock", lambda: now[0])
    return now


def served(monkeypatch: pytest.MonkeyPatch, address: str = "", key: str = "") -> AsyncClient:
    """Serve the sample with these limits, without Redis."""
    monkeypatch.setenv("ERP_RATE_PER_ADDRESS", address)
    monkeypatch.setenv("ERP_RATE_PER_KEY", key)
    monkeypatch.setenv("CACHE_URL", "")
    transport = ASGITransport(create_app("sample", router))
    return AsyncClient(transport=transport, base_url="http://erp")


async def test_an_address_that_comes_too_fast_is_told_to_wait(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    client = served(monkeypatch, address="5/60")
    statuses = [(await client.get("/v1/sample/things")).status_code for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2

    answer = await client.get("/v1/sample/things")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/too-many-requests"
    assert "x-request-id" in answer.headers
    assert "x-content-type-options" in answer.headers

    clock[0] += int(answer.headers["retry-after"]) + 12
    assert (await client.get("/v1/sample/things")).status_code == 200
    for _ in range(9):
        assert (await client.get("/health/live")).status_code == 200


async def test_each_key_has_a_limit_of_its_own(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    client = served(monkeypatch, key="3/60")
    one, other = {"Authorization": "Bearer a"}, {"Cookie": "x=1; erp_session=b"}
    for headers in (one, other):
        statuses = [
            (await client.get("/v1/sample/things", headers=headers)).status_code for _ in range(4)
        ]
        assert statuses == [200, 200, 200, 429]
    statuses = [(await client.get("/v1/sample/things")).status_code for _ in range(9)]
    assert set(statuses) == {200}  # who shows no key is the other limit's business


async def test_no_setting_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    client = served(monkeypatch)
    statuses = [(await client.get("/v1/sample/things")).status_code for _ in range(50)]
    assert set(statuses) == {200}


@pytest.mark.parametrize("said", ["x", "0/60", "5/0", "5/x", "-1/60"])
def test_what_is_no_limit_is_refused_at_the_start(said: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Limit.of(said)


async def test_processes_count_together(clock: list[float]) -> None:
    if not os.environ["CACHE_URL"]:
        pytest.skip("there is no Redis here")
    breaker.reset()
    name, limit = uuid4().hex, Limit(10, 60)
    here, there = Counter(name, limit), Counter(name, limit)
    assert [bool(counter.take("a")) for counter in (here, there) for _ in range(6)] == [False] * 12
    await here.exchange()
    await there.exchange()
    assert here.take("a") == 0  # it has heard of six
    await here.exchange()
    assert here.take("a") > 0
    assert there.take("a") > 0
    assert there.take("b") == 0
    clock[0] += 120
    assert (here.take("a"), there.take("a")) == (0, 0)


async def test_without_redis_each_counts_alone(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:1/0")
    counter = Counter("x", Limit(2, 60))
    counter.take("a")
    await counter.exchange()
    assert counter.take("a") == 0
    assert counter.take("a") > 0
    breaker.reset()


def test_callers_are_forgotten_before_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROOM", 100)
    counter = Counter("x", Limit(2, 60))
    for number in range(1_000):
        counter.take(str(number))
    assert len(counter._counts) == 100  # noqa: SLF001


@given(st.lists(st.floats(0, 30), min_size=1, max_size=60), st.integers(1, 9))
def test_no_window_lets_through_more_than_twice_the_limit(pauses: list[float], many: int) -> None:
    """And whoever waits as long as they are told is let in."""
    now, seconds, passed = 1_000_000.0, 10.0, list[float]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "clock", lambda: now)
        counter = Counter("x", Limit(many, seconds))
        for pause in pauses:
            now += pause
            wait = counter.take("a")
            if wait == 0:
                passed.append(now)
            assert len([at for at in passed if at > now - seconds]) <= 2 * many
        if wait:
            now += wait + 0.1
            assert counter.take("a") == 0
