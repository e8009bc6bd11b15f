-- Whole entries in order, a page of them, each with its lines.
WITH entries AS (
    SELECT e.id, e.dated, e.journal, e.number, e.source, e.memo
      FROM journal_entries AS e
     WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
       AND e.dated BETWEEN %(starts)s::date AND %(ends)s::date
       AND (%(journal)s::text IS NULL OR e.journal = %(journal)s::text)
       AND (%(after_dated)s::date IS NULL
            OR (e.dated, e.id) > (%(after_dated)s::date, %(after_entry)s::uuid))
     ORDER BY e.dated, e.id
     LIMIT %(limit)s
)
SELECT e.id, e.dated, e.journal, e.number, e.source, e.memo, l.position, l.account, a.name,
       l.label, p.name, l.amount, l.currency, l.foreign_amount
  FROM entries AS e
  JOIN journal_lines AS l
    ON l.tenant_id = %(tenant)s AND l.company_id = %(company)s AND l.entry_id = e.id
  LEFT JOIN ledger_accounts AS a
    ON a.tenant_id = l.tenant_id AND a.company_id = l.company_id AND a.code = l.account
  LEFT JOIN parties AS p
    ON p.tenant_id = l.tenant_id AND p.company_id = l.company_id AND p.id = l.party_id
 ORDER BY e.dated, e.id, l.position
