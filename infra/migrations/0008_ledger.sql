-- migrate:up
-- Owner: ledger. Why: accounts, journals, periods, rates, entries, open items, balances and the
-- seal. Entries, lines, items, allocations, balances and numbers have one door: ledger_post.
-- Lock risk: none, the tables are new.

-- What a company's books are kept in, and up to where they are locked: one row a company.
CREATE TABLE ledger_settings (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    currency char(3) NOT NULL,
    decimals smallint NOT NULL CHECK (decimals BETWEEN 0 AND 4),
    template text NOT NULL,
    soft_lock date,  -- on or before it, only with the permission
    hard_lock date,  -- on or before it, nobody
    version integer NOT NULL DEFAULT 1,
    set_up_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id)
);
CALL wall_in('ledger_settings');
REVOKE DELETE, TRUNCATE ON ledger_settings FROM erp_app;

CREATE TABLE ledger_accounts (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')),
    subtype text NOT NULL DEFAULT 'general',
    active boolean NOT NULL DEFAULT true,
    currency char(3),  -- the only currency its lines may be in
    required_dimensions uuid[] NOT NULL DEFAULT '{}',  -- its lines name a value of each
    note text NOT NULL DEFAULT '',
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, code)
);
CALL wall_in('ledger_accounts');

CREATE TABLE ledger_journals (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, code)
);
CALL wall_in('ledger_journals');
REVOKE DELETE, TRUNCATE ON ledger_journals FROM erp_app;

CREATE TABLE ledger_defaults (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    role text NOT NULL,
    account text NOT NULL,
    PRIMARY KEY (tenant_id, company_id, role),
    FOREIGN KEY (tenant_id, company_id, account) REFERENCES ledger_accounts
);
CALL wall_in('ledger_defaults');

CREATE TABLE ledger_years (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL CHECK (ends >= starts),
    closed_at timestamptz,
    closed_by uuid,
    result numeric(19, 4),  -- what was carried to retained earnings when it was closed
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, starts),
    UNIQUE (tenant_id, company_id, name),
    CHECK ((closed_at IS NULL) = (result IS NULL))
);
CALL wall_in('ledger_years');
REVOKE DELETE, TRUNCATE ON ledger_years FROM erp_app;

CREATE TABLE ledger_periods (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    year_id uuid NOT NULL,
    name text NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL CHECK (ends >= starts),
    closed_at timestamptz,
    closed_by uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, starts),
    FOREIGN KEY (tenant_id, company_id, year_id) REFERENCES ledger_years
) WITH (fillfactor = 50);
CALL wall_in('ledger_periods');
REVOKE DELETE, TRUNCATE ON ledger_periods FROM erp_app;

-- The trace of every closing, reopening and lock: only added to.
CREATE TABLE ledger_closings (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('period', 'year', 'lock')),
    subject uuid,
    name text NOT NULL,
    action text NOT NULL CHECK (action IN ('closed', 'reopened', 'locked', 'unlocked')),
    reason text NOT NULL DEFAULT '',
    facts jsonb NOT NULL DEFAULT '{}',
    user_id uuid NOT NULL DEFAULT user_id(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id)
);
CALL wall_in('ledger_closings');
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_closings FROM erp_app;

-- Units of the currency for one of the company's; the latest on or before a day wins.
CREATE TABLE ledger_rates (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    currency char(3) NOT NULL,
    dated date NOT NULL,
    rate numeric(20, 10) NOT NULL CHECK (rate > 0),
    source text NOT NULL DEFAULT 'typed' CHECK (source IN ('typed', 'ecb')),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, currency, dated)
);
CALL wall_in('ledger_rates');

CREATE TABLE ledger_dimensions (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code)
);
CALL wall_in('ledger_dimensions');

CREATE TABLE ledger_dimension_values (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    dimension_id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, dimension_id, code),
    FOREIGN KEY (tenant_id, company_id, dimension_id) REFERENCES ledger_dimensions
);
CALL wall_in('ledger_dimension_values');

-- Entries being written: nothing of them counts before they are posted under the same id.
CREATE TABLE ledger_drafts (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    dated date NOT NULL,
    journal text NOT NULL,
    memo text NOT NULL DEFAULT '',
    lines jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    user_id uuid NOT NULL DEFAULT user_id(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id),
    FOREIGN KEY (tenant_id, company_id, journal) REFERENCES ledger_journals
);
CREATE INDEX ON ledger_drafts (tenant_id, company_id, dated, id);
CALL wall_in('ledger_drafts');

-- Lines come before their entry (the numbering rung is last), and are complete when it comes;
-- that they belong together is held by triggers per statement, as a key per line would cost
-- more than all the rest of posting.
CREATE TABLE journal_entries (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    dated date NOT NULL,
    journal text NOT NULL,
    series text NOT NULL,
    serial integer NOT NULL,
    number text NOT NULL GENERATED ALWAYS AS
        (series || '-' || lpad(serial::text, greatest(5, length(serial::text)), '0')) STORED,
    source text NOT NULL,
    memo text NOT NULL,
    reverses uuid,
    user_id uuid NOT NULL DEFAULT user_id(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, source),
    UNIQUE (tenant_id, company_id, series, serial),
    FOREIGN KEY (tenant_id, company_id, reverses) REFERENCES journal_entries
);
CREATE UNIQUE INDEX ON journal_entries (tenant_id, company_id, reverses) WHERE reverses IS NOT NULL;
CREATE INDEX ON journal_entries (tenant_id, company_id, dated, id);
CALL wall_in('journal_entries');
SELECT pg_restore_attribute_stats(
           'schemaname', 'public', 'relname', 'journal_entries', 'attname', attname,
           'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', n_distinct)
  FROM (VALUES ('tenant_id', 10::real), ('company_id', 10::real), ('id', -1::real),
               ('dated', 1000::real)) AS seen (attname, n_distinct);

CREATE TABLE journal_lines (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    position integer NOT NULL,
    dated date NOT NULL,
    account text NOT NULL,
    amount numeric(19, 4) NOT NULL,
    currency char(3) NOT NULL,
    foreign_amount numeric(19, 4) NOT NULL,
    party_id uuid,
    due date,
    label text NOT NULL DEFAULT '',
    dimensions uuid[],
    PRIMARY KEY (tenant_id, company_id, entry_id, position),
    CHECK (amount <> 0 OR foreign_amount <> 0)
);
CREATE INDEX ON journal_lines (tenant_id, company_id, account, dated);
CALL wall_in('journal_lines');
-- Before the first ANALYZE all columns look alike, and the first large import would be checked by
-- the wrong index: tell the planner that an entry has few lines, and a company many.
SELECT pg_restore_attribute_stats(
           'schemaname', 'public', 'relname', 'journal_lines', 'attname', attname,
           'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', n_distinct)
  FROM (VALUES ('tenant_id', 10::real), ('company_id', 10::real), ('entry_id', -0.3::real),
               ('position', 5::real), ('account', 100::real)) AS seen (attname, n_distinct);

CREATE TABLE ledger_tax_items (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    position integer NOT NULL,
    dated date NOT NULL,
    tax text NOT NULL,
    base numeric(19, 4) NOT NULL,
    amount numeric(19, 4) NOT NULL,
    PRIMARY KEY (tenant_id, company_id, entry_id, position)
);
CREATE INDEX ON ledger_tax_items (tenant_id, company_id, dated);
CALL wall_in('ledger_tax_items');

-- What is owed: signed as its line, open in its own currency and in the company's.
CREATE TABLE ledger_open_items (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    position integer NOT NULL,
    party_id uuid NOT NULL,
    account text NOT NULL,
    dated date NOT NULL,
    due date NOT NULL,
    currency char(3) NOT NULL,
    amount numeric(19, 4) NOT NULL CHECK (amount <> 0),
    amount_company numeric(19, 4) NOT NULL,
    open numeric(19, 4) NOT NULL,
    open_company numeric(19, 4) NOT NULL,
    label text NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, company_id, entry_id, position),
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties,
    CHECK (open * sign(amount) BETWEEN 0 AND abs(amount)),
    CHECK (open <> 0 OR open_company = 0)
) WITH (fillfactor = 80);
CREATE INDEX ON ledger_open_items (tenant_id, company_id, party_id, dated);
CREATE INDEX ON ledger_open_items (tenant_id, company_id, due, entry_id, position) WHERE open <> 0;
CALL wall_in('ledger_open_items');

-- So much of a debit settled by a credit; taking it back adds a row of the opposite sign, so
-- that the sum up to a day is what was settled on that day.
CREATE TABLE ledger_allocations (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    debit_entry uuid NOT NULL,
    debit_position integer NOT NULL,
    credit_entry uuid NOT NULL,
    credit_position integer NOT NULL,
    amount numeric(19, 4) NOT NULL CHECK (amount <> 0),
    debit_company numeric(19, 4) NOT NULL,
    credit_company numeric(19, 4) NOT NULL,
    dated date NOT NULL,
    exchange_entry uuid,
    undoes uuid,
    user_id uuid NOT NULL DEFAULT user_id(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id),
    FOREIGN KEY (tenant_id, company_id, debit_entry, debit_position) REFERENCES ledger_open_items,
    FOREIGN KEY (tenant_id, company_id, credit_entry, credit_position) REFERENCES ledger_open_items,
    FOREIGN KEY (tenant_id, company_id, undoes) REFERENCES ledger_allocations,
    CHECK ((undoes IS NULL) = (amount > 0))
);
CREATE UNIQUE INDEX ON ledger_allocations (tenant_id, company_id, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX ON ledger_allocations (tenant_id, company_id, debit_entry, debit_position);
CREATE INDEX ON ledger_allocations (tenant_id, company_id, credit_entry, credit_position);
CALL wall_in('ledger_allocations');

-- Kept at posting, so that no report reads lines. A key to accounts, not from lines: a balance
-- row is new once a day, and an account with one cannot be deleted.
CREATE TABLE account_balances (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    account text NOT NULL,
    currency char(3) NOT NULL,
    grain text NOT NULL CHECK (grain IN ('day', 'month', 'year')),
    starts date NOT NULL,
    slot smallint NOT NULL,  -- one row becomes many where a company is hot; readers add them up
    debit numeric(19, 4) NOT NULL,
    credit numeric(19, 4) NOT NULL,
    foreign_amount numeric(19, 4) NOT NULL,
    PRIMARY KEY (tenant_id, company_id, grain, starts, account, currency, slot),
    FOREIGN KEY (tenant_id, company_id, account) REFERENCES ledger_accounts
) WITH (fillfactor = 20);
CREATE INDEX ON account_balances (tenant_id, company_id, account);
CALL wall_in('account_balances');

CREATE TABLE dimension_balances (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    value_id uuid NOT NULL,
    account text NOT NULL,
    grain text NOT NULL CHECK (grain IN ('day', 'month')),
    starts date NOT NULL,
    slot smallint NOT NULL,
    debit numeric(19, 4) NOT NULL,
    credit numeric(19, 4) NOT NULL,
    PRIMARY KEY (tenant_id, company_id, value_id, grain, starts, account, slot),
    FOREIGN KEY (tenant_id, company_id, value_id) REFERENCES ledger_dimension_values
) WITH (fillfactor = 50);
CALL wall_in('dimension_balances');

-- The last number of each journal and year. Only ledger_post counts it up, so a gap is a fraud.
CREATE TABLE ledger_numbers (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    series text NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (tenant_id, company_id, series)
) WITH (fillfactor = 20);
CALL wall_in('ledger_numbers');

CREATE TABLE ledger_revaluations (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    dated date NOT NULL,
    entry_id uuid NOT NULL,
    reversal_id uuid NOT NULL,
    gain numeric(19, 4) NOT NULL,
    loss numeric(19, 4) NOT NULL,
    user_id uuid NOT NULL DEFAULT user_id(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, entry_id)
);
CALL wall_in('ledger_revaluations');
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_revaluations FROM erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
