"""Search by any part of a name: 200,000 customers, and 100,000 products, of one company.

Through the application, in process: request, rights, transaction, door, reply. A second company
of half the size has the same names, so that an index mixing companies would be found out.
"""

import asyncio
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
from fastapi import Request
from httpx import ASGITransport, AsyncClient

from shared.actor import Actor, Permission
from tests import server
from tests.benchmarks.figures import Figure, at_most, report, told

CUSTOMERS, PRODUCTS = 200_000, 100_000
BAR_MS, PICKER_BAR_MS = 30, 200
ASKED = 150
READING = "reading one record"
"""What the same request costs without a search: how busy the machine is."""
DATABASE = "erp_search"
FIRST = """
    Anna Ben Clara David Emma Felix Greta Hans Ida Jonas Klara Lukas Maria Noah Olga Paul Rosa
    Sven Theo Ute Vera Willi Xaver Yara Zoe Müller Schmidt Schneider Fischer Weber Meyer Wagner
""".split()  # noqa: SIM905 - as prose
PARTS = """
    al ber cor dan el fer gar hol in jan kol lin mar nor ost pel ros sta tor ul ven wal zen bach
    berg dorf feld haus heim hof kamp land mann rath stein tal wald weg
""".split()  # noqa: SIM905 - as prose
TRADES = """
    Logistik Handel Bau Metall Textil Foods Software Druck Garten Elektro Chemie Papier Möbel
    Glas Optik
""".split()  # noqa: SIM905 - as prose
FORMS = ("GmbH", "GmbH", "GmbH & Co. KG", "AG", "Ltd", "Inc.", "S.A.R.L.", "e.K.", "B.V.", "")


@dataclass(frozen=True, slots=True)
class Noun:
    """What is searched: where, how many there are, how long it may take, where one is read."""

    name: str
    path: str
    rows: int
    bar: int
    one: str


NOUNS = (
    Noun("search", "/v1/parties/search?role=customer&q=", CUSTOMERS, BAR_MS, "/v1/parties/parties"),
    Noun(
        "search: products", "/v1/catalog/search?q=", PRODUCTS, PICKER_BAR_MS, "/v1/catalog/products"
    ),
)


def main() -> int:
    """Fill a throw-away database, ask, and report."""
    running = server.start()
    try:
        running.copy(DATABASE)
        os.environ.update(
            DATABASE_URL=running.app_url(DATABASE),
            CACHE_URL=running.cache_url,
            ERP_FUNCTIONS="parties,catalog",
        )
        names = list(made_up(random.Random(7), CUSTOMERS))
        actor, seconds = fill(running.owner_url(DATABASE), names)
        return report([*asyncio.run(figures(actor, names)), filling(seconds)])
    finally:
        server.stop(running)


def made_up(chance: random.Random, many: int) -> Iterator[str]:
    """Make names up: people, places, trades and legal forms, as in a list of customers."""
    for _ in range(many):
        place = "".join(chance.choices(PARTS, k=3)).capitalize()
        first = chance.choice(FIRST) if chance.random() < 0.4 else ""
        yield " ".join(filter(None, (first, place, chance.choice(TRADES), chance.choice(FORMS))))


def fill(url: str, names: Sequence[str]) -> tuple[Actor, float]:
    """Give a company all the names, and another one half of them; time the customers."""
    actor = Actor(uuid4(), uuid4(), uuid4(), frozenset(Permission))
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("INSERT INTO tenants (tenant_id, name) VALUES (%s, 'T')", [actor.tenant_id])
        owner.execute("CREATE TABLE made_up (name text, n integer)")
        with owner.cursor().copy("COPY made_up FROM STDIN") as copy:
            for n, name in enumerate(names):
                copy.write_row((name, n))
        began = time.perf_counter()
        _customers(owner, (actor.tenant_id, actor.company_id), len(names))
        seconds = time.perf_counter() - began
        _customers(owner, (actor.tenant_id, uuid4()), len(names) // 2)
        owner.execute(
            "INSERT INTO catalog_products (tenant_id, company_id, id, code, name, kind)"
            " SELECT %s, %s, uuidv7(), 'A' || n, name, 'goods' FROM made_up WHERE n < %s",
            [actor.tenant_id, actor.company_id, PRODUCTS],
        )
        owner.execute("VACUUM ANALYZE parties, catalog_products")
    return actor, seconds


def _customers(owner: psycopg.Connection, company: tuple[UUID, UUID], many: int) -> None:
    owner.execute(
        "INSERT INTO parties (tenant_id, company_id, id, code, kind, name, is_customer)"
        " SELECT %s, %s, uuidv7(), 'C' || n, 'company', name, true FROM made_up WHERE n < %s",
        [*company, many],
    )


def needles(chance: random.Random, names: Sequence[str]) -> dict[str, list[str]]:
    """Say what people type: pieces of names of every length, words, and what is nowhere."""

    def piece(length: int) -> str:
        name = chance.choice(names)
        at = chance.randrange(max(1, len(name) - length))
        return name[at : at + length]

    def words() -> str:
        return " ".join(word[: chance.randint(2, 4)] for word in chance.choice(names).split()[:2])

    letters = "abcdefghijklmnopqrstuvwxyzäöü0189%_"
    return {
        "one letter": [chance.choice(letters) for _ in range(ASKED)],
        "two letters": ["".join(chance.choices(letters, k=2)) for _ in range(ASKED)],
        "a piece": [piece(chance.randint(2, 7)) for _ in range(ASKED)],
        "words": [words() for _ in range(ASKED)],
        "a whole name": [chance.choice(names) for _ in range(ASKED)],
        "no match": ["".join(chance.choices("qxyjvw", k=5)) for _ in range(ASKED)],
    }


async def figures(actor: Actor, names: Sequence[str]) -> list[Figure]:
    """Ask every kind of needle, shuffled, and give the 95th percentile of each and of all."""
    from layers.database.transactions import pool
    from layers.http import gateway
    from layers.http.identity import current_actor

    async def caller(request: Request) -> Actor:
        return actor

    app = gateway.create()
    app.dependency_overrides = {current_actor: caller}
    chance, found = random.Random(11), list[Figure]()
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:
        for noun in NOUNS:
            took: dict[str, list[float]] = {}
            kinds = needles(chance, names[: noun.rows])
            asked = [(kind, said) for kind, all_said in kinds.items() for said in all_said]
            asked += [(READING, "")] * ASKED
            one = (await client.get(noun.one, params={"limit": 1})).json()["items"][0]["id"]
            chance.shuffle(asked)
            for kind, said in [*asked[:30], *asked]:  # the first thirty warm up
                path, params = _asking(noun, said) if kind != READING else (f"{noun.one}/{one}", {})
                took.setdefault(kind, []).append(await _timed(client, path, params))
            found.append(told(f"{noun.name}: {READING}, p95", p95(took.pop(READING)), "ms"))
            found += [
                at_most(f"{noun.name}: {kind}, p95", p95(values), noun.bar, "ms")
                for kind, values in sorted(took.items())
            ]
            everything = [value for values in took.values() for value in values]
            found.append(at_most(noun.name, p95(everything), noun.bar, "ms"))
    await pool().close()
    return found


async def _timed(client: AsyncClient, path: str, params: dict[str, str]) -> float:
    began = time.perf_counter()
    answer = await client.get(path, params=params)
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200, answer.text
    return took


def _asking(noun: Noun, said: str) -> tuple[str, dict[str, str]]:
    path, _, given = noun.path.partition("?")
    pairs = (part.partition("=") for part in given.split("&"))
    return path, {name: value or said for name, _, value in pairs}


def p95(values: Sequence[float]) -> float:
    """Give the 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def filling(seconds: float) -> Figure:
    """Tell how fast customers come in with their search entries."""
    return told("search: customers added", CUSTOMERS / seconds, "rows/s")


if __name__ == "__main__":
    sys.exit(main())
