-- migrate:up
-- Owner: sales. Why: quotes and orders with their lines. What is billed of an order is read from
-- invoicing and kept nowhere else, so the two always agree.
-- Lock risk: none, the tables are new.

CREATE TABLE sales_settings (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    quote_series text NOT NULL DEFAULT 'Q-{year}-{00000}',
    order_series text NOT NULL DEFAULT 'SO-{year}-{00000}',
    quote_days integer NOT NULL DEFAULT 30 CHECK (quote_days BETWEEN 0 AND 3650),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id)
);
CALL wall_in('sales_settings');

CREATE TABLE sales_documents (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('quote', 'order')),
    status text NOT NULL CHECK (
        (kind = 'quote' AND status IN ('draft', 'sent', 'accepted', 'declined'))
     OR (kind = 'order' AND status IN ('draft', 'confirmed', 'cancelled'))),
    number text,                         -- taken when a quote is sent, an order confirmed
    revision integer NOT NULL DEFAULT 1,
    party_id uuid NOT NULL,
    buyer jsonb NOT NULL,
    buyer_name text NOT NULL,
    dated date NOT NULL,
    valid_until date,                    -- of a quote
    delivery date,                       -- of an order: when it is wanted
    currency char(3) NOT NULL,
    rate numeric(20, 10) NOT NULL CHECK (rate > 0),
    own_rate boolean NOT NULL,
    language text NOT NULL,
    terms_id uuid,
    terms text NOT NULL,
    customer_reference text NOT NULL,
    note text NOT NULL,
    net numeric(19, 4) NOT NULL,
    tax numeric(19, 4) NOT NULL,
    total numeric(19, 4) NOT NULL,
    total_company numeric(19, 4) NOT NULL,
    taxes jsonb NOT NULL,
    quote_id uuid,                       -- the quote that an order was made of
    reason text NOT NULL DEFAULT '',     -- why it was declined or cancelled
    sent_at timestamptz,
    sent_to text NOT NULL DEFAULT '',
    closed_at timestamptz,               -- accepted, declined, confirmed or cancelled
    user_id uuid NOT NULL DEFAULT user_id(),
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, kind, number),
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties,
    FOREIGN KEY (tenant_id, company_id, terms_id) REFERENCES parties_terms,
    FOREIGN KEY (tenant_id, company_id, quote_id) REFERENCES sales_documents,
    CHECK (total = net + tax)
) WITH (fillfactor = 80);
CREATE INDEX ON sales_documents (tenant_id, company_id, kind, dated, id);
CREATE INDEX ON sales_documents (tenant_id, company_id, party_id);
CREATE INDEX ON sales_documents (tenant_id, company_id, quote_id) WHERE quote_id IS NOT NULL;
CALL wall_in('sales_documents');

CREATE TABLE sales_lines (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    position integer NOT NULL,
    product_id uuid,
    code text NOT NULL,
    description text NOT NULL,
    quantity numeric(19, 6) NOT NULL,
    unit text NOT NULL,
    unece text NOT NULL,
    unit_price numeric(19, 6) NOT NULL,
    discount numeric(9, 6) NOT NULL CHECK (discount BETWEEN 0 AND 100),
    taxes text[] NOT NULL,
    account text NOT NULL,
    dimensions uuid[],
    amount numeric(19, 4) NOT NULL,
    net numeric(19, 4) NOT NULL,
    PRIMARY KEY (tenant_id, company_id, id),
    FOREIGN KEY (tenant_id, company_id, document_id) REFERENCES sales_documents
);
CREATE INDEX ON sales_lines (tenant_id, company_id, document_id, position);
CALL wall_in('sales_lines');

-- migrate:down
-- Forward only: a later migration takes it back.
