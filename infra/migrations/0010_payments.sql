-- migrate:up
-- Owner: payments. Why: bank and cash accounts, payments, bank statements and what their lines
-- were matched with. The books themselves, and what is still open, belong to the ledger.
-- Lock risk: none, the tables are new.

CREATE TABLE payments_settings (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    write_off_limit numeric(19, 4) NOT NULL DEFAULT 1 CHECK (write_off_limit >= 0),
    fee_account text NOT NULL DEFAULT '',  -- '' is the company's default account for bank fees
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id)
);
CALL wall_in('payments_settings');

CREATE TABLE payments_bank_accounts (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('bank', 'cash')),
    name text NOT NULL,
    currency char(3) NOT NULL,
    account text NOT NULL,               -- the ledger's; no two bank accounts share one
    journal text NOT NULL,
    iban text NOT NULL DEFAULT '',       -- without spaces
    bic text NOT NULL DEFAULT '',
    number text NOT NULL DEFAULT '',     -- as statements without an IBAN spell it
    is_active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, name),
    UNIQUE (tenant_id, company_id, account),
    FOREIGN KEY (tenant_id, company_id, account) REFERENCES ledger_accounts,
    FOREIGN KEY (tenant_id, company_id, journal) REFERENCES ledger_journals
);
CREATE UNIQUE INDEX ON payments_bank_accounts (tenant_id, company_id, iban, currency) WHERE iban <> '';
CALL wall_in('payments_bank_accounts');

CREATE TABLE payments_statements (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    bank_account_id uuid NOT NULL,
    format text NOT NULL,
    number text NOT NULL DEFAULT '',
    opened date,
    closed date,
    opening numeric(19, 4),
    closing numeric(19, 4),
    difference numeric(19, 4) NOT NULL DEFAULT 0,  -- accepted by whoever imported it
    line_count integer NOT NULL,         -- as the file says
    new_count integer NOT NULL,          -- of them, those not known from another statement
    file_name text NOT NULL DEFAULT '',
    digest bytea NOT NULL,               -- of what it says: known again in any file
    imported_at timestamptz NOT NULL DEFAULT now(),
    imported_by uuid NOT NULL DEFAULT user_id(),
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, bank_account_id, digest),
    FOREIGN KEY (tenant_id, company_id, bank_account_id) REFERENCES payments_bank_accounts
);
CREATE INDEX ON payments_statements (tenant_id, company_id, bank_account_id, closed, id);
CALL wall_in('payments_statements');

CREATE TABLE payments_lines (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    bank_account_id uuid NOT NULL,
    position integer NOT NULL,
    dated date NOT NULL,
    value_date date,
    amount numeric(19, 4) NOT NULL,      -- positive came in, negative went out
    currency char(3) NOT NULL,
    text text NOT NULL DEFAULT '',
    party text NOT NULL DEFAULT '',
    party_account text NOT NULL DEFAULT '',
    structured text NOT NULL DEFAULT '',
    end_to_end text NOT NULL DEFAULT '',
    reference text NOT NULL DEFAULT '',
    bank_reference text NOT NULL DEFAULT '',
    code text NOT NULL DEFAULT '',
    batch text NOT NULL DEFAULT '',
    is_reversal boolean NOT NULL DEFAULT false,
    charges numeric(19, 4) NOT NULL DEFAULT 0,
    said bytea NOT NULL,                 -- a digest of what the bank says of it
    occurrence integer NOT NULL,         -- and which of the movements that say the same
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'proposed', 'matched', 'ignored')),
    proposal jsonb,
    confidence numeric(3, 2),
    note text NOT NULL DEFAULT '',
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, bank_account_id, said, occurrence),
    FOREIGN KEY (tenant_id, company_id, statement_id) REFERENCES payments_statements,
    FOREIGN KEY (tenant_id, company_id, bank_account_id) REFERENCES payments_bank_accounts,
    CHECK ((status = 'proposed') = (proposal IS NOT NULL))
) WITH (fillfactor = 85);
CREATE INDEX ON payments_lines (tenant_id, company_id, statement_id, position);
CREATE INDEX ON payments_lines (tenant_id, company_id, bank_account_id, dated, id);
CREATE INDEX ON payments_lines (tenant_id, company_id, dated, id) WHERE status IN ('open', 'proposed');
CALL wall_in('payments_lines');

-- What a line was settled with: one entry of the books, undone by its reversal. A line that
-- confirms a payment recorded by hand has none of its own.
CREATE TABLE payments_matches (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    entry_id uuid,
    evidence text NOT NULL DEFAULT '',
    reason text NOT NULL DEFAULT '',
    confidence numeric(3, 2),
    parts jsonb NOT NULL,
    matched_at timestamptz NOT NULL DEFAULT now(),
    matched_by uuid NOT NULL DEFAULT user_id(),
    undone_at timestamptz,
    undone_by uuid,
    undone_entry uuid,
    PRIMARY KEY (tenant_id, company_id, id),
    FOREIGN KEY (tenant_id, company_id, line_id) REFERENCES payments_lines
);
CREATE UNIQUE INDEX ON payments_matches (tenant_id, company_id, line_id) WHERE undone_at IS NULL;
CALL wall_in('payments_matches');
REVOKE DELETE, TRUNCATE ON payments_matches FROM erp_app;

-- A payment's part of its entry is its items: the lines on receivable or payable accounts.
CREATE TABLE payments (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    number text NOT NULL,
    direction text NOT NULL CHECK (direction IN ('received', 'sent')),
    side text NOT NULL CHECK (side IN ('customer', 'supplier')),
    method text NOT NULL,
    party_id uuid NOT NULL,
    dated date NOT NULL,
    currency char(3) NOT NULL,
    amount numeric(19, 4) NOT NULL CHECK (amount > 0),
    written_off numeric(19, 4) NOT NULL DEFAULT 0 CHECK (written_off >= 0),
    bank_account_id uuid NOT NULL,
    bank_amount numeric(19, 4) NOT NULL CHECK (bank_amount > 0),  -- in the account's currency
    fee numeric(19, 4) NOT NULL DEFAULT 0 CHECK (fee >= 0),       -- of it, what the bank kept
    reference text NOT NULL DEFAULT '',
    memo text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'posted' CHECK (status IN ('posted', 'cancelled')),
    entry_id uuid NOT NULL,
    positions integer[] NOT NULL,        -- of the entry's lines that are its open items
    match_id uuid,                       -- the match that made it, or confirmed it
    is_by_hand boolean NOT NULL,
    cancelled_on date,
    cancel_entry uuid,
    cancel_reason text NOT NULL DEFAULT '',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid NOT NULL DEFAULT user_id(),
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, number),
    FOREIGN KEY (tenant_id, company_id, bank_account_id) REFERENCES payments_bank_accounts,
    FOREIGN KEY (tenant_id, company_id, match_id) REFERENCES payments_matches,
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties,
    CHECK ((status = 'cancelled') = (cancel_entry IS NOT NULL))
) WITH (fillfactor = 85);
CREATE INDEX ON payments (tenant_id, company_id, dated, id);
CREATE INDEX ON payments (tenant_id, company_id, party_id, dated);
CREATE INDEX ON payments (tenant_id, company_id, entry_id);
CREATE INDEX ON payments (tenant_id, company_id, match_id) WHERE match_id IS NOT NULL;
CREATE INDEX ON payments (tenant_id, company_id, bank_account_id, dated)
    WHERE is_by_hand AND match_id IS NULL AND status = 'posted';
CALL wall_in('payments');
REVOKE DELETE, TRUNCATE ON payments FROM erp_app;

-- Rules learned: a line whose text has these words belongs on this account.
CREATE TABLE payments_habits (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    contains text NOT NULL,
    money_in boolean,                    -- NULL is either way
    account text NOT NULL,
    label text NOT NULL DEFAULT '',
    is_active boolean NOT NULL DEFAULT true,
    used integer NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id),
    FOREIGN KEY (tenant_id, company_id, account) REFERENCES ledger_accounts
);
CREATE UNIQUE INDEX ON payments_habits (tenant_id, company_id, lower(contains), money_in) NULLS NOT DISTINCT;
CALL wall_in('payments_habits');

-- Number payments that are recorded together: gapless per series, in the order they are given.
CREATE FUNCTION payment_numbers(tenant uuid, company uuid, wanted text[])
RETURNS TABLE (place bigint, number text) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    WITH taken AS MATERIALIZED (
        SELECT s.series, s.many, take_numbers(tenant, company, s.series, s.many::integer) AS last
          FROM (SELECT w AS series, count(*) AS many FROM unnest(wanted) AS w
                 GROUP BY w ORDER BY w) AS s
    ), counted AS (
        SELECT w.place, w.series, row_number() OVER (PARTITION BY w.series ORDER BY w.place) AS nth
          FROM unnest(wanted) WITH ORDINALITY AS w (series, place)
    )
    SELECT c.place, c.series || '-' || lpad((t.last - t.many + c.nth)::text,
                                           greatest(5, length((t.last - t.many + c.nth)::text)), '0')
      FROM counted c JOIN taken t ON t.series = c.series;
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
