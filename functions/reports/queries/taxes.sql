-- Base and amount of each tax in each of the asked periods.
SELECT t.tax, coalesce(c.name, t.tax), (a.n - 1)::integer, sum(t.base), sum(t.amount)
  FROM unnest(%(starts)s::date[], %(ends)s::date[]) WITH ORDINALITY AS a (starts, ends, n)
  JOIN ledger_tax_items AS t
    ON t.tenant_id = %(tenant)s AND t.company_id = %(company)s
   AND t.dated BETWEEN a.starts AND a.ends
  LEFT JOIN catalog_taxes AS c
    ON c.tenant_id = t.tenant_id AND c.company_id = t.company_id AND c.code = t.tax
 GROUP BY t.tax, c.name, a.n
 ORDER BY t.tax, a.n
