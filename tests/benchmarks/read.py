"""Read one invoice over HTTP behind the wall, against the same read of open tables.

Between the turns the owner takes the wall down and puts it up again: the same installation, the
same rows, the same request.
"""

import asyncio
import itertools
import sys
from statistics import median

import psycopg
from psycopg.sql import SQL, Identifier

from tests.benchmarks.figures import Figure, at_least, report, told
from tests.benchmarks.installation import Installation, installation, said
from tests.benchmarks.load import Requests, drive, request
from tests.benchmarks.posting import CONNECTIONS, Shop, open_shop

BAR = 0.6
TENANTS, INVOICES = 8, 40
TURNS, SECONDS = 5, 4
WALLED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND c.relforcerowsecurity
"""


def main() -> int:
    """Measure."""
    with installation() as place:
        shops = [open_shop(place, number)[0] for number in range(1, TENANTS + 1)]
        reads = [read for shop in shops for read in sell(place, shop)]
        with place.without_jobs():
            return report(measure(place, reads))


def sell(place: Installation, shop: Shop) -> list[bytes]:
    """Post invoices, and give the requests that read them."""
    path = "/v1/invoicing/invoices"
    with place.client(shop.owner.token) as client:
        made = [said(client.post(path, json=shop.body))["id"] for _ in range(INVOICES)]
    return [request("GET", f"{path}/{one}", shop.owner.token) for one in made]


def measure(place: Installation, reads: list[bytes]) -> list[Figure]:
    """Take turns with the wall up and down."""
    rotation = itertools.cycle(reads)

    def turn(*, walled: bool) -> float:
        set_wall(place, walled=walled)

        def requests(_: int) -> Requests:
            return rotation

        outcome = asyncio.run(drive(place.port, CONNECTIONS, SECONDS, requests))
        assert not outcome.refused, outcome.refused[0]
        return outcome.per_second

    turn(walled=True)
    behind, beyond = [], []
    for _ in range(TURNS):
        behind.append(turn(walled=True))
        beyond.append(turn(walled=False))
    ratios = [a / b for a, b in zip(behind, beyond, strict=True)]
    set_wall(place, walled=True)
    return [
        told("read: behind the wall", median(behind), "1/s"),
        told("read: open tables", median(beyond), "1/s"),
        at_least("read", median(ratios), BAR),
    ]


def set_wall(place: Installation, *, walled: bool) -> None:
    """Put the wall up, or take it down, around every table that is forced to have one."""
    how = "ENABLE" if walled else "DISABLE"
    with psycopg.connect(place.owner_url) as owner:
        for (table,) in owner.execute(WALLED).fetchall():
            owner.execute(
                SQL("ALTER TABLE {} {} ROW LEVEL SECURITY").format(Identifier(table), SQL(how))
            )


if __name__ == "__main__":
    sys.exit(main())
