"""PostgreSQL or Valkey gone for a while: clear answers, nobody signed out, no restart needed."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import psutil
import psycopg
import pytest

from tests.benchmarks.installation import Installation
from tests.benchmarks.posting import Shop, open_shop

CLIENTS = 16
INVOICES = "/v1/invoicing/invoices"
GONE_FOR = 2.0
"""Seconds for which nobody starts again what was killed."""
SOON = 5.0
"""Seconds after which there is service again, once the database lets anybody in."""


@pytest.fixture(scope="module")
def shop(place: Installation) -> Shop:
    """Open a shop."""
    return open_shop(place, 77)[0]


@contextmanager
def without(place: Installation, part: str) -> Iterator[None]:
    """Kill -9 a part with all its processes, and keep the supervisor from starting it again."""
    running = place.state.running()
    assert running is not None
    supervisor = psutil.Process(running.supervisor.pid)
    supervisor.suspend()
    try:
        gone = psutil.Process(running.parts[part].pid)
        for process in [gone, *gone.children(recursive=True)]:
            process.kill()
        yield
    finally:
        supervisor.resume()


def api_processes(place: Installation) -> set[int]:
    """Give the ids of the processes that serve."""
    running = place.state.running()
    assert running is not None
    return {part.pid for name, part in running.parts.items() if name.startswith("api-")}


def speaking(place: Installation, shop: Shop) -> httpx.AsyncClient:
    """Make a client of the shop's owner."""
    headers = {"Authorization": f"Bearer {shop.owner.token}"}
    address = f"http://127.0.0.1:{place.port}"
    return httpx.AsyncClient(base_url=address, headers=headers, timeout=30, trust_env=False)


class Watch:
    """Clients that read and write without a pause, and what they were answered."""

    def __init__(self, place: Installation, shop: Shop) -> None:
        self.place, self.shop = place, shop
        self.statuses: Counter[int] = Counter()
        self.unclear: list[str] = []
        self.told = asyncio.Event()
        self.goes_on: Callable[[], bool] = lambda: True

    async def client(self, number: int) -> None:
        """Read, or write, until told to stop. No answer at all would raise."""
        async with speaking(self.place, self.shop) as client:
            while self.goes_on():
                if number % 2:
                    answer = await client.get(INVOICES, params={"limit": 5})
                else:
                    answer = await client.post(INVOICES, json=self.shop.body)
                self.statuses[answer.status_code] += 1
                if answer.status_code == 503:
                    self.told.set()
                if not (answer.is_success or is_away(answer)):
                    self.unclear.append(f"{answer.status_code} {answer.text}")


def is_away(answer: httpx.Response) -> bool:
    """Tell whether an answer says, as it should, that the service is away for a moment."""
    return (
        answer.status_code == 503
        and int(answer.headers["Retry-After"]) > 0
        and answer.headers["Content-Type"] == "application/problem+json"
        and answer.json()["type"] == "/problems/unavailable"
    )


async def database_back(place: Installation) -> None:
    """Wait until the database lets anybody in again."""
    until = time.monotonic() + 30
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(place.owner_url):
                return
        except psycopg.OperationalError:
            assert time.monotonic() < until, "PostgreSQL was not started again"
            await asyncio.sleep(0.1)


async def test_postgres_gone_is_a_503_and_works_again_by_itself(
    place: Installation, shop: Shop
) -> None:
    served_by = api_processes(place)
    watch = Watch(place, shop)
    clients = [asyncio.create_task(watch.client(number)) for number in range(CLIENTS)]
    await asyncio.sleep(1)
    with without(place, "postgres"):
        await asyncio.sleep(GONE_FOR)
        await asyncio.wait_for(watch.told.wait(), 30)  # longer than the pool is patient
        before = watch.statuses[201]
    await database_back(place)
    until = time.monotonic() + SOON
    watch.goes_on = lambda: watch.statuses[201] < before + 10 and time.monotonic() < until
    await asyncio.gather(*clients)
    assert watch.unclear == []
    assert watch.statuses[503] > 0
    assert watch.statuses[201] >= before + 10, "it did not work again soon"
    assert api_processes(place) == served_by


async def test_readiness_says_that_postgres_is_gone_and_liveness_does_not(
    place: Installation,
) -> None:
    address = f"http://127.0.0.1:{place.port}"
    async with httpx.AsyncClient(base_url=address, timeout=30, trust_env=False) as client:
        with without(place, "postgres"):
            assert (await client.get("/health/live")).status_code == 200
            assert (await client.get("/health/ready")).status_code == 503
        await database_back(place)
        await asyncio.sleep(SOON)
        assert (await client.get("/health/ready")).is_success


async def test_valkey_gone_signs_nobody_out(place: Installation, shop: Shop) -> None:
    running = place.state.running()
    if running is None or "valkey" not in running.parts:
        pytest.skip("there is no Valkey for this system")
    async with speaking(place, shop) as client:
        with without(place, "valkey"):
            statuses = set()
            until = time.monotonic() + GONE_FOR
            while time.monotonic() < until:
                statuses.add((await client.get("/v1/identity/me")).status_code)
                statuses.add((await client.post(INVOICES, json=shop.body)).status_code)
        assert statuses == {200, 201}
        assert (await client.get("/v1/identity/me")).status_code == 200
