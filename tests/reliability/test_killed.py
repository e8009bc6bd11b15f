"""Kill -9 of the API and of PostgreSQL under load: nothing acknowledged is lost, nothing is half.

A whole installation runs, as `up` starts it. Clients post invoices and have them paid, each
command under a key of its own; at a random moment a process is killed. Whoever got no answer asks
again under the same key. The short form kills three times; ERP_KILLS says how often else, and 50
times is the promise.
"""

import asyncio
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import psutil
import psycopg

from tests.benchmarks.installation import Installation, said
from tests.benchmarks.posting import DATED, Shop, open_shop
from tests.reliability.books import wrongs
from tests.reliability.conftest import often

KILLS = often("ERP_KILLS", 3, 50)
SEED = often("ERP_KILLS_SEED", 20261122, 20261122)
CLIENTS = 16
SECONDS = 3.0
"""For how long each round sells: so long that none of five victims dies six times in a minute."""
RECOVERY = 30.0
"""Seconds after which everything must have been answered again."""
INVOICES = "/v1/invoicing/invoices"
PAYMENTS = "/v1/payments/payments"


@dataclass(frozen=True, slots=True)
class Bench:
    """A shop and the bank account that it is paid to."""

    shop: Shop
    bank: str

    def payment(self, invoice: dict[str, Any]) -> dict[str, Any]:
        """Write down that an invoice was paid in full."""
        return {
            "direction": "received",
            "party_id": self.shop.party,
            "dated": DATED,
            "currency": "EUR",
            "amount": invoice["total"],
            "bank_account_id": self.bank,
            "allocations": [{"invoice_id": invoice["id"]}],
        }


@dataclass(frozen=True, slots=True)
class Ask:
    """A command, and the key it is asked under every time."""

    path: str
    token: str
    body: dict[str, Any]
    key: str = field(default_factory=lambda: str(uuid4()))

    async def by(self, client: httpx.AsyncClient) -> httpx.Response:
        """Ask it once."""
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": self.key}
        return await client.post(self.path, json=self.body, headers=headers)


class Till:
    """Clients that sell and are paid, and remember what they were told."""

    def __init__(self, place: Installation, shops: list[Bench]) -> None:
        self.place, self.shops = place, shops
        self.told: dict[str, tuple[Ask, bytes]] = {}
        self.unsure: list[Ask] = []
        self.asked_again = 0

    async def sell(self, until: float) -> None:
        """Sell and be paid until the clock says stop; what got no answer is remembered."""
        async with self._client() as client:
            while time.monotonic() < until:
                bench = random.choice(self.shops)  # noqa: S311
                token = bench.shop.owner.token
                sold = await self._try(client, Ask(INVOICES, token, bench.shop.body))
                if sold is not None:
                    await self._try(client, Ask(PAYMENTS, token, bench.payment(sold)))
                else:
                    await asyncio.sleep(0.05)

    async def settle(self) -> float:
        """Ask again, under the same keys, until there is an answer to each; gives the seconds."""
        began = time.monotonic()
        async with self._client() as client:
            while self.unsure:
                self.asked_again += 1
                if await self._try(client, self.unsure.pop()) is None:
                    assert time.monotonic() < began + RECOVERY, "it did not come back"
                    await asyncio.sleep(0.2)
        return time.monotonic() - began

    async def repeat(self) -> None:
        """Ask for many things once more: every answer must be the one that was given."""
        async with self._client() as client:
            for ask, answer in random.sample(list(self.told.values()), min(100, len(self.told))):
                again = await ask.by(client)
                assert again.content == answer

    def ids(self, path: str) -> list[str]:
        """List what was acknowledged."""
        answers = [answer for ask, answer in self.told.values() if ask.path == path]
        return [httpx.Response(200, content=answer).json()["id"] for answer in answers]

    def _client(self) -> httpx.AsyncClient:
        address = f"http://127.0.0.1:{self.place.port}"
        return httpx.AsyncClient(base_url=address, timeout=30, trust_env=False)

    async def _try(self, client: httpx.AsyncClient, ask: Ask) -> Any:
        """Ask once; gives what was answered, or None where that is not known."""
        try:
            answer = await ask.by(client)
        except httpx.TransportError:
            self.unsure.append(ask)
            return None
        if answer.status_code == 503:
            assert "Retry-After" in answer.headers
            assert answer.headers["Content-Type"] == "application/problem+json"
            self.unsure.append(ask)
            return None
        assert answer.is_success, answer.text
        self.told[ask.key] = (ask, answer.content)
        return answer.json()


def open_bench(place: Installation, number: int) -> Bench:
    """Open a shop that has a bank account."""
    shop, accounts = open_shop(place, number)
    body = {"name": "House bank", "currency": "EUR", "account": accounts["bank"]}
    with place.client(shop.owner.token) as client:
        bank = said(client.post("/v1/payments/bank-accounts", json=body))
    return Bench(shop, bank["id"])


def victims(place: Installation, chance: random.Random) -> Iterator[str]:
    """Choose whom to kill: in any order, but nobody oftener than the others.

    What dies six times in a minute is left dead, as it should be; SECONDS keeps them from it.
    """
    running = place.state.running()
    assert running is not None
    mortal = [name for name in running.parts if name != "jobs"] + ["backend"]
    while True:
        yield from chance.sample(mortal, len(mortal))


def kill(place: Installation, victim: str) -> None:
    """Kill -9 one process of this installation: an API process, PostgreSQL, or a backend of it."""
    running = place.state.running()
    assert running is not None
    if victim == "backend":
        children = psutil.Process(running.parts["postgres"].pid).children()
        random.choice(children).send_signal(signal.SIGKILL)  # noqa: S311
    else:
        psutil.Process(running.parts[victim].pid).send_signal(signal.SIGKILL)


async def round_of_selling(till: Till, victim: str, moment: float) -> float:
    """Sell, kill in the middle, and settle what is unsure; gives how long that took."""
    until = time.monotonic() + SECONDS
    selling = [asyncio.create_task(till.sell(until)) for _ in range(CLIENTS)]
    await asyncio.sleep(moment)
    kill(till.place, victim)
    await asyncio.gather(*selling)
    return await till.settle()


async def test_what_was_acknowledged_stays_whatever_is_killed(place: Installation) -> None:
    chance = random.Random(SEED)  # noqa: S311
    till = Till(place, [open_bench(place, number) for number in range(1, 5)])
    killed, slowest = [], 0.0
    choice = victims(place, chance)
    for _ in range(KILLS):
        killed.append(next(choice))
        moment = chance.uniform(0.1, SECONDS - 0.1)
        slowest = max(slowest, await round_of_selling(till, killed[-1], moment))
    await till.repeat()
    with psycopg.connect(place.owner_url) as owner:
        posted = owner.execute("SELECT id::text FROM invoices WHERE status = 'posted'").fetchall()
        paid = owner.execute("SELECT id::text FROM payments").fetchall()
        assert wrongs(owner) == {}, f"after killing {killed}"
    assert sorted(till.ids(INVOICES)) == sorted(id for (id,) in posted)
    assert sorted(till.ids(PAYMENTS)) == sorted(id for (id,) in paid)
    print(  # noqa: T201 - the figure that the test is for; shown by pytest -s
        f"{len(killed)} kills; {len(posted)} invoices and {len(paid)} payments acknowledged and "
        f"kept; asked again {till.asked_again} times; slowest recovery {slowest:.1f} s"
    )
