-- migrate:up
-- Owner: identity. Who may come in, for which companies, and what they may do there.
-- Why: sessions and keys live here and nowhere else; every cache in front may be lost.
-- No token is kept: sessions and keys are found by SHA-256, the tokens in letters and the
-- TOTP secrets are derived from the server's secret when they are needed.
-- Lock risk: none, the tables are new.

-- What a person types at sign-in where one e-mail address is at home in several tenants.
ALTER TABLE tenants ADD workspace text NOT NULL
    DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 12);

CREATE TABLE identity_companies (
    tenant_id uuid NOT NULL REFERENCES tenants,
    id uuid NOT NULL,
    name text NOT NULL,
    country char(2) NOT NULL,
    currency char(3) NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    legal jsonb NOT NULL,  -- legal name, address, numbers: what is printed on documents
    is_active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    opened_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
CALL wall_in_tenant('identity_companies');

-- The calendar day it is where the company is: what is overdue or expired depends on it.
CREATE FUNCTION company_today() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (now() AT TIME ZONE coalesce((
        SELECT c.time_zone FROM identity_companies AS c
         WHERE c.tenant_id = tenant_id() AND c.id = company_id()), 'UTC'))::date
$$;

CREATE TABLE identity_users (
    tenant_id uuid NOT NULL REFERENCES tenants,
    id uuid NOT NULL,
    email text NOT NULL,
    login text NOT NULL,  -- the address as it is compared: lower case, normalised
    name text NOT NULL,
    password text,        -- an Argon2id hash; none before an invitation is accepted
    status text NOT NULL CHECK (status IN ('invited', 'active', 'suspended', 'deactivated')),
    verified_at timestamptz,
    signed_in_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, login)
);
CREATE INDEX ON identity_users (login);  -- for the one look-up made before a tenant is known
CALL wall_in_tenant('identity_users');

CREATE TABLE identity_roles (
    tenant_id uuid NOT NULL REFERENCES tenants,
    id uuid NOT NULL,
    name text NOT NULL,
    label text NOT NULL,   -- the name as it is compared
    ready_made text,       -- a key of shared.roles.READY_MADE, which says what it may do
    permissions text[] NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, label)
);
CALL wall_in_tenant('identity_roles');

CREATE TABLE identity_memberships (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role_id uuid NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, user_id),
    FOREIGN KEY (tenant_id, company_id) REFERENCES identity_companies,
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users,
    FOREIGN KEY (tenant_id, role_id) REFERENCES identity_roles
);
CREATE INDEX ON identity_memberships (tenant_id, user_id);
CREATE INDEX ON identity_memberships (tenant_id, role_id);
CALL wall_in_tenant('identity_memberships');

CREATE TABLE identity_sessions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    digest bytea NOT NULL,  -- SHA-256 of the token
    user_id uuid NOT NULL,
    company_id uuid NOT NULL,
    address text NOT NULL,
    agent text NOT NULL,
    two_steps boolean NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    used_at timestamptz NOT NULL DEFAULT now(),
    idle_after interval NOT NULL,
    ends_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, digest),
    FOREIGN KEY (tenant_id, company_id) REFERENCES identity_companies,
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users
);
CREATE INDEX ON identity_sessions (tenant_id, user_id);
CREATE INDEX ON identity_sessions (tenant_id, company_id, user_id);
CALL wall_in_tenant('identity_sessions');

CREATE TABLE identity_keys (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    digest bytea NOT NULL,
    name text NOT NULL,
    hint text NOT NULL,  -- the last letters of the token, to tell keys apart
    user_id uuid NOT NULL,
    company_id uuid NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    used_at timestamptz,
    ends_at timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, digest),
    FOREIGN KEY (tenant_id, company_id) REFERENCES identity_companies,
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users
);
CREATE INDEX ON identity_keys (tenant_id, company_id, id);
CALL wall_in_tenant('identity_keys');

-- What a link in a letter, or the second step of a sign-in, is good for: once, for a while.
CREATE TABLE identity_tickets (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('invitation', 'reset', 'verification', 'second_step')),
    user_id uuid NOT NULL,
    company_id uuid NOT NULL,
    role_id uuid,  -- of an invitation
    created_by uuid NOT NULL DEFAULT user_id(),
    created_at timestamptz NOT NULL DEFAULT now(),
    ends_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, company_id) REFERENCES identity_companies,
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users,
    FOREIGN KEY (tenant_id, role_id) REFERENCES identity_roles
);
CREATE INDEX ON identity_tickets (tenant_id, user_id, kind);
CREATE INDEX ON identity_tickets (tenant_id, company_id, kind);
CREATE INDEX ON identity_tickets (tenant_id, role_id);
CALL wall_in_tenant('identity_tickets');

CREATE TABLE identity_totp (
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    salt bytea NOT NULL,                    -- the secret is derived from it
    confirmed_at timestamptz,
    last_step bigint NOT NULL DEFAULT 0,    -- a code is taken once
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users
);
CALL wall_in_tenant('identity_totp');

CREATE TABLE identity_recovery_codes (
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    digest bytea NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (tenant_id, user_id, digest),
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users
);
CALL wall_in_tenant('identity_recovery_codes');

CREATE TABLE identity_preferences (
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    language text,
    time_zone text,
    number_format text,
    date_format text,
    more jsonb NOT NULL DEFAULT '{}' CHECK (octet_length(more::text) <= 65536),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users
);
CALL wall_in_tenant('identity_preferences');

CREATE TABLE identity_views (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL DEFAULT user_id(),
    page text NOT NULL,
    name text NOT NULL,
    is_shared boolean NOT NULL,
    settings jsonb NOT NULL CHECK (octet_length(settings::text) <= 16384),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, user_id, page, name),
    FOREIGN KEY (tenant_id, user_id) REFERENCES identity_users
);
CALL wall_in('identity_views');

-- Attempts in the current window, by a digest of what is counted. Attempts have no tenant yet,
-- so all of them stand under the tenant zero, whom nobody can become.
CREATE TABLE identity_attempts (
    tenant_id uuid NOT NULL,
    bucket bytea NOT NULL,
    tries integer NOT NULL,
    ends_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, bucket)
);
CREATE INDEX ON identity_attempts (tenant_id, ends_at);
CALL wall_in_tenant('identity_attempts');

-- Count one more attempt under each bucket; gives how many there are now in its window and how
-- many seconds it still runs. One statement, so attempts made at once are all counted.
CREATE FUNCTION identity_count(tenant uuid, buckets bytea[], seconds integer[])
RETURNS TABLE (place bigint, tries integer, wait integer)
LANGUAGE sql AS $$
    WITH wanted AS (
        SELECT b.bucket, b.lasts, b.place
          FROM unnest(buckets, seconds) WITH ORDINALITY AS b (bucket, lasts, place)
    ), counted AS (
        INSERT INTO identity_attempts AS a (tenant_id, bucket, tries, ends_at)
        SELECT tenant, w.bucket, 1, now() + make_interval(secs => w.lasts)
          FROM wanted AS w ORDER BY w.bucket
        ON CONFLICT (tenant_id, bucket) DO UPDATE
           SET tries = CASE WHEN a.ends_at <= now() THEN 1 ELSE a.tries + 1 END,
               ends_at = CASE WHEN a.ends_at <= now() THEN excluded.ends_at ELSE a.ends_at END
        RETURNING a.bucket, a.tries, a.ends_at
    )
    SELECT w.place, c.tries, ceil(extract(epoch FROM c.ends_at - now()))::integer
      FROM counted AS c JOIN wanted AS w USING (bucket) ORDER BY w.place
$$;

-- The doors: look-ups made before anybody is known. Each takes one secret or one address and
-- gives one row at most. Owned by erp_door; nothing else passes the wall.

-- Whose session or key is this? The tenant is read out of the token, and its digest covers it.
-- A session's company may be another than it stands in, where its user is a member there.
CREATE FUNCTION identity_caller(tenant uuid, token_kind text, token_digest bytea, wanted uuid)
RETURNS TABLE (
    tenant_status text, rights_version bigint, id uuid, user_id uuid, company_id uuid,
    is_member boolean, ready_made text, permissions text[], scopes text[], ends_at timestamptz,
    time_zone text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF token_kind = 'session' THEN
        UPDATE identity_sessions AS s SET used_at = now()
         WHERE s.tenant_id = tenant AND s.digest = token_digest
           AND s.ends_at > now() AND s.used_at + s.idle_after > now()
           AND s.used_at < now() - interval '1 minute';
        RETURN QUERY
        SELECT t.status, t.rights_version, s.id, s.user_id, coalesce(wanted, s.company_id),
               m.role_id IS NOT NULL AND c.is_active, r.ready_made, r.permissions, NULL::text[],
               least(s.ends_at, s.used_at + s.idle_after), c.time_zone
          FROM identity_sessions AS s
          JOIN tenants AS t ON t.tenant_id = s.tenant_id
          JOIN identity_users AS u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
          LEFT JOIN identity_memberships AS m
                 ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id
                AND m.company_id = coalesce(wanted, s.company_id)
          LEFT JOIN identity_companies AS c
                 ON c.tenant_id = m.tenant_id AND c.id = m.company_id
          LEFT JOIN identity_roles AS r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
         WHERE s.tenant_id = tenant AND s.digest = token_digest AND u.status = 'active'
           AND s.ends_at > now() AND s.used_at + s.idle_after > now();
    ELSIF token_kind = 'key' THEN
        UPDATE identity_keys AS k SET used_at = now()
         WHERE k.tenant_id = tenant AND k.digest = token_digest
           AND (k.used_at IS NULL OR k.used_at < now() - interval '1 minute');
        RETURN QUERY
        SELECT t.status, t.rights_version, k.id, k.user_id, k.company_id,
               c.is_active AND coalesce(wanted, k.company_id) = k.company_id,
               r.ready_made, r.permissions, k.scopes,
               coalesce(k.ends_at, now() + interval '1 day'), c.time_zone
          FROM identity_keys AS k
          JOIN tenants AS t ON t.tenant_id = k.tenant_id
          JOIN identity_users AS u ON u.tenant_id = k.tenant_id AND u.id = k.user_id
          JOIN identity_companies AS c ON c.tenant_id = k.tenant_id AND c.id = k.company_id
          JOIN identity_memberships AS m
            ON m.tenant_id = k.tenant_id AND m.user_id = k.user_id AND m.company_id = k.company_id
          JOIN identity_roles AS r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
         WHERE k.tenant_id = tenant AND k.digest = token_digest AND u.status = 'active'
           AND k.revoked_at IS NULL AND (k.ends_at IS NULL OR k.ends_at > now());
    END IF;
END $$;

-- Who signs in with this address? Named workspaces first; then whoever showed the address is
-- theirs; then the oldest, so that nobody is shut out by a stranger who signs up with it later.
CREATE FUNCTION identity_login(wanted_login text, wanted_workspace text)
RETURNS TABLE (
    tenant_id uuid, tenant_status text, user_id uuid, status text, password text,
    company_id uuid, two_steps boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.tenant_id, t.status, u.id, u.status, u.password, m.company_id,
           o.confirmed_at IS NOT NULL
      FROM identity_users AS u
      JOIN tenants AS t ON t.tenant_id = u.tenant_id
      LEFT JOIN identity_totp AS o ON o.tenant_id = u.tenant_id AND o.user_id = u.id
      LEFT JOIN LATERAL (
          SELECT s.company_id FROM identity_memberships AS s
            JOIN identity_companies AS c ON c.tenant_id = s.tenant_id AND c.id = s.company_id
           WHERE s.tenant_id = u.tenant_id AND s.user_id = u.id AND c.is_active
           ORDER BY s.since, s.company_id LIMIT 1
      ) AS m ON true
     WHERE u.login = wanted_login
       AND (wanted_workspace IS NULL OR t.workspace = wanted_workspace)
     ORDER BY u.status = 'active' DESC, t.status = 'active' DESC, u.verified_at IS NOT NULL DESC,
              u.created_at, u.id
     LIMIT 1
$$;

-- Forget what is over in every tenant, a batch at a time; says how many rows went.
CREATE FUNCTION identity_sweep() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone integer;
    total integer := 0;
BEGIN
    DELETE FROM identity_sessions WHERE (tenant_id, id) IN (
        SELECT tenant_id, id FROM identity_sessions
         WHERE ends_at < now() - interval '1 day' OR used_at + idle_after < now() - interval '1 day'
         LIMIT 10000 FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS gone = ROW_COUNT;
    total := total + gone;
    DELETE FROM identity_tickets WHERE (tenant_id, id) IN (
        SELECT tenant_id, id FROM identity_tickets WHERE ends_at < now() - interval '30 days'
         LIMIT 10000 FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS gone = ROW_COUNT;
    total := total + gone;
    DELETE FROM identity_attempts WHERE (tenant_id, bucket) IN (
        SELECT tenant_id, bucket FROM identity_attempts WHERE ends_at < now()
         LIMIT 10000 FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN total + gone;
END $$;

GRANT SELECT ON tenants, identity_users, identity_companies, identity_memberships, identity_roles,
    identity_sessions, identity_keys, identity_totp TO erp_door;
GRANT UPDATE (used_at) ON identity_sessions, identity_keys TO erp_door;
GRANT SELECT, UPDATE, DELETE ON identity_sessions, identity_tickets, identity_attempts TO erp_door;
DO $$
DECLARE door regprocedure;
BEGIN
    FOREACH door IN ARRAY ARRAY[
        'identity_caller(uuid, text, bytea, uuid)', 'identity_login(text, text)',
        'identity_sweep()'
    ]::regprocedure[] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO erp_door', door);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO erp_app', door);
    END LOOP;
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
