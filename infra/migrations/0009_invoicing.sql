-- migrate:up
-- Owner: invoicing. Why: invoices and credit notes with their lines and taxes, and what a company
-- prints on them. Documents have one door, invoicing_write: what is posted cannot be changed.
-- Lock risk: none, the tables are new.

-- Every version is kept: a document that was sent is printed again as the customer got it.
CREATE TABLE invoicing_settings (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    legal_name text NOT NULL DEFAULT '',
    line1 text NOT NULL DEFAULT '',
    line2 text NOT NULL DEFAULT '',
    postcode text NOT NULL DEFAULT '',
    city text NOT NULL DEFAULT '',
    region text NOT NULL DEFAULT '',
    country text NOT NULL DEFAULT '',
    vat_id text NOT NULL DEFAULT '',
    tax_id text NOT NULL DEFAULT '',
    legal_id text NOT NULL DEFAULT '',
    contact text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    website text NOT NULL DEFAULT '',
    iban text NOT NULL DEFAULT '',
    bic text NOT NULL DEFAULT '',
    bank text NOT NULL DEFAULT '',
    footer text NOT NULL DEFAULT '',
    paper text NOT NULL DEFAULT 'a4' CHECK (paper IN ('a4', 'us-letter')),
    language text NOT NULL DEFAULT 'en',
    logo_file_id uuid,
    invoice_series text NOT NULL DEFAULT 'INV-{year}-{00000}',
    credit_note_series text NOT NULL DEFAULT 'CN-{year}-{00000}',
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, version)
);
CALL wall_in('invoicing_settings');
REVOKE UPDATE, DELETE, TRUNCATE ON invoicing_settings FROM erp_app;

CREATE TABLE invoices (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    status text NOT NULL CHECK (status IN ('draft', 'posted')),
    number text,                         -- taken at posting, gapless within its series
    party_id uuid NOT NULL,
    buyer jsonb NOT NULL,                -- name, address, tax numbers as they were at posting
    buyer_name text NOT NULL,
    dated date NOT NULL,
    delivered date,
    due date NOT NULL,                   -- of the last instalment
    currency char(3) NOT NULL,
    rate numeric(20, 10) NOT NULL CHECK (rate > 0),
    own_rate boolean NOT NULL,           -- typed in for this document, not that of the day
    language text NOT NULL,
    terms_id uuid,
    terms text NOT NULL DEFAULT '',
    instalments jsonb NOT NULL DEFAULT '[]',   -- [{due, amount}]
    customer_reference text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    net numeric(19, 4) NOT NULL,
    tax numeric(19, 4) NOT NULL,
    total numeric(19, 4) NOT NULL,       -- of a credit note, what is given back: positive
    total_company numeric(19, 4) NOT NULL,
    credited numeric(19, 4) NOT NULL DEFAULT 0,
    credits uuid,                        -- the invoice that a credit note takes back
    reason text NOT NULL DEFAULT '',
    entry_id uuid,                       -- none where there was nothing to book
    posted_at timestamptz,
    sent_at timestamptz,
    sent_to text NOT NULL DEFAULT '',
    settings_version integer,            -- as it was first sent under; none: as things stand
    user_id uuid NOT NULL DEFAULT user_id(),
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, number),
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties,
    FOREIGN KEY (tenant_id, company_id, terms_id) REFERENCES parties_terms,
    FOREIGN KEY (tenant_id, company_id, credits) REFERENCES invoices,
    FOREIGN KEY (tenant_id, company_id, entry_id) REFERENCES journal_entries,
    CHECK ((status = 'posted') = (number IS NOT NULL)),
    CHECK (total = net + tax),
    CHECK (credited BETWEEN 0 AND greatest(total, 0)),
    CHECK (credits IS NULL OR kind = 'credit_note')
) WITH (fillfactor = 80);
CREATE INDEX ON invoices (tenant_id, company_id, dated, id);
CREATE INDEX ON invoices (tenant_id, company_id, party_id, dated);
CREATE INDEX ON invoices (tenant_id, company_id, entry_id);
CREATE INDEX ON invoices (tenant_id, company_id, credits) WHERE credits IS NOT NULL;
CALL wall_in('invoices');

-- Lines and taxes have no key to their document: a key per row would cost more than the row, and
-- their one door writes and deletes them with it.
CREATE TABLE invoice_lines (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    position integer NOT NULL,
    product_id uuid,
    code text NOT NULL,
    description text NOT NULL,
    quantity numeric(19, 6) NOT NULL,
    unit text NOT NULL,
    unece text NOT NULL,                 -- the unit in UN/ECE recommendation 20
    unit_price numeric(19, 6) NOT NULL,
    discount numeric(9, 6) NOT NULL CHECK (discount BETWEEN 0 AND 100),
    taxes text[] NOT NULL,
    account text NOT NULL,
    dimensions uuid[],
    amount numeric(19, 4) NOT NULL,      -- as entered, inclusive taxes still in it
    net numeric(19, 4) NOT NULL,
    source_line uuid,                    -- the line of another document that this one bills
    credits_line integer,                -- the line of the invoice that this one takes back
    PRIMARY KEY (tenant_id, company_id, invoice_id, position)
);
CREATE INDEX ON invoice_lines (tenant_id, company_id, source_line) WHERE source_line IS NOT NULL;
CALL wall_in('invoice_lines');

-- A tax over the whole document, with all of it as it was when the document was written.
CREATE TABLE invoice_taxes (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    position integer NOT NULL,
    tax text NOT NULL,
    facts jsonb NOT NULL,
    base numeric(19, 4) NOT NULL,
    amount numeric(19, 4) NOT NULL,
    owed_by_customer numeric(19, 4) NOT NULL,
    PRIMARY KEY (tenant_id, company_id, invoice_id, position)
);
CALL wall_in('invoice_taxes');

-- Write documents: drafts over and over, and once as posted. heads: [{id, kind, status, ...}],
-- with series, prefix, suffix and width where a number is taken, and the event that then goes out;
-- lines and taxes name their document as `i`.
CREATE FUNCTION invoicing_write(tenant uuid, company uuid, heads json, lines json, taxes json)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    written integer;
    is_rewritten boolean;
BEGIN
    IF tenant IS DISTINCT FROM tenant_id() OR company IS DISTINCT FROM company_id() THEN
        RAISE insufficient_privilege USING MESSAGE = 'a document is written for its own company';
    END IF;
    WITH done AS (
    INSERT INTO invoices AS i (
        tenant_id, company_id, id, kind, status, party_id, buyer, buyer_name, dated, delivered,
        due, currency, rate, own_rate, language, terms_id, terms, instalments, customer_reference, note,
        net, tax, total, total_company, credits, reason, entry_id, posted_at, number)
    SELECT tenant, company, h.id, h.kind, h.status, h.party_id, h.buyer, h.buyer->>'name', h.dated,
           h.delivered, h.due, h.currency, h.rate, h.own_rate, h.language, h.terms_id, h.terms, h.instalments,
           h.customer_reference, h.note, h.net, h.tax, h.total, h.total_company, h.credits,
           h.reason, h.entry_id, CASE WHEN h.status = 'posted' THEN now() END,
           h.prefix || (SELECT lpad(n::text, greatest(h.width, length(n::text)), '0')
                          FROM take_numbers(tenant, company, h.series, 1) AS n
                         WHERE h.series IS NOT NULL) || h.suffix
      FROM json_to_recordset(heads) AS h (
           id uuid, kind text, status text, party_id uuid, buyer jsonb, dated date, delivered date,
           due date, currency text, rate numeric, own_rate boolean, language text, terms_id uuid, terms text,
           instalments jsonb, customer_reference text, note text, net numeric, tax numeric,
           total numeric, total_company numeric, credits uuid, reason text, entry_id uuid,
           series text, prefix text, suffix text, width integer)
    ON CONFLICT (tenant_id, company_id, id) DO UPDATE
       SET kind = excluded.kind, status = excluded.status, party_id = excluded.party_id,
           buyer = excluded.buyer, buyer_name = excluded.buyer_name, dated = excluded.dated,
           delivered = excluded.delivered, due = excluded.due, currency = excluded.currency,
           rate = excluded.rate, own_rate = excluded.own_rate, language = excluded.language, terms_id = excluded.terms_id,
           terms = excluded.terms, instalments = excluded.instalments,
           customer_reference = excluded.customer_reference, note = excluded.note,
           net = excluded.net, tax = excluded.tax, total = excluded.total,
           total_company = excluded.total_company, reason = excluded.reason,
           entry_id = excluded.entry_id, posted_at = excluded.posted_at, number = excluded.number,
           version = i.version + 1
     WHERE i.status = 'draft'
    RETURNING i.version
    )
    SELECT count(*), coalesce(bool_or(version > 1), false) INTO written, is_rewritten FROM done;
    PERFORM must(written = json_array_length(heads), 'invoice-posted',
                 'A posted document cannot be changed.');
    IF is_rewritten THEN
        DELETE FROM invoice_lines AS l USING json_to_recordset(heads) AS h (id uuid)
         WHERE l.tenant_id = tenant AND l.company_id = company AND l.invoice_id = h.id;
        DELETE FROM invoice_taxes AS t USING json_to_recordset(heads) AS h (id uuid)
         WHERE t.tenant_id = tenant AND t.company_id = company AND t.invoice_id = h.id;
    END IF;
    INSERT INTO invoice_lines (
        tenant_id, company_id, invoice_id, position, product_id, code, description, quantity, unit,
        unece, unit_price, discount, taxes, account, dimensions, amount, net, source_line, credits_line)
    SELECT tenant, company, l.i, row_number() OVER (PARTITION BY l.i), l.product_id, l.code,
           l.description, l.quantity, l.unit, l.unece, l.unit_price, l.discount, l.taxes, l.account,
           l.dimensions, l.amount, l.net, l.source_line, l.credits_line
      FROM json_to_recordset(lines) AS l (
           i uuid, product_id uuid, code text, description text, quantity numeric, unit text,
           unece text, unit_price numeric, discount numeric, taxes text[], account text, dimensions uuid[],
           amount numeric, net numeric, source_line uuid, credits_line integer)
    ON CONFLICT DO NOTHING;
    INSERT INTO invoice_taxes (
        tenant_id, company_id, invoice_id, position, tax, facts, base, amount, owed_by_customer)
    SELECT tenant, company, t.i, row_number() OVER (PARTITION BY t.i), t.facts->>'code', t.facts,
           t.base, t.amount, t.owed_by_customer
      FROM json_to_recordset(taxes) AS t (
           i uuid, facts jsonb, base numeric, amount numeric, owed_by_customer numeric)
    ON CONFLICT DO NOTHING;
    INSERT INTO outbox (tenant_id, company_id, name, subject)
    SELECT tenant, company, h.event, h.id
      FROM json_to_recordset(heads) AS h (id uuid, event text) WHERE h.event IS NOT NULL
    ON CONFLICT DO NOTHING;
END $$;

-- Note how much of an invoice has been taken back; never more than it came to.
CREATE FUNCTION invoicing_credit(tenant uuid, company uuid, invoice uuid, given numeric)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF tenant IS DISTINCT FROM tenant_id() OR company IS DISTINCT FROM company_id() THEN
        RAISE insufficient_privilege USING MESSAGE = 'an invoice is credited in its own company';
    END IF;
    UPDATE invoices SET credited = credited + given, version = version + 1
     WHERE tenant_id = tenant AND company_id = company AND id = invoice
       AND status = 'posted' AND kind = 'invoice' AND credited + given <= greatest(total, 0);
    PERFORM must(FOUND, 'credit-exceeds-invoice', 'More would be credited than is left of the invoice.');
END $$;

-- Throw a draft away; what is posted stays.
CREATE FUNCTION invoicing_discard(tenant uuid, company uuid, draft uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF tenant IS DISTINCT FROM tenant_id() OR company IS DISTINCT FROM company_id() THEN
        RAISE insufficient_privilege USING MESSAGE = 'a draft is discarded in its own company';
    END IF;
    PERFORM FROM invoices
      WHERE tenant_id = tenant AND company_id = company AND id = draft AND status = 'draft' FOR UPDATE;
    PERFORM must(FOUND, 'invoice-posted', 'Only a draft can be deleted: credit the invoice instead.');
    DELETE FROM invoice_lines WHERE tenant_id = tenant AND company_id = company AND invoice_id = draft;
    DELETE FROM invoice_taxes WHERE tenant_id = tenant AND company_id = company AND invoice_id = draft;
    DELETE FROM invoices WHERE tenant_id = tenant AND company_id = company AND id = draft;
END $$;

-- What has been billed of the lines of other documents: invoices less posted credit notes, which
-- give back. Drafts count, so that nothing is billed twice while one is being written.
CREATE FUNCTION invoicing_billed(tenant uuid, company uuid, wanted uuid[])
RETURNS TABLE (source_line uuid, quantity numeric, net numeric)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT l.source_line, sum(CASE i.kind WHEN 'invoice' THEN l.quantity ELSE -l.quantity END),
           sum(CASE i.kind WHEN 'invoice' THEN l.net ELSE -l.net END)
      FROM invoice_lines l
      JOIN invoices i ON i.tenant_id = l.tenant_id AND i.company_id = l.company_id AND i.id = l.invoice_id
     WHERE l.tenant_id = tenant AND l.company_id = company AND l.source_line = ANY (wanted)
       AND (i.kind = 'invoice' OR i.status = 'posted')
     GROUP BY l.source_line
$$;

ALTER FUNCTION invoicing_write OWNER TO erp_books;
ALTER FUNCTION invoicing_credit OWNER TO erp_books;
ALTER FUNCTION invoicing_discard OWNER TO erp_books;
REVOKE ALL ON FUNCTION invoicing_write, invoicing_credit, invoicing_discard FROM PUBLIC;
GRANT EXECUTE ON FUNCTION invoicing_write, invoicing_credit, invoicing_discard TO erp_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON invoices, invoice_lines, invoice_taxes FROM erp_app;
GRANT UPDATE (sent_at, sent_to, settings_version, version) ON invoices TO erp_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON invoices, invoice_lines, invoice_taxes TO erp_books;
GRANT INSERT ON outbox TO erp_books;
GRANT SELECT, INSERT, UPDATE ON number_series TO erp_books;

-- migrate:down
-- Forward only: a later migration takes it back.
