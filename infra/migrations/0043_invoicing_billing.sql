-- migrate:up
-- Owner: invoicing. Why: an order shows the invoices that were made of it.
-- Lock risk: none, it only adds a function.

-- The documents that bill lines of others, the oldest first.
CREATE FUNCTION invoicing_billing(tenant uuid, company uuid, wanted uuid[])
RETURNS uuid[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT l.invoice_id), '{}')
      FROM invoice_lines l
     WHERE l.tenant_id = tenant AND l.company_id = company AND l.source_line = ANY (wanted)
$$;
