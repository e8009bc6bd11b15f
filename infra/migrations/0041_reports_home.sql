-- migrate:up
-- Owner: reports. Why: the home page says which months are not closed, and tells a fresh company
-- what to do first; of the tables behind that it may read which rows there are, and no more.
-- Lock risk: none.

GRANT SELECT ON ledger_periods TO erp_reports;
GRANT SELECT (tenant_id, company_id, legal_name, line1) ON invoicing_settings TO erp_reports;
GRANT SELECT (tenant_id, company_id, id) ON catalog_products TO erp_reports;
GRANT SELECT (tenant_id, company_id, id) ON payments_bank_accounts TO erp_reports;
GRANT SELECT (tenant_id, company_id, id) ON payments_statements TO erp_reports;

-- migrate:down
-- Forward only: a later migration takes it back.
