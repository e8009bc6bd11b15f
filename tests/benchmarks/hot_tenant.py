"""The posting benchmark with every request on one tenant, against the same over many.

Afterwards the tenant's numbers must have no gap and no duplicate, and its balances must be the
sums of its lines.
"""

import itertools
import sys
from statistics import median

import psycopg

from tests.benchmarks.figures import Figure, at_least, at_most, report, told
from tests.benchmarks.installation import Installation, installation
from tests.benchmarks.posting import BAR, TENANTS, TURNS, Shop, open_shop, turn

WRONG_NUMBERS = """
SELECT count(*) FROM (
    SELECT right(number, 5)::integer - row_number() OVER (ORDER BY length(number), number) AS off
      FROM invoices WHERE tenant_id = %s AND status = 'posted') AS numbered WHERE off <> 0
"""
WRONG_BALANCES = """
SELECT count(*) FROM (
    SELECT account, sum(amount) AS moved FROM journal_lines WHERE tenant_id = %(tenant)s GROUP BY 1
) AS l FULL JOIN (
    SELECT account, sum(debit - credit) AS moved FROM account_balances
     WHERE tenant_id = %(tenant)s AND grain = 'month' GROUP BY 1
) AS b USING (account) WHERE l.moved IS DISTINCT FROM b.moved
"""


def main() -> int:
    """Measure, interleaved."""
    with installation() as place:
        shops = [open_shop(place, number)[0] for number in range(1, TENANTS + 1)]
        with place.without_jobs():
            return report(measure(place, shops))


def measure(place: Installation, shops: list[Shop]) -> list[Figure]:
    """Take turns between one tenant and all of them."""
    hot, rotation = shops[0], itertools.cycle(shops)
    turn(place, lambda: next(rotation))
    ratios, ones, manies = [], [], []
    for _ in range(TURNS):
        manies.append(turn(place, lambda: next(rotation)).per_second)
        ones.append(turn(place, lambda: hot).per_second)
        ratios.append(ones[-1] / manies[-1])
    with psycopg.connect(place.owner_url) as owner:
        tenant = hot.owner.tenant_id
        numbers = owner.execute(WRONG_NUMBERS, [tenant]).fetchone() or (-1,)
        balances = owner.execute(WRONG_BALANCES, {"tenant": tenant}).fetchone() or (-1,)
    return [
        told("hot-tenant: one tenant", median(ones), "1/s"),
        told("hot-tenant: many tenants", median(manies), "1/s"),
        at_most("hot-tenant: numbers missing or doubled", numbers[0], 0, "numbers"),
        at_most("hot-tenant: balances off their lines", balances[0], 0, "accounts"),
        at_least("hot-tenant", median(ratios), BAR),
    ]


if __name__ == "__main__":
    sys.exit(main())
