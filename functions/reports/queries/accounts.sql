-- The chart of accounts, in its order.
SELECT code, name, kind, subtype
  FROM ledger_accounts
 WHERE tenant_id = %(tenant)s AND company_id = %(company)s
 ORDER BY code
