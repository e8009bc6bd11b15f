-- What waits for somebody: draft invoices, and bank movements nobody has matched.
SELECT (SELECT count(*) FROM invoices AS i
         WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.status = 'draft'),
       (SELECT count(*) FROM payments_lines AS l
         WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
           AND l.status IN ('open', 'proposed'))
