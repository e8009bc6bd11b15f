-- What was open on a day: what is open now, and what was settled since, given back. What a merged
-- party owes is owed by the one it became.
WITH later AS (
    SELECT s.entry_id, s.position, sum(s.amount) AS amount, sum(s.company_amount) AS company_amount
      FROM (SELECT a.debit_entry AS entry_id, a.debit_position AS position, a.amount,
                   a.debit_company AS company_amount
              FROM ledger_allocations AS a
             WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.dated > %(on)s::date
             UNION ALL
            SELECT a.credit_entry, a.credit_position, -a.amount, -a.credit_company
              FROM ledger_allocations AS a
             WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s
               AND a.dated > %(on)s::date) AS s
     GROUP BY s.entry_id, s.position
), wanted AS (
    SELECT i.entry_id, i.position
      FROM ledger_open_items AS i
     WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.open <> 0
     UNION
    SELECT entry_id, position FROM later
)
SELECT i.entry_id, i.position, p.id, p.name, i.account, i.dated, i.due,
       i.currency,
       i.open + coalesce(later.amount, 0), i.open_company + coalesce(later.company_amount, 0),
       e.number, e.source, i.label
  FROM wanted
  JOIN ledger_open_items AS i
    ON i.tenant_id = %(tenant)s AND i.company_id = %(company)s
   AND i.entry_id = wanted.entry_id AND i.position = wanted.position
  JOIN ledger_accounts AS a
    ON a.tenant_id = i.tenant_id AND a.company_id = i.company_id AND a.code = i.account
  JOIN journal_entries AS e
    ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
  LEFT JOIN later ON later.entry_id = i.entry_id AND later.position = i.position
  JOIN parties AS o
    ON o.tenant_id = i.tenant_id AND o.company_id = i.company_id AND o.id = i.party_id
  JOIN parties AS p
    ON p.tenant_id = i.tenant_id AND p.company_id = i.company_id
   AND p.id = coalesce(o.merged_into, o.id)
 WHERE i.dated <= %(on)s::date AND a.subtype = %(subtype)s
   AND (%(party)s::uuid IS NULL OR p.id = %(party)s::uuid)
   AND i.open + coalesce(later.amount, 0) <> 0
 ORDER BY p.name, p.id, i.due, i.entry_id, i.position
