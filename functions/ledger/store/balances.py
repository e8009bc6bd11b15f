"""Balances at any date: whole months and the days of one, never journal lines."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, LiteralString
from uuid import UUID

from layers.database.transactions import Read, Tx

HALF = 15
"""The day of a month up to which adding days is less than taking them off."""


TRIAL_BALANCE: LiteralString = """
WITH begun AS MATERIALIZED (
    SELECT coalesce(max(starts), '0001-01-01') AS starts FROM ledger_years
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND starts <= %(on)s
), moved AS (
    SELECT account, false AS this_year, sum(debit) AS debit, sum(credit) AS credit
      FROM account_balances
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND grain = 'year'
       AND starts < (SELECT date_trunc('year', starts::timestamp)::date FROM begun)
     GROUP BY account
     UNION ALL
    SELECT account, starts >= (SELECT starts FROM begun), sum(debit), sum(credit)
      FROM account_balances
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND grain = 'month'
       AND starts >= (SELECT date_trunc('year', starts::timestamp)::date FROM begun)
       AND starts < %(months_until)s
     GROUP BY 1, 2
     UNION ALL
    SELECT account, true, sum(debit) * %(sign)s, sum(credit) * %(sign)s
      FROM account_balances
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND grain = 'day'
       AND starts BETWEEN %(days_from)s AND %(days_to)s
     GROUP BY account
), placed AS (
    SELECT CASE WHEN a.kind IN ('income', 'expense') AND NOT m.this_year
                THEN (SELECT d.account FROM ledger_defaults d
                       WHERE d.tenant_id = %(tenant)s AND d.company_id = %(company)s
                         AND d.role = 'retained_earnings')
                ELSE m.account END AS account,
           a.kind IN ('income', 'expense') AND NOT m.this_year AS carried,
           m.debit, m.credit
      FROM moved m
      JOIN ledger_accounts a
        ON a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.code = m.account
), summed AS (
    SELECT account, sum(debit) FILTER (WHERE NOT carried) AS debit,
           sum(credit) FILTER (WHERE NOT carried) AS credit,
           coalesce(sum(debit - credit) FILTER (WHERE carried), 0) AS carried
      FROM placed GROUP BY account
)
SELECT s.account, a.name, a.kind, a.subtype,
       coalesce(s.debit, 0) + greatest(s.carried, 0) AS debit,
       coalesce(s.credit, 0) + greatest(-s.carried, 0) AS credit,
       coalesce(s.debit, 0) - coalesce(s.credit, 0) + s.carried AS balance
  FROM summed s
  JOIN ledger_accounts a
    ON a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.code = s.account
 ORDER BY s.account
"""
"""Whole years, then whole months, then days."""


def trial_balance(on: date) -> Read:
    """Add years, months and days up to a date: some ten rows for each account, whatever its lines.

    Income and expense count from the start of the fiscal year; what earlier years earned is
    carried to retained earnings, whether they are closed or not, so that it always balances.
    Calendar years are whole before the one in which the fiscal year begins. In the second half
    of a month its remaining days are taken off the whole month: that is fewer.
    """
    first = on.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    late = on.day > HALF
    return Read(
        TRIAL_BALANCE,
        {
            "on": on,
            "months_until": following if late else first,
            "days_from": on + timedelta(days=1) if late else first,
            "days_to": following - timedelta(days=1) if late else on,
            "sign": -1 if late else 1,
        },
    )


def dimension_balances(value_id: UUID, starts: date | None, ends: date) -> Read:
    """Add up what was booked on an analytic value between two days, by account.

    Days up to the end less days before the start: each is months and the days of one month.
    """
    return Read(
        """
        SELECT b.account, a.name, a.kind, a.subtype, sum(b.debit * x.sign) AS debit,
               sum(b.credit * x.sign) AS credit, sum((b.debit - b.credit) * x.sign) AS balance
          FROM (VALUES (1, %(ends)s::date), (-1, %(starts)s::date - 1)) AS x (sign, until)
          JOIN dimension_balances b
            ON b.tenant_id = %(tenant)s AND b.company_id = %(company)s AND b.value_id = %(value)s
           AND ((b.grain = 'month' AND b.starts < date_trunc('month', x.until::timestamp)::date)
             OR (b.grain = 'day' AND b.starts >= date_trunc('month', x.until::timestamp)::date
                                 AND b.starts <= x.until))
          JOIN ledger_accounts a
            ON a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.code = b.account
         GROUP BY b.account, a.name, a.kind, a.subtype ORDER BY b.account
        """,
        {"value": value_id, "starts": starts, "ends": ends},
    )


def account_balance(account: str, before: date) -> Read:
    """Say how to read an account's balance at the start of a day."""
    return Read(
        """
        SELECT a.code AS account, a.name, coalesce(sum(b.debit - b.credit), 0) AS balance
          FROM ledger_accounts a
          LEFT JOIN account_balances b
                 ON b.tenant_id = %(tenant)s AND b.company_id = %(company)s AND b.account = a.code
                AND ((b.grain = 'month' AND b.starts < date_trunc('month', %(before)s::timestamp)::date)
                  OR (b.grain = 'day' AND b.starts >= date_trunc('month', %(before)s::timestamp)::date
                                      AND b.starts < %(before)s))
         WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.code = %(account)s
         GROUP BY a.code, a.name
        """,
        {"account": account, "before": before},
    )


def statement(account: str, ends: date, after: tuple[date, UUID, int], limit: int) -> Read:
    """Say how to read an account's lines after a place, with what they come to."""
    dated, entry_id, position = after
    return Read(
        """
        SELECT l.entry_id, l.position, e.number, l.dated, e.journal, e.source, e.memo, l.label,
               l.party_id, l.amount, l.currency, l.foreign_amount,
               sum(l.amount) OVER (ORDER BY l.dated, l.entry_id, l.position) AS moved
          FROM (SELECT * FROM journal_lines
                 WHERE tenant_id = %(tenant)s AND company_id = %(company)s
                   AND account = %(account)s AND dated <= %(ends)s
                   AND (dated, entry_id, position) > (%(dated)s, %(entry)s, %(position)s)
                 ORDER BY dated, entry_id, position LIMIT %(limit)s) AS l
          JOIN journal_entries e
            ON e.tenant_id = %(tenant)s AND e.company_id = %(company)s AND e.id = l.entry_id
         ORDER BY l.dated, l.entry_id, l.position
        """,
        {
            "account": account,
            "ends": ends,
            "dated": dated,
            "entry": entry_id,
            "position": position,
            "limit": limit,
        },
    )


CHECKS: LiteralString = """
WITH lines AS (
    SELECT account, currency, dated, sum(greatest(amount, 0)) AS debit,
           sum(greatest(-amount, 0)) AS credit, sum(foreign_amount) AS foreign_amount
      FROM journal_lines
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s GROUP BY 1, 2, 3
), days AS (
    SELECT account, currency, starts, sum(debit) AS debit, sum(credit) AS credit,
           sum(foreign_amount) AS foreign_amount
      FROM account_balances
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND grain = 'day'
     GROUP BY 1, 2, 3
), months AS (
    SELECT account, currency, starts, sum(debit) AS debit, sum(credit) AS credit,
           sum(foreign_amount) AS foreign_amount
      FROM account_balances
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND grain = 'month'
     GROUP BY 1, 2, 3
), monthly AS (
    SELECT account, currency, date_trunc('month', starts::timestamp)::date AS starts,
           sum(debit) AS debit, sum(credit) AS credit, sum(foreign_amount) AS foreign_amount
      FROM days GROUP BY 1, 2, 3
), years AS (
    SELECT account, currency, starts, sum(debit) AS debit, sum(credit) AS credit,
           sum(foreign_amount) AS foreign_amount
      FROM account_balances
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND grain = 'year'
     GROUP BY 1, 2, 3
), yearly AS (
    SELECT account, currency, date_trunc('year', starts::timestamp)::date AS starts,
           sum(debit) AS debit, sum(credit) AS credit, sum(foreign_amount) AS foreign_amount
      FROM months GROUP BY 1, 2, 3
), analytic AS (
    SELECT d.value_id, l.account, l.dated, sum(l.amount) AS amount
      FROM journal_lines l, unnest(l.dimensions) AS d (value_id)
     WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s GROUP BY 1, 2, 3
), analytic_days AS (
    SELECT value_id, account, starts, sum(debit - credit) AS amount
      FROM dimension_balances
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND grain = 'day'
     GROUP BY 1, 2, 3
), owed AS (
    SELECT account, sum(open_company) AS open FROM ledger_open_items
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s GROUP BY 1
), control AS (
    SELECT a.code AS account, coalesce(sum(d.debit - d.credit), 0) AS balance
      FROM ledger_accounts a LEFT JOIN days d ON d.account = a.code
     WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s
       AND a.subtype IN ('receivable', 'payable')
     GROUP BY 1
), settled AS (
    SELECT entry_id, position, sum(amount) AS amount, sum(company_amount) AS company_amount
      FROM (SELECT debit_entry AS entry_id, debit_position AS position, amount,
                   debit_company AS company_amount
              FROM ledger_allocations
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s
             UNION ALL
            SELECT credit_entry, credit_position, -amount, -credit_company
              FROM ledger_allocations
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s) AS sides
     GROUP BY 1, 2
)
SELECT 'balance-differs-from-lines' AS check, account || ' ' || currency AS subject,
       dated AS on, coalesce(d.debit - d.credit, 0) AS kept,
       coalesce(l.debit - l.credit, 0) AS found
  FROM lines l FULL JOIN (SELECT account, currency, starts AS dated, debit, credit,
                                 foreign_amount FROM days) AS d
 USING (account, currency, dated)
 WHERE (l.debit, l.credit, l.foreign_amount) IS DISTINCT FROM
       (d.debit, d.credit, d.foreign_amount)
 UNION ALL
SELECT 'month-differs-from-days', account || ' ' || currency, starts,
       coalesce(m.debit - m.credit, 0), coalesce(y.debit - y.credit, 0)
  FROM months m FULL JOIN monthly y USING (account, currency, starts)
 WHERE (m.debit, m.credit, m.foreign_amount) IS DISTINCT FROM
       (y.debit, y.credit, y.foreign_amount)
 UNION ALL
SELECT 'year-differs-from-months', account || ' ' || currency, starts,
       coalesce(y.debit - y.credit, 0), coalesce(m.debit - m.credit, 0)
  FROM years y FULL JOIN yearly m USING (account, currency, starts)
 WHERE (y.debit, y.credit, y.foreign_amount) IS DISTINCT FROM
       (m.debit, m.credit, m.foreign_amount)
 UNION ALL
SELECT 'dimension-differs-from-lines', account, dated, coalesce(d.amount, 0),
       coalesce(l.amount, 0)
  FROM analytic l FULL JOIN (SELECT value_id, account, starts AS dated, amount
                               FROM analytic_days) AS d USING (value_id, account, dated)
 WHERE l.amount IS DISTINCT FROM d.amount
 UNION ALL
SELECT 'items-differ-from-account', c.account, NULL, c.balance, coalesce(o.open, 0)
  FROM control c LEFT JOIN owed o USING (account)
 WHERE c.balance <> coalesce(o.open, 0)
 UNION ALL
SELECT 'item-differs-from-allocations', i.entry_id || '/' || i.position, i.dated, i.open,
       i.amount - coalesce(s.amount, 0)
  FROM ledger_open_items i LEFT JOIN settled s USING (entry_id, position)
 WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s
   AND (i.open, i.open_company) IS DISTINCT FROM
       (i.amount - coalesce(s.amount, 0), i.amount_company - coalesce(s.company_amount, 0))
 UNION ALL
SELECT 'lines-without-entry', l.entry_id::text, min(l.dated), sum(l.amount), 0
  FROM journal_lines l
 WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
   AND NOT EXISTS (SELECT FROM journal_entries e
                    WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
                      AND e.id = l.entry_id)
 GROUP BY l.entry_id
 ORDER BY 1, 2, 3 LIMIT 1000
"""
"""Each part gives rows that differ; where all agrees there are none."""


def checks() -> Read:
    """Say how to compare what is kept with what it is kept of; every row is a difference.

    Balances with the sums of lines per account, currency and day, and months with their days;
    open items with the balances of receivable and payable accounts; items with allocations.
    """
    return Read(CHECKS)


async def monetary(tx: Tx, on: date) -> list[tuple[str, str, Decimal, Decimal, Decimal | None]]:
    """Give each monetary account's balance per foreign currency at a day, and the day's rate.

    Account, currency, balance in it, balance in the company's currency, rate.
    """
    rows: list[Any] = await tx.rows(
        """
        SELECT b.account, b.currency, sum(b.foreign_amount), sum(b.debit - b.credit),
               (SELECT r.rate FROM ledger_rates r
                 WHERE r.tenant_id = %(tenant)s AND r.company_id = %(company)s
                   AND r.currency = b.currency AND r.dated <= %(on)s
                 ORDER BY r.dated DESC LIMIT 1)
          FROM account_balances b
          JOIN ledger_accounts a
            ON a.tenant_id = b.tenant_id AND a.company_id = b.company_id AND a.code = b.account
          JOIN ledger_settings s ON s.tenant_id = b.tenant_id AND s.company_id = b.company_id
         WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s
           AND b.currency <> s.currency
           AND a.subtype IN ('receivable', 'payable', 'bank', 'cash', 'loan')
           AND ((b.grain = 'month' AND b.starts < date_trunc('month', %(on)s::timestamp)::date)
             OR (b.grain = 'day' AND b.starts >= date_trunc('month', %(on)s::timestamp)::date
                                 AND b.starts <= %(on)s))
         GROUP BY b.account, b.currency
        HAVING sum(b.foreign_amount) <> 0 OR sum(b.debit - b.credit) <> 0
         ORDER BY b.account, b.currency
        """,
        {"on": on},
    )
    return rows
