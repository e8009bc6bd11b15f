-- What entries added to a tax, or to any, in the order they are dated.
SELECT t.dated, t.entry_id, t.position, t.tax, e.number, e.source, e.memo, t.base, t.amount
  FROM ledger_tax_items AS t
  JOIN journal_entries AS e
    ON e.tenant_id = t.tenant_id AND e.company_id = t.company_id AND e.id = t.entry_id
 WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
   AND t.dated BETWEEN %(starts)s::date AND %(ends)s::date
   AND (%(tax)s::text IS NULL OR t.tax = %(tax)s::text)
   AND (%(after_dated)s::date IS NULL
        OR (t.dated, t.entry_id, t.position)
           > (%(after_dated)s::date, %(after_entry)s::uuid, %(after_position)s::integer))
 ORDER BY t.dated, t.entry_id, t.position
 LIMIT %(limit)s
