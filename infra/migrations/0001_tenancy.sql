-- migrate:up
-- Owner: shared (layers). What every later migration leans on: roles, the wall, must(), number
-- series, idempotency keys, the outbox and the audit trail.
-- Lock risk: none, the tables are new.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Roles belong to the server, not to the database: they may be there already.
DO $$
DECLARE wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'erp_app LOGIN NOBYPASSRLS',    -- the application: owns nothing, stands before the wall
        'erp_door NOLOGIN BYPASSRLS',   -- owns the doors: they write the wall's condition
        'erp_books NOLOGIN NOBYPASSRLS' -- owns the posting functions: behind the wall
    ] LOOP
        BEGIN
            EXECUTE 'CREATE ROLE ' || wanted;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO erp_app, erp_door, erp_books;

CREATE FUNCTION tenant_id() RETURNS uuid LANGUAGE sql STABLE
RETURN current_setting('erp.tenant_id')::uuid;

CREATE FUNCTION company_id() RETURNS uuid LANGUAGE sql STABLE
RETURN current_setting('erp.company_id')::uuid;

CREATE FUNCTION user_id() RETURNS uuid LANGUAGE sql STABLE
RETURN current_setting('erp.user_id')::uuid;

-- Give a company's table its wall: rows default to, and are limited to, one company.
CREATE PROCEDURE wall_in(walled regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ALTER tenant_id SET DEFAULT tenant_id(),
                                   ALTER company_id SET DEFAULT company_id()', walled);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY company ON %s
                    USING (tenant_id = tenant_id() AND company_id = company_id())', walled);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO erp_app', walled);
END $$;

-- The same for the few tables that a tenant's companies share.
CREATE PROCEDURE wall_in_tenant(walled regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ALTER tenant_id SET DEFAULT tenant_id()', walled);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY tenant ON %s USING (tenant_id = tenant_id())', walled);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO erp_app', walled);
END $$;

-- Refuse inside a statement, by the name of a Refusal; the runner turns it into that class.
CREATE FUNCTION must(holds boolean, problem text, because text) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    IF holds IS NOT TRUE THEN
        RAISE EXCEPTION USING ERRCODE = 'ERP01', MESSAGE = problem, DETAIL = because;
    END IF;
    RETURN true;
END $$;

-- Tenants. Identity owns what is in them; the version is here because every transaction reads it.
CREATE TABLE tenants (
    tenant_id uuid PRIMARY KEY,
    name text NOT NULL,
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
    rights_version bigint NOT NULL DEFAULT 1,  -- raised by every change of anybody's rights
    version integer NOT NULL DEFAULT 1,
    opened_at timestamptz NOT NULL DEFAULT now()
);
CALL wall_in_tenant('tenants');

-- Begin as somebody: from here on this transaction sees one company. Gives the rights version
-- now in force, so that a caller holding older rights is found out in the first trip.
CREATE FUNCTION begin_as(tenant uuid, company uuid, somebody uuid) RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('erp.tenant_id', tenant::text, true),
            set_config('erp.company_id', company::text, true),
            set_config('erp.user_id', somebody::text, true);
    RETURN (SELECT rights_version FROM tenants WHERE tenant_id = tenant AND status = 'active');
END $$;

CREATE TABLE number_series (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    series text NOT NULL,
    last bigint NOT NULL,
    PRIMARY KEY (tenant_id, company_id, series)
) WITH (fillfactor = 20);
CALL wall_in('number_series');

-- The last rung: take the next number, waiting for whoever holds it; gapless, as it rolls back.
-- Several at once where a command numbers several documents: the last of them is given.
CREATE FUNCTION take_numbers(tenant uuid, company uuid, wanted text, many integer) RETURNS bigint
LANGUAGE sql AS $$
    INSERT INTO number_series AS n (tenant_id, company_id, series, last)
    VALUES (tenant, company, wanted, many)
    ON CONFLICT (tenant_id, company_id, series) DO UPDATE SET last = n.last + many
    RETURNING last
$$;

CREATE FUNCTION next_number(tenant uuid, company uuid, wanted text) RETURNS text
LANGUAGE sql AS $$
    SELECT wanted || '-' || lpad(taken::text, greatest(5, length(taken::text)), '0')
      FROM take_numbers(tenant, company, wanted, 1) AS taken
$$;

CREATE TABLE idempotency (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    reply jsonb,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, key)
);
CREATE INDEX ON idempotency (at);
CALL wall_in('idempotency');

-- Begin as somebody, under a key: the same as begin_as, and the key is claimed with it, waiting
-- for whoever holds it. Gives what the key was first used for, and the reply it got, if any.
CREATE FUNCTION begin_under(
    tenant uuid, company uuid, somebody uuid, wanted text, asked bytea,
    OUT rights bigint, OUT claimed bytea, OUT replied jsonb
) LANGUAGE plpgsql AS $$
BEGIN
    rights := begin_as(tenant, company, somebody);
    INSERT INTO idempotency AS i (tenant_id, company_id, key, digest)
    VALUES (tenant, company, wanted, asked)
    ON CONFLICT (tenant_id, company_id, key) DO UPDATE SET key = i.key
    RETURNING i.digest, i.reply INTO claimed, replied;
END $$;

CREATE TABLE outbox (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    subject uuid NOT NULL,
    user_id uuid NOT NULL DEFAULT user_id(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id)
);
CALL wall_in('outbox');

-- One row per command, whatever came of it. A refused one names its problem.
CREATE TABLE audit_entries (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    user_id uuid NOT NULL DEFAULT user_id(),
    via text NOT NULL,
    proof uuid,
    address text NOT NULL DEFAULT '',
    request_id text NOT NULL DEFAULT '',
    command text NOT NULL,
    kind text,
    subject uuid,
    before jsonb,
    after jsonb,
    refused text,
    PRIMARY KEY (tenant_id, company_id, id)
);
CREATE INDEX ON audit_entries (tenant_id, company_id, kind, subject, id);
CALL wall_in('audit_entries');
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries FROM erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
