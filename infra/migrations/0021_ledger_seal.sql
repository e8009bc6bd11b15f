-- migrate:up
-- Owner: ledger. Why: the seal. A job chains the hashes of posted entries afterwards, so that no
-- writer queues behind the head of the chain. What is new since the last seal are the numbers
-- that came after: they have no gaps, and become visible in their order.
-- Lock risk: none, the tables are new.

CREATE TABLE ledger_seals (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    position bigint NOT NULL,
    entry_id uuid NOT NULL,
    content bytea NOT NULL,  -- sha256 of what the entry says
    hash bytea NOT NULL,     -- sha256 of the hash before and the content
    sealed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, position),
    UNIQUE (tenant_id, company_id, entry_id)
);
CALL wall_in('ledger_seals');

-- The head of each company's chain: only sealing waits for it.
CREATE TABLE ledger_chains (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    position bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (tenant_id, company_id)
);
CALL wall_in('ledger_chains');

-- Up to which number each series is sealed.
CREATE TABLE ledger_sealed (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    series text NOT NULL,
    serial integer NOT NULL,
    PRIMARY KEY (tenant_id, company_id, series)
);
CALL wall_in('ledger_sealed');

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_seals, ledger_chains, ledger_sealed FROM erp_app;
GRANT SELECT, INSERT ON ledger_seals TO erp_books;
GRANT SELECT, INSERT, UPDATE ON ledger_chains, ledger_sealed TO erp_books;
CREATE TRIGGER posted BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What an entry says, in one way of writing whatever the session's settings.
CREATE FUNCTION ledger_words(e journal_entries) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_array(
        e.tenant_id, e.company_id, e.id, e.dated, e.journal, e.series, e.serial, e.source, e.memo,
        e.reverses, e.user_id, extract(epoch FROM e.at)::text,
        (SELECT jsonb_agg(jsonb_build_array(l.position, l.dated, l.account, l.amount::text,
                          l.currency, l.foreign_amount::text, l.party_id, l.due, l.label,
                          l.dimensions) ORDER BY l.position)
           FROM journal_lines l
          WHERE l.tenant_id = e.tenant_id AND l.company_id = e.company_id AND l.entry_id = e.id),
        (SELECT jsonb_agg(jsonb_build_array(t.position, t.tax, t.base::text, t.amount::text)
                          ORDER BY t.position)
           FROM ledger_tax_items t
          WHERE t.tenant_id = e.tenant_id AND t.company_id = e.company_id AND t.entry_id = e.id)
    )::text
$$;

-- Seal up to so many entries; gives how many. Owned by erp_books, like posting.
CREATE FUNCTION ledger_seal(tenant uuid, company uuid, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head ledger_chains;
    new record;
    many integer := 0;
BEGIN
    PERFORM ledger_guard(tenant, company);
    INSERT INTO ledger_chains (tenant_id, company_id, position, hash)
    VALUES (tenant, company, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM ledger_chains
     WHERE tenant_id = tenant AND company_id = company FOR UPDATE;
    FOR new IN
        SELECT e.id, e.series, e.serial, sha256(convert_to(ledger_words(e), 'UTF8')) AS content
          FROM ledger_numbers n
          LEFT JOIN ledger_sealed s
            ON s.tenant_id = tenant AND s.company_id = company AND s.series = n.series
          JOIN journal_entries e
            ON e.tenant_id = tenant AND e.company_id = company AND e.series = n.series
           AND e.serial > coalesce(s.serial, 0)
         WHERE n.tenant_id = tenant AND n.company_id = company
         ORDER BY e.series, e.serial LIMIT most
    LOOP
        many := many + 1;
        head.position := head.position + 1;
        head.hash := sha256(head.hash || new.content);
        INSERT INTO ledger_seals (tenant_id, company_id, position, entry_id, content, hash)
        VALUES (tenant, company, head.position, new.id, new.content, head.hash);
        INSERT INTO ledger_sealed AS s (tenant_id, company_id, series, serial)
        VALUES (tenant, company, new.series, new.serial)
        ON CONFLICT (tenant_id, company_id, series) DO UPDATE SET serial = excluded.serial;
    END LOOP;
    UPDATE ledger_chains SET position = head.position, hash = head.hash
     WHERE tenant_id = tenant AND company_id = company;
    RETURN many;
END $$;
ALTER FUNCTION ledger_seal OWNER TO erp_books;
REVOKE ALL ON FUNCTION ledger_seal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_seal TO erp_app;

-- Every break of the chain, the first one first: it reads as its caller, behind the wall.
CREATE FUNCTION ledger_breaks(tenant uuid, company uuid, most integer)
RETURNS TABLE (place bigint, entry_id uuid, number text, problem text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH chain AS (
        SELECT s.position, s.entry_id, s.content, s.hash,
               lag(s.position, 1, 0::bigint) OVER w AS before,
               lag(s.hash, 1, ''::bytea) OVER w AS previous
          FROM ledger_seals s WHERE s.tenant_id = tenant AND s.company_id = company
        WINDOW w AS (ORDER BY s.position)
    ), told AS (
        SELECT c.position, c.entry_id, e.number,
               CASE WHEN c.position <> c.before + 1 THEN 'seals before it are missing'
                    WHEN e.id IS NULL THEN 'the entry is missing'
                    WHEN sha256(convert_to(ledger_words(e), 'UTF8')) <> c.content
                    THEN 'the entry is not what was sealed'
                    WHEN sha256(c.previous || c.content) <> c.hash
                    THEN 'its hash does not follow from the one before' END AS problem
          FROM chain c
          LEFT JOIN journal_entries e
            ON e.tenant_id = tenant AND e.company_id = company AND e.id = c.entry_id
         UNION ALL
        SELECT h.position, NULL, NULL, 'the end of the chain is missing'
          FROM ledger_chains h
         WHERE h.tenant_id = tenant AND h.company_id = company
           AND h.hash IS DISTINCT FROM coalesce((SELECT c.hash FROM chain c
                                                  ORDER BY c.position DESC LIMIT 1), '')
         UNION ALL
        SELECT NULL, NULL, n.series || '-' || lpad(missing::text, 5, '0'),
               'a number is missing from its series'
          FROM ledger_numbers n,
               LATERAL (SELECT generate_series(1, n.last) AS missing EXCEPT
                        SELECT e.serial FROM journal_entries e
                         WHERE e.tenant_id = tenant AND e.company_id = company
                           AND e.series = n.series) AS gaps
         WHERE n.tenant_id = tenant AND n.company_id = company
    )
    SELECT position, entry_id, number, problem FROM told WHERE problem IS NOT NULL
     ORDER BY position NULLS LAST, number LIMIT most
$$;

-- Which companies have something to seal: asked by the job, before any company is known.
CREATE FUNCTION ledger_unsealed() RETURNS TABLE (tenant_id uuid, company_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT n.tenant_id, n.company_id
      FROM ledger_numbers n
      LEFT JOIN ledger_sealed s USING (tenant_id, company_id, series)
     WHERE n.last > coalesce(s.serial, 0)
$$;
ALTER FUNCTION ledger_unsealed OWNER TO erp_door;
REVOKE ALL ON FUNCTION ledger_unsealed FROM PUBLIC;
GRANT SELECT ON ledger_numbers, ledger_sealed TO erp_door;
GRANT EXECUTE ON FUNCTION ledger_unsealed TO erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
