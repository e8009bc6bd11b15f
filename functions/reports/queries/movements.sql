-- What went through each account in each of the asked periods. Whole months come from the month
-- rows, the days at either edge from the day rows: no journal line is read. Where most of a month
-- counts, the whole month does, and the few days that do not are taken off again.
WITH asked AS (
    SELECT n, starts, ends,
           date_trunc('month', starts::timestamp)::date AS month,
           (date_trunc('month', (starts - 1)::timestamp) + interval '1 month')::date AS first_month,
           date_trunc('month', (ends + 1)::timestamp)::date AS last_month,
           (date_trunc('month', (ends + 1)::timestamp) + interval '1 month')::date AS next_month
      FROM unnest(%(starts)s::date[], %(ends)s::date[]) WITH ORDINALITY AS a (starts, ends, n)
), cut AS (
    SELECT *, first_month <= last_month AND first_month - starts > starts - month AS most_of_first,
           first_month <= last_month AND ends + 1 - last_month > next_month - ends - 1 AS most_of_last
      FROM asked
), edges AS (
    SELECT n,
           CASE WHEN most_of_first THEN month ELSE first_month END AS months_from,
           CASE WHEN most_of_last THEN next_month ELSE last_month END AS months_to,
           CASE WHEN most_of_first THEN month ELSE starts END AS first_from,
           CASE WHEN most_of_first THEN starts ELSE least(first_month, ends + 1) END AS first_to,
           most_of_first AS first_off,
           CASE WHEN most_of_last THEN ends + 1 ELSE last_month END AS last_from,
           CASE WHEN most_of_last THEN next_month ELSE ends + 1 END AS last_to,
           most_of_last AS last_off,
           first_month <= last_month AS has_last
      FROM cut
)
SELECT b.account, (e.n - 1)::integer, sum(b.debit), sum(b.credit)
  FROM edges AS e CROSS JOIN LATERAL (
        SELECT m.account, m.debit, m.credit
          FROM account_balances AS m
         WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s AND m.grain = 'month'
           AND m.starts >= e.months_from AND m.starts < e.months_to
         UNION ALL
        SELECT d.account, CASE WHEN e.first_off THEN -d.debit ELSE d.debit END,
               CASE WHEN e.first_off THEN -d.credit ELSE d.credit END
          FROM account_balances AS d
         WHERE d.tenant_id = %(tenant)s AND d.company_id = %(company)s AND d.grain = 'day'
           AND d.starts >= e.first_from AND d.starts < e.first_to
         UNION ALL
        SELECT d.account, CASE WHEN e.last_off THEN -d.debit ELSE d.debit END,
               CASE WHEN e.last_off THEN -d.credit ELSE d.credit END
          FROM account_balances AS d
         WHERE d.tenant_id = %(tenant)s AND d.company_id = %(company)s AND d.grain = 'day'
           AND d.starts >= e.last_from AND d.starts < e.last_to AND e.has_last
       ) AS b
 GROUP BY b.account, e.n
