-- What stands against money in the entries that moved any, account by account: transfers between
-- bank and cash accounts cancel out.
WITH cash AS (
    SELECT code FROM ledger_accounts
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND subtype IN ('bank', 'cash')
), touched AS (
    SELECT DISTINCT l.entry_id
      FROM journal_lines AS l
     WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
       AND l.account = ANY (array(SELECT code FROM cash))
       AND l.dated BETWEEN %(starts)s::date AND %(ends)s::date
)
SELECT l.account, 0, sum(greatest(l.amount, 0)), sum(greatest(-l.amount, 0))
  FROM touched AS t
  JOIN journal_lines AS l
    ON l.tenant_id = %(tenant)s AND l.company_id = %(company)s AND l.entry_id = t.entry_id
 WHERE l.account <> ALL (array(SELECT code FROM cash))
 GROUP BY l.account
