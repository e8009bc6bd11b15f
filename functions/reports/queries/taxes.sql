-- Base and amount of each tax in each of the asked periods.
SELECT t.tax, t.tax, (a.n - 1)::integer, sum(t.base), sum(t.amount)
  FROM unnest(%(starts)s::date[], %(ends)s::date[]) WITH ORDINALITY AS a (starts, ends, n)
  JOIN ledger_tax_items AS t
    ON t.tenant_id = %(tenant)s AND t.company_id = %(company)s
   AND t.dated BETWEEN a.starts AND a.ends
 GROUP BY t.tax, a.n
 ORDER BY t.tax, a.n
