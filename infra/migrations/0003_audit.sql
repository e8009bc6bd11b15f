-- migrate:up
-- Owner: audit. The seals of the audit trail, and the doors of search and sealing.
-- Why: an entry is written with its command and never changed; a job chains hashes afterwards,
-- so that writers never queue behind the head of a chain.
-- Lock risk: none, the tables are new; the index on audit_entries is made while it is empty.

-- Entries are asked for by day; they come in the order of time, so a block-range index does.
CREATE INDEX ON audit_entries USING brin (at);

-- One link per entry, in the order in which they were sealed. Only audit_seal writes here.
CREATE TABLE audit_links (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    number bigint NOT NULL,
    entry_id bigint NOT NULL,
    digest bytea NOT NULL,
    PRIMARY KEY (tenant_id, company_id, number),
    UNIQUE (tenant_id, company_id, entry_id)
);
CALL wall_in('audit_links');

-- One row per batch: up to which link and entry it went, and the digest it ended with.
CREATE TABLE audit_seals (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    number bigint NOT NULL,      -- of its last link
    last_entry bigint NOT NULL,  -- the highest entry sealed so far
    digest bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, company_id, number)
);
CALL wall_in('audit_seals');
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_links, audit_seals FROM erp_app;

-- What is hashed: every column of an entry, in this order, written the same way for ever.
CREATE FUNCTION audit_words(e audit_entries) RETURNS text LANGUAGE sql STABLE
RETURN jsonb_build_array(
    e.tenant_id, e.company_id, e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.user_id,
    e.via, e.proof, e.address, e.request_id, e.command, e.kind, e.subject, e.before, e.after,
    e.refused
)::text;

CREATE FUNCTION audit_digest(previous bytea, words text) RETURNS bytea LANGUAGE sql IMMUTABLE
RETURN sha256(previous || convert_to(words, 'UTF8'));

-- Entries below this were given an hour to commit after a seal went past them: those that still
-- have no link were slipped in. Zero before there is a seal of that age.
CREATE FUNCTION audit_floor(tenant uuid, company uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(max(last_entry), 0) FROM audit_seals
     WHERE tenant_id = tenant AND company_id = company AND at < now() - interval '1 hour'
$$;

-- Chain the entries that have no link yet; gives how many. The newest first come in the order of
-- their ids; once they are all there, those that committed after a later one are looked for.
CREATE FUNCTION audit_seal(tenant uuid, company uuid, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head audit_seals;
    entry audit_entries;
    place bigint;
    chained bytea;
    highest bigint;
    lowest bigint := audit_floor(tenant, company);
    many integer := 0;
BEGIN
    IF tenant IS DISTINCT FROM tenant_id() OR company IS DISTINCT FROM company_id() THEN
        RAISE insufficient_privilege USING MESSAGE = 'a trail is sealed for its own company';
    END IF;
    -- Two at once would make the same links; the second waits instead of failing on their key.
    PERFORM pg_advisory_xact_lock(hashtextextended('audit_seal' || tenant || company, 0));
    SELECT * INTO head FROM audit_seals
     WHERE tenant_id = tenant AND company_id = company ORDER BY number DESC LIMIT 1;
    place := coalesce(head.number, 0);
    chained := coalesce(head.digest, '\x'::bytea);
    highest := coalesce(head.last_entry, 0);
    FOR entry IN
        SELECT e.* FROM audit_entries AS e
         WHERE e.tenant_id = tenant AND e.company_id = company AND e.id > highest
         ORDER BY e.id LIMIT most
    LOOP
        place := place + 1;
        many := many + 1;
        chained := audit_digest(chained, audit_words(entry));
        highest := entry.id;
        INSERT INTO audit_links (tenant_id, company_id, number, entry_id, digest)
        VALUES (tenant, company, place, entry.id, chained);
    END LOOP;
    IF many < most THEN
        FOR entry IN
            SELECT e.* FROM audit_entries AS e
             WHERE e.tenant_id = tenant AND e.company_id = company
               AND e.id > lowest AND e.id <= coalesce(head.last_entry, 0)
               AND e.id NOT IN (  -- hashed, whatever the planner thinks of the tables' sizes
                   SELECT l.entry_id FROM audit_links AS l
                    WHERE l.tenant_id = tenant AND l.company_id = company
                      AND l.entry_id > lowest)
             ORDER BY e.id LIMIT most
        LOOP
            place := place + 1;
            many := many + 1;
            chained := audit_digest(chained, audit_words(entry));
            INSERT INTO audit_links (tenant_id, company_id, number, entry_id, digest)
            VALUES (tenant, company, place, entry.id, chained);
        END LOOP;
    END IF;
    IF many > 0 THEN
        INSERT INTO audit_seals (tenant_id, company_id, number, last_entry, digest)
        VALUES (tenant, company, place, highest, chained);
    END IF;
    RETURN many;
END $$;
ALTER FUNCTION audit_seal OWNER TO erp_books;
REVOKE ALL ON FUNCTION audit_seal FROM PUBLIC;
GRANT SELECT ON audit_entries, audit_links, audit_seals TO erp_books;
GRANT INSERT ON audit_links, audit_seals TO erp_books;
GRANT EXECUTE ON FUNCTION audit_seal TO erp_app;

-- Walk the chain after a link (0 for all of it); gives what does not hold, first things first. A
-- link's digest rests on the one before it, so the first broken row is the one that was touched.
CREATE FUNCTION audit_breaks(tenant uuid, company uuid, past bigint, most integer)
RETURNS TABLE (entry_id bigint, number bigint, reason text) LANGUAGE sql STABLE
SET enable_nestloop = off AS $$  -- everything is read once, however little is known of the tables
    WITH lowest AS MATERIALIZED (
        SELECT audit_floor(tenant, company) AS id, coalesce((
            SELECT l.entry_id FROM audit_links AS l
             WHERE l.tenant_id = tenant AND l.company_id = company AND l.number = past), 0) AS past
    ), chain AS (
        SELECT l.number, l.entry_id, l.digest,
               lag(l.digest, 1, '\x'::bytea) OVER (ORDER BY l.number) AS previous,
               row_number() OVER (ORDER BY l.number) + greatest(past - 1, 0) AS place
          FROM audit_links AS l
         WHERE l.tenant_id = tenant AND l.company_id = company AND l.number >= past
    ), found AS (
        SELECT c.entry_id, c.number,
               CASE WHEN c.number <> c.place THEN 'link missing before it'
                    WHEN e.id IS NULL THEN 'entry missing'
                    WHEN c.digest <> audit_digest(c.previous, audit_words(e)) THEN 'entry changed'
               END AS reason
          FROM chain AS c
          LEFT JOIN audit_entries AS e
                 ON e.tenant_id = tenant AND e.company_id = company AND e.id = c.entry_id
         WHERE c.number > past
        UNION ALL
        SELECT NULL, s.number, 'seal differs from its link'
          FROM audit_seals AS s
          LEFT JOIN audit_links AS l
                 ON l.tenant_id = tenant AND l.company_id = company AND l.number = s.number
         WHERE s.tenant_id = tenant AND s.company_id = company AND s.number >= past
           AND l.digest IS DISTINCT FROM s.digest
        UNION ALL
        SELECT e.id, NULL, 'entry slipped in after it was sealed'
          FROM audit_entries AS e CROSS JOIN lowest
         WHERE e.tenant_id = tenant AND e.company_id = company AND e.id <= lowest.id
           AND e.id > lowest.past
           AND e.id NOT IN (
               SELECT l.entry_id FROM audit_links AS l
                WHERE l.tenant_id = tenant AND l.company_id = company)
    )
    SELECT f.entry_id, f.number, f.reason FROM found AS f WHERE f.reason IS NOT NULL
     ORDER BY f.number NULLS LAST, f.entry_id LIMIT most
$$;

-- Which companies have entries that no seal has passed yet? A door, for the job that serves all
-- of them: it hops from company to company along the primary keys.
CREATE FUNCTION audit_unsealed() RETURNS TABLE (tenant_id uuid, company_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH RECURSIVE companies AS (
        (SELECT e.tenant_id, e.company_id FROM audit_entries AS e
          ORDER BY e.tenant_id, e.company_id LIMIT 1)
        UNION ALL
        SELECT n.tenant_id, n.company_id FROM companies AS c, LATERAL (
            SELECT e.tenant_id, e.company_id FROM audit_entries AS e
             WHERE (e.tenant_id, e.company_id) > (c.tenant_id, c.company_id)
             ORDER BY e.tenant_id, e.company_id LIMIT 1
        ) AS n
    )
    SELECT c.tenant_id, c.company_id FROM companies AS c
     WHERE (SELECT max(e.id) FROM audit_entries AS e
             WHERE e.tenant_id = c.tenant_id AND e.company_id = c.company_id)
         > coalesce((SELECT max(s.last_entry) FROM audit_seals AS s
                      WHERE s.tenant_id = c.tenant_id AND s.company_id = c.company_id), 0)
$$;

-- Which companies have a chain? A door, for the job that verifies all of them.
CREATE FUNCTION audit_sealed() RETURNS TABLE (tenant_id uuid, company_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT s.tenant_id, s.company_id FROM audit_seals AS s
$$;

GRANT SELECT ON audit_entries, audit_seals TO erp_door;
DO $$
DECLARE door regprocedure;
BEGIN
    FOREACH door IN ARRAY ARRAY['audit_unsealed()', 'audit_sealed()']::regprocedure[] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO erp_door', door);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO erp_app', door);
    END LOOP;
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
