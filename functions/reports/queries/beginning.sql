-- How far a company has come in setting itself up.
SELECT EXISTS (SELECT FROM ledger_settings AS s
                WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s),
       EXISTS (SELECT FROM invoicing_settings AS s
                WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
                  AND s.legal_name <> '' AND s.line1 <> ''),
       EXISTS (SELECT FROM catalog_taxes AS t
                WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s),
       EXISTS (SELECT FROM parties AS p
                WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s),
       EXISTS (SELECT FROM catalog_products AS c
                WHERE c.tenant_id = %(tenant)s AND c.company_id = %(company)s),
       EXISTS (SELECT FROM payments_bank_accounts AS b
                WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s),
       EXISTS (SELECT FROM invoices AS i
                WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s
                  AND i.status <> 'draft'),
       EXISTS (SELECT FROM payments_statements AS t
                WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s),
       EXISTS (SELECT FROM journal_entries AS e
                WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s)
