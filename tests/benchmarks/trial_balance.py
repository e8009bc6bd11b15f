"""The trial balance of any date, at 100,000, a million and five million lines of one company.

What the endpoint reads, as the application reads it: its statement, prepared, behind the wall. Each
day is asked for several times, and the fastest counts: it is the database's time that is measured,
not what else the machine was doing. Over the days it is the median.
Lines are made by SQL, as the owner; balances are what posting would have kept of them, day by
day, and the trial balance is compared with a replay of the lines.
"""

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from uuid import UUID, uuid4

import psycopg

from functions.ledger.service.balances import trial_balance
from tests import server
from tests.benchmarks.figures import Figure, at_most, report, told

SIZES = (100_000, 1_000_000, 5_000_000)
ACCOUNTS, ENTRY, DAYS = 120, 4, 3 * 365
FIRST = date(2024, 1, 1)
ASKED, TIMES = 60, 5
BAR_MS, BAR_GROWTH = 5, 1.3
DATABASE = "erp_trial_balance"
FAST = """
SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'
"""
CHART = """
INSERT INTO ledger_settings (tenant_id, company_id, currency, decimals, template)
VALUES (%(tenant)s, %(company)s, 'EUR', 2, 'generic');
INSERT INTO ledger_accounts (tenant_id, company_id, code, name, kind)
SELECT %(tenant)s, %(company)s, (1000 + n)::text, 'Account ' || n,
       (ARRAY['asset', 'liability', 'equity', 'income', 'expense'])[1 + n %% 5]
  FROM generate_series(0, %(accounts)s - 1) AS n;
INSERT INTO ledger_defaults VALUES (%(tenant)s, %(company)s, 'retained_earnings', '1002');
INSERT INTO ledger_years (tenant_id, company_id, id, name, starts, ends)
SELECT %(tenant)s, %(company)s, gen_random_uuid(), y::text, make_date(y, 1, 1), make_date(y, 12, 31)
  FROM generate_series(2024, 2026) AS y;
"""
LINES = """
INSERT INTO journal_lines (tenant_id, company_id, entry_id, position, dated, account, amount,
                           currency, foreign_amount)
SELECT %(tenant)s, %(company)s, lpad(to_hex(e), 32, '0')::uuid, p,
       %(first)s::date + (e::bigint * %(days)s / %(entries)s)::integer,
       (1000 + (e * 7 + p * 31) %% %(accounts)s)::text,
       CASE p WHEN 4 THEN -(e %% 997 + 1) * 6 ELSE (e %% 997 + 1) * p END, 'EUR',
       CASE p WHEN 4 THEN -(e %% 997 + 1) * 6 ELSE (e %% 997 + 1) * p END
  FROM generate_series(1, %(entries)s) AS e, generate_series(1, 4) AS p
"""
BALANCES = """
INSERT INTO account_balances (tenant_id, company_id, account, currency, grain, starts, slot, debit,
                              credit, foreign_amount)
SELECT tenant_id, company_id, account, currency, grain, date_trunc(grain, dated)::date, 0,
       sum(debit), sum(credit), sum(amount)
  FROM (SELECT tenant_id, company_id, account, currency, dated, sum(greatest(amount, 0)) AS debit,
               sum(greatest(-amount, 0)) AS credit, sum(amount) AS amount
          FROM journal_lines WHERE tenant_id = %(tenant)s GROUP BY 1, 2, 3, 4, 5) AS days,
       (VALUES ('day'), ('month'), ('year')) AS g (grain)
 GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 6, 3
"""
REPLAY = """
SELECT sum(amount) FILTER (WHERE a.kind NOT IN ('income', 'expense')
                              OR l.dated >= date_trunc('year', %(on)s::timestamp)::date)
  FROM journal_lines l JOIN ledger_accounts a USING (tenant_id, company_id)
 WHERE a.code = l.account AND l.tenant_id = %(tenant)s AND l.dated <= %(on)s AND a.code = '1000'
"""


def main() -> int:
    """Fill three companies, ask each for many days in turn, and report."""
    running = server.start()
    try:
        running.copy(DATABASE)
        began = time.perf_counter()
        with psycopg.connect(running.owner_url(DATABASE), autocommit=True) as owner:
            companies = {size: fill(owner, size) for size in SIZES}
            owner.execute("VACUUM ANALYZE journal_lines, account_balances, ledger_accounts")
            filled = time.perf_counter() - began
            with psycopg.connect(running.app_url(DATABASE)) as reader:
                for size in SIZES[:2]:
                    compare(owner, reader, companies[size])
                return report(
                    [*figures(reader, companies), told("trial-balance: filling", filled, "s")]
                )
    finally:
        server.stop(running)


def fill(owner: psycopg.Connection, lines: int) -> UUID:
    """Make a company with so many lines over three years; gives the id of tenant and company."""
    made = uuid4()
    values = {
        "tenant": made,
        "company": made,
        "accounts": ACCOUNTS,
        "entries": lines // ENTRY,
        "days": DAYS,
        "first": FIRST,
    }
    owner.execute(FAST)
    owner.execute("INSERT INTO tenants (tenant_id, name) VALUES (%(tenant)s, 'T')", values)
    for statement in CHART.split(";\n"):
        if statement.strip():
            owner.execute(statement, values)
    owner.execute(LINES, values)
    owner.execute(BALANCES, values)
    return made


def days(chance: random.Random) -> Iterator[date]:
    """Pick days over the whole span, the last of a long month among them."""
    yield date(2026, 12, 31)
    while True:
        yield FIRST + timedelta(days=chance.randrange(DAYS))


def asked(reader: psycopg.Connection, company: UUID, on: date) -> tuple[float, dict[str, object]]:
    """Ask for a trial balance as the application does; gives milliseconds and the balances."""
    read = trial_balance(on)
    with reader.transaction():
        reader.execute("SELECT begin_as(%s, %s, %s)", [company, company, company])
        values = {**read.values, "tenant": company, "company": company, "user": company}
        took = []
        for _ in range(TIMES):
            began = time.perf_counter()
            rows = reader.execute(read.sql, values, prepare=True).fetchall()
            took.append((time.perf_counter() - began) * 1000)
    return min(took), {row[0]: row[-1] for row in rows}


def compare(owner: psycopg.Connection, reader: psycopg.Connection, company: UUID) -> None:
    """Make sure that the figures are right: they balance, and one account equals its replay."""
    for on in (date(2024, 2, 29), date(2025, 7, 13), date(2026, 12, 31)):
        _, found = asked(reader, company, on)
        assert sum(found.values(), 0) == 0, on  # type: ignore[arg-type]
        (replayed,) = owner.execute(REPLAY, {"on": on, "tenant": company}).fetchone() or (None,)
        assert found["1000"] == replayed, (on, found["1000"], replayed)


def figures(reader: psycopg.Connection, companies: dict[int, UUID]) -> list[Figure]:
    """Ask each company in turn for the same days; the median, and the slowest twentieth."""
    took: dict[int, list[float]] = {size: [] for size in companies}
    chance = days(random.Random(3))
    for n in range(ASKED + 10):
        on = next(chance)
        for size, company in companies.items():
            milliseconds, _ = asked(reader, company, on)
            if n >= 10:  # the first ten warm up
                took[size].append(milliseconds)
    medians = {size: median(values) for size, values in took.items()}
    return [
        *(
            told(
                f"trial-balance: p95 at {size:,} lines",
                sorted(values)[int(len(values) * 0.95)],
                "ms",
            )
            for size, values in took.items()
        ),
        *(
            at_most(f"trial-balance: {size:,} lines", ms, BAR_MS, "ms")
            for size, ms in medians.items()
        ),
        at_most("trial-balance", medians[SIZES[-1]] / medians[SIZES[0]], BAR_GROWTH),
    ]


if __name__ == "__main__":
    sys.exit(main())
