-- The same for the lines that carry one analytic value. Whole months come from the month
-- rows, the days at either edge from the day rows: no journal line is read.
WITH asked AS (
    SELECT n, starts, ends,
           (date_trunc('month', (starts - 1)::timestamp) + interval '1 month')::date AS first_month,
           date_trunc('month', (ends + 1)::timestamp)::date AS after_months
      FROM unnest(%(starts)s::date[], %(ends)s::date[]) WITH ORDINALITY AS a (starts, ends, n)
)
SELECT b.account, (a.n - 1)::integer, sum(b.debit), sum(b.credit)
  FROM asked AS a CROSS JOIN LATERAL (
        SELECT m.account, m.debit, m.credit
          FROM dimension_balances AS m
         WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s AND m.value_id = %(value)s
           AND m.grain = 'month'
           AND m.starts >= a.first_month AND m.starts < a.after_months
         UNION ALL
        SELECT d.account, d.debit, d.credit
          FROM dimension_balances AS d
         WHERE d.tenant_id = %(tenant)s AND d.company_id = %(company)s AND d.value_id = %(value)s
           AND d.grain = 'day'
           AND d.starts >= a.starts AND d.starts < least(a.first_month, a.ends + 1)
         UNION ALL
        SELECT d.account, d.debit, d.credit
          FROM dimension_balances AS d
         WHERE d.tenant_id = %(tenant)s AND d.company_id = %(company)s AND d.value_id = %(value)s
           AND d.grain = 'day'
           AND d.starts >= a.after_months AND d.starts <= a.ends
           AND a.after_months >= a.first_month
       ) AS b
 GROUP BY b.account, a.n
