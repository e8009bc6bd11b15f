-- Whose books these are: name, currency, the fiscal years, and the analytic value asked for.
SELECT coalesce(c.name, ''), s.currency,
       array(SELECT y.starts FROM ledger_years AS y
              WHERE y.tenant_id = %(tenant)s AND y.company_id = %(company)s ORDER BY y.starts),
       array(SELECT y.ends FROM ledger_years AS y
              WHERE y.tenant_id = %(tenant)s AND y.company_id = %(company)s ORDER BY y.starts),
       (SELECT d.name || ': ' || v.name
          FROM ledger_dimension_values AS v
          JOIN ledger_dimensions AS d
            ON d.tenant_id = v.tenant_id AND d.company_id = v.company_id AND d.id = v.dimension_id
         WHERE v.tenant_id = %(tenant)s AND v.company_id = %(company)s AND v.id = %(value)s)
  FROM ledger_settings AS s
  LEFT JOIN identity_companies AS c ON c.tenant_id = s.tenant_id AND c.id = s.company_id
 WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
