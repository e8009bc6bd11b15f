"""Import journal entries from a CSV file: every line checked, posted, balanced and numbered.

Through the application, in process: upload, reading, one call of the database, reply. Beside it
the ratio to a binary COPY of the same lines that checks nothing, into a table with the same keys.
"""

import asyncio
import os
import random
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any
from uuid import UUID, uuid4

import psycopg
from fastapi import Request
from httpx import ASGITransport, AsyncClient

from shared.actor import Actor, Permission
from tests import server
from tests.benchmarks.figures import Figure, at_least, report, told

LINES, TURNS = 99_999, 3
BAR = 50_000
DATABASE = "erp_import"
ACCOUNTS = ("4000", "4100", "4200", "6000", "6100", "6200", "6210", "6300", "6400", "6510", "1010")
BARE = """
CREATE TABLE bare_lines (LIKE journal_lines INCLUDING DEFAULTS INCLUDING INDEXES);
"""


def main() -> int:
    """Fill a throw-away database turn by turn, and report."""
    running = server.start()
    try:
        running.copy(DATABASE)
        os.environ.update(
            DATABASE_URL=running.app_url(DATABASE),
            CACHE_URL=running.cache_url,
            ERP_FUNCTIONS="ledger",
        )
        return report(asyncio.run(figures(running.owner_url(DATABASE))))
    finally:
        server.stop(running)


def file(chance: random.Random) -> bytes:
    """Write entries of three lines each, spread over a year."""
    lines = ["entry,dated,account,debit,credit,memo,label"]
    for number in range(LINES // 3):
        dated = date(2026, 1, 1) + timedelta(days=chance.randrange(365))
        first, second = chance.randrange(1, 90_000), chance.randrange(1, 90_000)
        for cents, side in ((first + second, 0), (first, 1), (second, 1)):
            amount = f"{cents // 100}.{cents % 100:02d}"
            sides = f",{amount}" if side else f"{amount},"
            account = chance.choice(ACCOUNTS)
            lines.append(f"V{number},{dated},{account},{sides},Voucher {number},line")
    return "\n".join(lines).encode()


async def figures(owner_url: str) -> list[Figure]:
    """Import and COPY in turns; the first turn warms up."""
    from layers.database.transactions import pool
    from layers.http import gateway
    from layers.http.identity import current_actor

    actor = Actor(uuid4(), uuid4(), uuid4(), frozenset(Permission))

    async def caller(request: Request) -> Actor:
        return actor

    app = gateway.create()
    app.dependency_overrides = {current_actor: caller}
    rates, copied = [], []
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("INSERT INTO tenants (tenant_id, name) VALUES (%s, 'T')", [actor.tenant_id])
        owner.execute(BARE)
        transport = ASGITransport(app)
        async with AsyncClient(transport=transport, base_url="http://erp", timeout=60) as client:
            year = {"template": "generic", "year_starts": "2026-01-01", "currency": "EUR"}
            assert (await client.post("/v1/ledger/setup", json=year)).status_code == 201
            for turn in range(TURNS + 1):
                rates.append(await imported(client, file(random.Random(turn))))
                copied.append(unchecked(owner, actor))
        await pool().close()
        check(owner)
    fastest = median(copied[1:])
    return [
        told("import-journal: unchecked binary COPY", fastest, "lines/s"),
        told("import-journal: ratio to it", median(rates[1:]) / fastest, "ratio"),
        at_least("import-journal", median(rates[1:]), BAR, "lines/s"),
    ]


async def imported(client: AsyncClient, content: bytes) -> float:
    """Import a file; gives lines per second."""
    began = time.perf_counter()
    answer = await client.post("/v1/ledger/entries/import", files={"file": ("j.csv", content)})
    took = time.perf_counter() - began
    assert answer.status_code == 200, answer.text
    assert answer.json()["imported"] == LINES // 3, answer.text
    return LINES / took


def unchecked(owner: psycopg.Connection, actor: Actor) -> float:
    """COPY as many lines, ready made, with nothing checked; gives lines per second."""
    rows: list[tuple[Any, ...]] = []
    for number in range(LINES):
        entry = UUID(int=uuid4().int >> 40 << 40 | number // 3)
        rows.append((
            actor.tenant_id, actor.company_id, entry, number, date(2026, 3, 1),
            ACCOUNTS[number % len(ACCOUNTS)], Decimal(number % 997), "EUR", Decimal(number % 997), "line",
        ))  # fmt: skip
    began = time.perf_counter()
    with owner.cursor().copy(
        "COPY bare_lines (tenant_id, company_id, entry_id, position, dated, account, amount,"
        " currency, foreign_amount, label) FROM STDIN (FORMAT binary)"
    ) as copy:
        copy.set_types(
            ["uuid", "uuid", "uuid", "int4", "date", "text", "numeric", "text", "numeric", "text"]
        )
        for row in rows:
            copy.write_row(row)
    return LINES / (time.perf_counter() - began)


def check(owner: psycopg.Connection) -> None:
    """Make sure that what was imported is in the books: lines, balances and gapless numbers."""
    (lines, balance, last, many) = owner.execute(
        "SELECT (SELECT count(*) FROM journal_lines), (SELECT sum(debit) FROM account_balances"
        " WHERE grain = 'day') - (SELECT sum(amount) FROM journal_lines WHERE amount > 0),"
        " (SELECT sum(last) FROM ledger_numbers), (SELECT count(*) FROM journal_entries)"
    ).fetchone() or (0, 1, 0, 1)
    assert (lines, balance, last) == (LINES * (TURNS + 1), 0, many)


if __name__ == "__main__":
    sys.exit(main())
