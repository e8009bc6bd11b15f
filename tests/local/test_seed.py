"""The demo company's year adds up, and leaves something to do."""

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal

import psycopg
from anyio import to_thread
from httpx import AsyncClient

from local.tree import ROOT
from shared.actor import Actor
from tests.server import Server

PLANT = """
import json
from dataclasses import asdict
from local.seed.company import plant_company
print(json.dumps(asdict(plant_company(lambda said: None))))
"""


def planted() -> dict[str, str]:
    """Plant it in a process of its own, in this worker's database."""
    done = subprocess.run(
        [sys.executable, "-c", PLANT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


async def test_a_year_of_trade(
    settings: Server, as_actor: Callable[[Actor | None], AsyncClient], owner: psycopg.Connection
) -> None:
    # Other tests of this worker come from the same address: their tries are not this one's.
    owner.execute("DELETE FROM identity_attempts")
    sign_in = await to_thread.run_sync(planted)
    client = as_actor(None)
    answer = await client.post("/v1/identity/sign-in", json={**sign_in, "transport": "token"})
    client.headers["Authorization"] = f"Bearer {answer.json()['token']}"

    async def page(path: str) -> list[dict[str, str]]:
        given = await client.get(path)
        assert given.status_code == 200, given.text
        items: list[dict[str, str]] = given.json()["items"]
        return items

    invoices = await page("/v1/invoicing/invoices?limit=200")
    assert len(invoices) > 150
    assert {invoice["currency"] for invoice in invoices} == {"EUR", "USD"}
    assert {invoice["status"] for invoice in invoices} >= {"draft", "paid", "overdue"}

    items = await page("/v1/ledger/open-items?limit=200")
    still_open = [item for item in items if Decimal(item["open"]) != 0]
    assert still_open
    assert len(still_open) < len(items)

    lines = await page("/v1/payments/lines?limit=50")
    assert any(line["status"] == "proposed" for line in lines)

    quotes = await page("/v1/sales/quotes?limit=50")
    assert {quote["status"] for quote in quotes} >= {"draft", "sent", "declined", "accepted"}

    balance = await client.get("/v1/reports/trial-balance")
    assert balance.status_code == 200, balance.text
