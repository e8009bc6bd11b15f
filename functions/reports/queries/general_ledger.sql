-- One account's lines in order, each with the balance after it. What came before the page is the
-- months and days of the balances up to its first day, and that day's lines before it.
WITH page AS (
    SELECT coalesce(%(after_dated)s::date, %(starts)s::date) AS dated
), start AS (
    SELECT coalesce(sum(b.amount), 0) AS balance
      FROM page AS p CROSS JOIN LATERAL (
            SELECT a.debit - a.credit AS amount
              FROM account_balances AS a
             WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s
               AND a.account = %(account)s AND %(value)s::uuid IS NULL
               AND ((a.grain = 'month' AND a.starts < date_trunc('month', p.dated::timestamp)::date)
                 OR (a.grain = 'day' AND a.starts >= date_trunc('month', p.dated::timestamp)::date
                                     AND a.starts < p.dated))
             UNION ALL
            SELECT d.debit - d.credit
              FROM dimension_balances AS d
             WHERE d.tenant_id = %(tenant)s AND d.company_id = %(company)s
               AND d.value_id = %(value)s AND d.account = %(account)s
               AND ((d.grain = 'month' AND d.starts < date_trunc('month', p.dated::timestamp)::date)
                 OR (d.grain = 'day' AND d.starts >= date_trunc('month', p.dated::timestamp)::date
                                     AND d.starts < p.dated))
             UNION ALL
            SELECT l.amount
              FROM journal_lines AS l
             WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
               AND l.account = %(account)s AND l.dated = %(after_dated)s::date
               AND (l.entry_id, l.position) <= (%(after_entry)s::uuid, %(after_position)s::integer)
               AND (%(value)s::uuid IS NULL OR l.dimensions @> ARRAY[%(value)s::uuid])
           ) AS b
), lines AS (
    SELECT l.dated, l.entry_id, l.position, l.label, l.party_id, l.amount
      FROM journal_lines AS l
     WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s AND l.account = %(account)s
       AND l.dated BETWEEN %(starts)s::date AND %(ends)s::date
       AND (%(value)s::uuid IS NULL OR l.dimensions @> ARRAY[%(value)s::uuid])
       AND (%(after_dated)s::date IS NULL
            OR (l.dated, l.entry_id, l.position)
               > (%(after_dated)s::date, %(after_entry)s::uuid, %(after_position)s::integer))
     ORDER BY l.dated, l.entry_id, l.position
     LIMIT %(limit)s
)
SELECT s.balance, l.dated, l.entry_id, l.position, e.number, e.source, e.memo, l.label, p.name,
       l.amount,
       s.balance + sum(l.amount) OVER (ORDER BY l.dated, l.entry_id, l.position)
  FROM start AS s
  LEFT JOIN lines AS l ON true
  LEFT JOIN journal_entries AS e
    ON e.tenant_id = %(tenant)s AND e.company_id = %(company)s AND e.id = l.entry_id
  LEFT JOIN parties AS p
    ON p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = l.party_id
 ORDER BY l.dated, l.entry_id, l.position
