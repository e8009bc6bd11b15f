-- Journal lines behind a figure: of some accounts or all, in a span, in the order of the index.
-- A keyset page begins after (account, dated, entry, position).
SELECT l.account, l.dated, l.entry_id, l.position, e.number, e.source, e.memo, l.label, p.name,
       CASE WHEN %(show)s IN ('debit_less_credit', 'debit') THEN l.amount ELSE -l.amount END,
       l.currency,
       CASE WHEN %(show)s IN ('debit_less_credit', 'debit') THEN l.foreign_amount
            ELSE -l.foreign_amount END
  FROM journal_lines AS l
  JOIN journal_entries AS e
    ON e.tenant_id = l.tenant_id AND e.company_id = l.company_id AND e.id = l.entry_id
  LEFT JOIN parties AS p
    ON p.tenant_id = l.tenant_id AND p.company_id = l.company_id AND p.id = l.party_id
 WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
   AND l.account = ANY (%(accounts)s::text[])
   AND l.dated BETWEEN %(starts)s::date AND %(ends)s::date
   AND (%(show)s NOT IN ('debit', 'credit') OR (l.amount > 0) = (%(show)s = 'debit'))
   AND (%(value)s::uuid IS NULL OR l.dimensions @> ARRAY[%(value)s::uuid])
   AND (%(party)s::uuid IS NULL OR %(party)s::uuid IN (p.id, p.merged_into))
   AND NOT (%(without_closing)s AND e.journal = 'CLO')
   AND (NOT %(against_money)s OR EXISTS (
        SELECT FROM journal_lines AS m
          JOIN ledger_accounts AS a
            ON a.tenant_id = m.tenant_id AND a.company_id = m.company_id AND a.code = m.account
         WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s
           AND m.entry_id = l.entry_id AND a.subtype IN ('bank', 'cash')))
   AND (%(currency)s::text IS NULL OR l.currency = %(currency)s::text)
   AND (%(through_dated)s::date IS NULL
        OR (l.dated, l.entry_id, l.position)
           <= (%(through_dated)s::date, %(through_entry)s::uuid, %(through_position)s::integer))
   AND (%(after_account)s::text IS NULL
        OR (l.account, l.dated, l.entry_id, l.position)
           > (%(after_account)s::text, %(after_dated)s::date, %(after_entry)s::uuid,
              %(after_position)s::integer))
 ORDER BY l.account, l.dated, l.entry_id, l.position
 LIMIT %(limit)s
