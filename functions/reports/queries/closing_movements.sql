-- What closing entries moved in each of the asked periods: they empty the accounts of the result,
-- and are left out where the result is to be seen. Found by their series, a few to a year.
SELECT l.account, (a.n - 1)::integer,
       sum(greatest(l.amount, 0)), sum(greatest(-l.amount, 0))
  FROM unnest(%(starts)s::date[], %(ends)s::date[]) WITH ORDINALITY AS a (starts, ends, n)
 CROSS JOIN LATERAL generate_series(extract(year FROM a.starts)::integer,
                                    extract(year FROM a.ends)::integer) AS y (year)
  JOIN journal_entries AS e
    ON e.tenant_id = %(tenant)s AND e.company_id = %(company)s
   AND e.series = 'CLO-' || y.year AND e.dated BETWEEN a.starts AND a.ends
  JOIN journal_lines AS l
    ON l.tenant_id = e.tenant_id AND l.company_id = e.company_id AND l.entry_id = e.id
 WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
   AND (%(value)s::uuid IS NULL OR l.dimensions @> ARRAY[%(value)s::uuid])
 GROUP BY l.account, a.n
