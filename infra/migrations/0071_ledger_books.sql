-- migrate:up
-- Owner: ledger. Why: every document asks for the books' currency, default accounts and a rate; a
-- function keeps its plans, and looks for a rate only where there is one.
-- Lock risk: none, it only adds a function.

-- Nothing where there are no books yet; a null rate where none is known of the currency.
CREATE FUNCTION ledger_books(tenant uuid, company uuid, wanted text, on_day date)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
    home text;
    accounts json;
    found numeric := 1;
BEGIN
    SELECT s.currency INTO home FROM ledger_settings AS s
     WHERE s.tenant_id = tenant AND s.company_id = company;
    IF home IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT json_object_agg(d.role, d.account) INTO accounts FROM ledger_defaults AS d
     WHERE d.tenant_id = tenant AND d.company_id = company;
    IF coalesce(wanted, home) <> home THEN
        SELECT r.rate INTO found FROM ledger_rates AS r
         WHERE r.tenant_id = tenant AND r.company_id = company AND r.currency = wanted
           AND r.dated <= on_day
         ORDER BY r.dated DESC LIMIT 1;
    END IF;
    RETURN json_build_object('currency', home, 'accounts', accounts, 'rate', found);
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
