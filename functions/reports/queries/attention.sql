-- What waits for somebody: draft invoices, bank movements nobody has matched, and months that are
-- over and not closed.
SELECT (SELECT count(*) FROM invoices AS i
         WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.status = 'draft'),
       (SELECT count(*) FROM payments_lines AS l
         WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
           AND l.status IN ('open', 'proposed')),
       (SELECT count(*) FROM ledger_periods AS p
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.closed_at IS NULL
           AND p.ends < %(on)s::date)
