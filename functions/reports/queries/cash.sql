-- What is in each bank and cash account at the end of a day, in its currency and the company's.
SELECT a.code, a.name, b.currency, coalesce(sum(b.foreign_amount), 0),
       coalesce(sum(b.debit - b.credit), 0)
  FROM ledger_accounts AS a
  LEFT JOIN account_balances AS b
    ON b.tenant_id = a.tenant_id AND b.company_id = a.company_id AND b.account = a.code
   AND ((b.grain = 'month' AND b.starts < date_trunc('month', %(on)s::date::timestamp)::date)
     OR (b.grain = 'day' AND b.starts >= date_trunc('month', %(on)s::date::timestamp)::date
                         AND b.starts <= %(on)s::date))
 WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.subtype IN ('bank', 'cash')
   AND (a.active OR b.account IS NOT NULL)
 GROUP BY a.code, a.name, b.currency
 ORDER BY a.code, b.currency
