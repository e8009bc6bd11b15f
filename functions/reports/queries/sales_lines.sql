-- The invoice lines behind a figure of the sales report.
SELECT i.dated, i.id, l.position, i.kind, i.number, i.buyer_name, l.code, l.description,
       CASE i.kind WHEN 'invoice' THEN l.quantity ELSE -l.quantity END,
       round(CASE i.kind WHEN 'invoice' THEN l.net ELSE -l.net END / i.rate, %(places)s)
  FROM invoices AS i
  JOIN invoice_lines AS l
    ON l.tenant_id = i.tenant_id AND l.company_id = i.company_id AND l.invoice_id = i.id
  JOIN parties AS o
    ON o.tenant_id = i.tenant_id AND o.company_id = i.company_id AND o.id = i.party_id
 WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.status = 'posted'
   AND i.dated BETWEEN %(starts)s::date AND %(ends)s::date
   AND (%(party)s::uuid IS NULL OR coalesce(o.merged_into, o.id) = %(party)s::uuid)
   AND (%(product)s::uuid IS NULL OR l.product_id = %(product)s::uuid)
   AND (NOT %(without_product)s OR l.product_id IS NULL)
   AND (%(after_dated)s::date IS NULL
        OR (i.dated, i.id, l.position)
           > (%(after_dated)s::date, %(after_entry)s::uuid, %(after_position)s::integer))
 ORDER BY i.dated, i.id, l.position
 LIMIT %(limit)s
