-- What the books say is owed on a day: the balance of all accounts of a subtype.
SELECT coalesce(sum(b.debit - b.credit), 0)
  FROM account_balances AS b
  JOIN ledger_accounts AS a
    ON a.tenant_id = b.tenant_id AND a.company_id = b.company_id AND a.code = b.account
 WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s AND a.subtype = %(subtype)s
   AND ((b.grain = 'month' AND b.starts < date_trunc('month', %(on)s::date::timestamp)::date)
     OR (b.grain = 'day' AND b.starts >= date_trunc('month', %(on)s::date::timestamp)::date
                         AND b.starts <= %(on)s::date))
