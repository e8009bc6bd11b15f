-- migrate:up
-- Owner: reports. Why: the role under which reports run can read what they need and nothing else,
-- and change nothing. It stands before the wall like erp_app: it sees one company.
-- Lock risk: none but the index on ledger_allocations, a table that is new as well.

DO $$
BEGIN
    CREATE ROLE erp_reports NOLOGIN NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO erp_reports;
GRANT erp_reports TO erp_app WITH INHERIT FALSE, SET TRUE;
GRANT SELECT ON identity_companies, parties, catalog_taxes, ledger_settings, ledger_accounts,
    ledger_journals,
    ledger_years, ledger_dimensions, ledger_dimension_values, ledger_tax_items, ledger_open_items,
    ledger_allocations, journal_entries, journal_lines, account_balances, dimension_balances,
    invoices, invoice_lines, payments_lines
    TO erp_reports;

-- What was open on a day is what is open now and what was settled since: the little that is later.
CREATE INDEX ledger_allocations_by_day ON ledger_allocations (tenant_id, company_id, dated);

-- migrate:down
-- Forward only: a later migration takes it back.
