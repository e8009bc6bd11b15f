-- A party's statement: what was owed before the period in each currency, and every item since.
-- The balance before is the first row of its currency, with no entry.
SELECT i.currency, NULL::date, NULL::uuid, NULL::integer, NULL, NULL, '', NULL::date, sum(i.amount)
  FROM ledger_open_items AS i
  JOIN parties AS p
    ON p.tenant_id = i.tenant_id AND p.company_id = i.company_id AND p.id = i.party_id
  JOIN ledger_accounts AS a
    ON a.tenant_id = i.tenant_id AND a.company_id = i.company_id AND a.code = i.account
 WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND %(party)s::uuid IN (p.id, p.merged_into)
   AND i.dated < %(starts)s::date AND a.subtype = %(subtype)s
 GROUP BY i.currency
 UNION ALL
SELECT i.currency, i.dated, i.entry_id, i.position, e.number, e.source,
       coalesce(nullif(i.label, ''), e.memo), i.due, i.amount
  FROM ledger_open_items AS i
  JOIN parties AS p
    ON p.tenant_id = i.tenant_id AND p.company_id = i.company_id AND p.id = i.party_id
  JOIN ledger_accounts AS a
    ON a.tenant_id = i.tenant_id AND a.company_id = i.company_id AND a.code = i.account
  JOIN journal_entries AS e
    ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
 WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND %(party)s::uuid IN (p.id, p.merged_into)
   AND i.dated BETWEEN %(starts)s::date AND %(ends)s::date AND a.subtype = %(subtype)s
 ORDER BY 1, 2 NULLS FIRST, 3, 4
