"""Kill -9 of the API and of PostgreSQL under load: nothing acknowledged is lost, nothing is half.

A whole installation runs, as `up` starts it. Clients post invoices, each under a key of its own;
at a random moment a process is killed. Whoever got no answer asks again under the same key. The
short form kills three times; ERP_KILLS says how often else (50 is the promise).
"""

import asyncio
import os
import random
import signal
import time
from collections.abc import Iterator
from uuid import uuid4

import httpx
import psutil
import psycopg
import pytest

from tests.benchmarks.installation import Installation, installation
from tests.benchmarks.posting import Shop, open_shop

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("ERP_KILLS", "3"))
SEED = int(os.environ.get("ERP_KILLS_SEED", "20261122"))
CLIENTS = 16
PATH = "/v1/invoicing/invoices"

HALF_WRITTEN = {
    "posted invoices without an entry": """
        SELECT count(*) FROM invoices i LEFT JOIN journal_entries e
            ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
         WHERE i.status = 'posted' AND e.id IS NULL""",
    "entries that do not balance": """
        SELECT count(*) FROM (SELECT FROM journal_lines GROUP BY tenant_id, company_id, entry_id
                              HAVING sum(amount) <> 0) AS e""",
    "invoices without their audit row": """
        SELECT count(*) FROM invoices i WHERE status = 'posted' AND NOT EXISTS (
            SELECT FROM audit_entries a WHERE a.tenant_id = i.tenant_id AND a.subject = i.id)""",
    "keys without a reply": "SELECT count(*) FROM idempotency WHERE reply IS NULL",
    "numbers missing or doubled": """
        SELECT count(*) FROM (
            SELECT right(number, 5)::integer
                   - row_number() OVER (PARTITION BY tenant_id ORDER BY number) AS off
              FROM invoices WHERE status = 'posted') AS n WHERE off <> 0""",
    "balances off their lines": """
        SELECT count(*) FROM (
            SELECT tenant_id, account, sum(amount) AS moved FROM journal_lines GROUP BY 1, 2
        ) AS l FULL JOIN (
            SELECT tenant_id, account, sum(debit - credit) AS moved FROM account_balances
             WHERE grain = 'month' GROUP BY 1, 2
        ) AS b USING (tenant_id, account) WHERE l.moved IS DISTINCT FROM b.moved""",
    "open items off their accounts": """
        SELECT count(*) FROM (
            SELECT tenant_id, account, sum(open_company) AS open FROM ledger_open_items GROUP BY 1, 2
        ) AS i JOIN (
            SELECT tenant_id, account, sum(debit - credit) AS moved FROM account_balances
             WHERE grain = 'month' GROUP BY 1, 2
        ) AS b USING (tenant_id, account) WHERE i.open <> b.moved""",
}


@pytest.fixture(scope="module")
def place() -> Iterator[Installation]:
    """Start an installation of its own: this test kills its processes, and no others."""
    with installation() as started:
        yield started


class Till:
    """Clients that sell, and remember what they were told."""

    def __init__(self, place: Installation, shops: list[Shop]) -> None:
        self.place, self.shops = place, shops
        self.told: dict[str, tuple[Shop, bytes]] = {}
        self.unsure: list[tuple[str, Shop]] = []

    async def sell(self, until: float) -> None:
        """Sell until the clock says stop; what got no answer is remembered as unsure."""
        async with self._client() as client:
            while time.monotonic() < until:
                key, shop = str(uuid4()), random.choice(self.shops)  # noqa: S311
                if not await self._try(client, key, shop):
                    self.unsure.append((key, shop))
                    await asyncio.sleep(0.05)

    async def settle(self) -> None:
        """Ask again, under the same keys, until there is an answer to each."""
        deadline = time.monotonic() + 60
        async with self._client() as client:
            while self.unsure:
                key, shop = self.unsure.pop()
                if not await self._try(client, key, shop):
                    assert time.monotonic() < deadline, "it did not come back"
                    self.unsure.append((key, shop))
                    await asyncio.sleep(0.2)

    async def repeat(self) -> None:
        """Ask for everything once more: every answer must be the one that was given."""
        async with self._client() as client:
            for key, (shop, answer) in random.sample(sorted(self.told.items(), key=str), 50):
                again = await self._post(client, key, shop)
                assert again.content == answer

    def _client(self) -> httpx.AsyncClient:
        address = f"http://127.0.0.1:{self.place.port}"
        return httpx.AsyncClient(base_url=address, timeout=30, trust_env=False)

    async def _post(self, client: httpx.AsyncClient, key: str, shop: Shop) -> httpx.Response:
        headers = {"Authorization": f"Bearer {shop.owner.token}", "Idempotency-Key": key}
        return await client.post(PATH, json=shop.body, headers=headers)

    async def _try(self, client: httpx.AsyncClient, key: str, shop: Shop) -> bool:
        """Sell once; says whether there is a definite answer."""
        try:
            answer = await self._post(client, key, shop)
        except httpx.TransportError:
            return False
        if answer.status_code == 503:
            return False
        assert answer.is_success, answer.text
        self.told[key] = (shop, answer.content)
        return True


def kill_something(place: Installation, chance: random.Random) -> str:
    """Kill -9 one process of this installation: an API process, PostgreSQL, or a backend of it."""
    running = place.state.running()
    assert running is not None
    victims = [name for name in running.parts if name.startswith("api-")] + ["postgres", "backend"]
    victim = chance.choice(victims)
    if victim == "backend":
        children = psutil.Process(running.parts["postgres"].pid).children()
        chance.choice(children).send_signal(signal.SIGKILL)
    else:
        psutil.Process(running.parts[victim].pid).send_signal(signal.SIGKILL)
    return victim


async def round_of_selling(till: Till, chance: random.Random) -> str:
    """Sell, kill in the middle, and settle what is unsure."""
    until = time.monotonic() + 2
    selling = [asyncio.create_task(till.sell(until)) for _ in range(CLIENTS)]
    await asyncio.sleep(chance.uniform(0.2, 1.8))
    victim = kill_something(till.place, chance)
    await asyncio.gather(*selling)
    await till.settle()
    return victim


async def test_what_was_acknowledged_stays_whatever_is_killed(place: Installation) -> None:
    chance = random.Random(SEED)  # noqa: S311
    till = Till(place, [open_shop(place, number)[0] for number in range(1, 5)])
    victims = [await round_of_selling(till, chance) for _ in range(KILLS)]
    await till.repeat()
    with psycopg.connect(place.owner_url) as owner:
        kept = {
            str(number)
            for (number,) in owner.execute("SELECT id FROM invoices WHERE status = 'posted'")
        }
        wrong = {
            name: found[0]
            for name, sql in HALF_WRITTEN.items()
            if (found := owner.execute(sql).fetchone()) and found[0]
        }
    told = {httpx.Response(200, content=answer).json()["id"] for _, answer in till.told.values()}
    assert wrong == {}, f"after killing {victims}"
    assert told == kept
    assert len(told) == len(till.told)
