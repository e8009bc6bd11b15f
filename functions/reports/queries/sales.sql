-- What was invoiced, net of tax and less credit notes, by customer, product or month, in each of
-- the asked periods. Each line is converted at its document's rate, to the coin.
SELECT k.id, k.name, (a.n - 1)::integer,
       sum(CASE i.kind WHEN 'invoice' THEN l.quantity ELSE -l.quantity END),
       sum(round(CASE i.kind WHEN 'invoice' THEN l.net ELSE -l.net END / i.rate, %(places)s))
  FROM unnest(%(starts)s::date[], %(ends)s::date[]) WITH ORDINALITY AS a (starts, ends, n)
  JOIN invoices AS i
    ON i.tenant_id = %(tenant)s AND i.company_id = %(company)s
   AND i.dated BETWEEN a.starts AND a.ends AND i.status = 'posted'
  JOIN invoice_lines AS l
    ON l.tenant_id = i.tenant_id AND l.company_id = i.company_id AND l.invoice_id = i.id
  JOIN parties AS o
    ON o.tenant_id = i.tenant_id AND o.company_id = i.company_id AND o.id = i.party_id
  JOIN parties AS p
    ON p.tenant_id = i.tenant_id AND p.company_id = i.company_id
   AND p.id = coalesce(o.merged_into, o.id)
 CROSS JOIN LATERAL (SELECT
       CASE %(by)s WHEN 'customer' THEN p.id::text
                   WHEN 'product' THEN coalesce(l.product_id::text, '')
                   ELSE to_char(i.dated, 'YYYY-MM') END AS id,
       CASE %(by)s WHEN 'customer' THEN p.name
                   WHEN 'product' THEN coalesce(nullif(l.code, ''), l.description)
                   ELSE to_char(i.dated, 'YYYY-MM') END AS name) AS k
 WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
 GROUP BY k.id, k.name, a.n
 ORDER BY k.name, k.id, a.n
