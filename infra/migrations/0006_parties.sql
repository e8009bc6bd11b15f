-- migrate:up
-- Owner: parties. Customers and suppliers with what belongs to them, payment terms, and the door
-- through which parties are searched by any part of a name.
-- Lock risk: none, the tables are new.

CREATE TABLE parties_terms (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    note text NOT NULL DEFAULT '',      -- printed on the document
    parts jsonb NOT NULL,               -- [{share, value, steps: [{move, count}]}], rules.terms
    is_active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code)
);
CALL wall_in('parties_terms');

-- Text as it is searched: small letters without accents, single spaces, ss for the sharp s.
CREATE FUNCTION folded(said text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(replace(translate(lower(said),
    'àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıķļłľñńňòóôõöøōőŕřśšşșťțùúûüūůűųýÿžźżþ',
    'aaaaaaaaacccddeeeeeeeegiiiiiiikllllnnnooooooooorrssssttuuuuuuuuyyzzzt'), 'ß', 'ss'),
    '\s+', ' ', 'g'));

-- A name without its legal form, spaces and punctuation: the same for "Müller GmbH" and "MUELLER,
-- GmbH" is too much to ask, but not for "Müller GmbH" and "Muller g.m.b.h.".
CREATE FUNCTION name_key(said text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(regexp_replace(regexp_replace(folded(said), '[^[:alnum:] ]', '', 'g'),
    '\m(gmbh|ag|kg|ohg|ug|ek|se|mbh|co|ltd|limited|llc|llp|inc|incorporated|corp|corporation|plc'
    '|sarl|sas|sa|srl|spa|bv|nv|ab|as|oy|aps)\M', '', 'g'), ' ', '', 'g');

CREATE TABLE parties (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('company', 'person')),
    name text NOT NULL,
    also_known_as text NOT NULL DEFAULT '',
    is_customer boolean NOT NULL DEFAULT false,
    is_supplier boolean NOT NULL DEFAULT false,
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'blocked', 'archived')),
    status_reason text NOT NULL DEFAULT '',
    currency char(3),                   -- null: the company's
    language text NOT NULL DEFAULT '',  -- empty: the company's
    email text NOT NULL DEFAULT '',
    invoice_email text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    website text NOT NULL DEFAULT '',
    notes text NOT NULL DEFAULT '',
    credit_limit numeric(19, 4) CHECK (credit_limit >= 0),
    terms_id uuid,
    price_list_id uuid,                 -- the catalog adds the foreign key
    merged_into uuid,
    erased_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    search text COLLATE "C" NOT NULL
        GENERATED ALWAYS AS (folded(name || ' ' || also_known_as || ' ' || code)) STORED,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, code),
    FOREIGN KEY (tenant_id, company_id, terms_id) REFERENCES parties_terms,
    FOREIGN KEY (tenant_id, company_id, merged_into) REFERENCES parties,
    CHECK (is_customer OR is_supplier),
    CHECK ((merged_into IS NULL) OR status = 'archived')
);
CREATE INDEX ON parties (tenant_id, company_id, name_key(name));
CREATE INDEX ON parties (tenant_id, company_id, lower(email)) WHERE email <> '';
CREATE INDEX ON parties (tenant_id, company_id, search, id);
CALL wall_in('parties');

CREATE TABLE parties_addresses (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    party_id uuid NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('billing', 'shipping', 'office', 'other')),
    recipient text NOT NULL DEFAULT '',
    line1 text NOT NULL DEFAULT '',
    line2 text NOT NULL DEFAULT '',
    postcode text NOT NULL DEFAULT '',
    city text NOT NULL DEFAULT '',
    region text NOT NULL DEFAULT '',
    country char(2) NOT NULL,
    PRIMARY KEY (tenant_id, company_id, party_id, position),
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties
);
CALL wall_in('parties_addresses');

CREATE TABLE parties_contacts (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    party_id uuid NOT NULL,
    position integer NOT NULL,
    name text NOT NULL,
    role text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, company_id, party_id, position),
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties
);
CALL wall_in('parties_contacts');

CREATE TABLE parties_tax_numbers (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    party_id uuid NOT NULL,
    position integer NOT NULL,
    country char(2) NOT NULL,
    kind text NOT NULL CHECK (kind IN ('vat', 'other')),
    number text NOT NULL,               -- as python-stdnum compacts it
    PRIMARY KEY (tenant_id, company_id, party_id, position),
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties
);
CREATE INDEX ON parties_tax_numbers (tenant_id, company_id, number);
CALL wall_in('parties_tax_numbers');

CREATE TABLE parties_banks (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    party_id uuid NOT NULL,
    position integer NOT NULL,
    iban text NOT NULL DEFAULT '',      -- without spaces
    bic text NOT NULL DEFAULT '',
    account_number text NOT NULL DEFAULT '',
    holder text NOT NULL DEFAULT '',
    bank text NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, company_id, party_id, position),
    FOREIGN KEY (tenant_id, company_id, party_id) REFERENCES parties,
    CHECK (iban <> '' OR account_number <> '')
);
CREATE INDEX ON parties_banks (tenant_id, company_id, iban) WHERE iban <> '';
CALL wall_in('parties_banks');

-- Search by any part of a name. LIKE is not leakproof, so the wall keeps it off every index: it
-- goes through doors that write the wall's condition inside. Trigrams know nothing of one or two
-- letters, and would mix all tenants in one index: here every run of one, two or three letters is
-- hashed with its company, so that a lookup touches that company's entries only. Reindex the
-- *_grams indexes when a new major version of PostgreSQL hashes text otherwise.
CREATE FUNCTION search_grams(company uuid, said text, shortest integer) RETURNS integer[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000
RETURN (SELECT array_agg(DISTINCT hashtextextended(substr(said, at, length),
                                                   uuid_hash_extended(company, 0))::bit(31)::integer)
          FROM generate_series(1, length(said)) AS at, generate_series(shortest, 3) AS length
         WHERE at + length <= length(said) + 1);

CREATE INDEX parties_grams ON parties USING gin (search_grams(company_id, search, 1))
  WITH (gin_pending_list_limit = 256);

-- Rows that hold all the grams, at most so many: the grams' index alone may be used for it.
CREATE FUNCTION search_by_grams(noun regclass, only_those text, tenant uuid, company uuid,
                                grams integer[], patterns text[], most integer)
RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
DECLARE found uuid[];
BEGIN
    EXECUTE format('
        SELECT array_agg(f.id ORDER BY f.search, f.id) FROM (
            SELECT g.id, g.search FROM (SELECT r.* FROM %s AS r
                              WHERE search_grams(r.company_id, r.search, 1) @> $1 OFFSET 0) AS g
             WHERE g.tenant_id = $2 AND g.company_id = $3 AND g.search LIKE ALL ($4) AND %s
             LIMIT $5) AS f', noun, only_those)
       INTO found USING grams, tenant, company, patterns, most;
    RETURN coalesce(found, '{}');
END $$;

-- The one way in which a noun is searched, for the doors only: the ids of at most so many rows
-- that hold every word said, those first that begin with what was said. A word that many rows
-- hold is met among the first thousand of the list; one that is not is rare enough for the
-- grams. The noun and the condition are literals of the doors.
CREATE FUNCTION search_in(noun regclass, only_those text, tenant uuid, company uuid,
                          said text, most integer)
RETURNS TABLE (id uuid, place bigint)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
SET max_parallel_workers_per_gather = 0 SET jit = off AS $$  -- either would take longer than it saves
DECLARE
    needle text COLLATE "C" := folded(said);
    words text[] := string_to_array(needle, ' ');
    patterns text[];
    found uuid[];
    more uuid[] := '{}';
BEGIN
    IF tenant IS DISTINCT FROM tenant_id() OR company IS DISTINCT FROM company_id() THEN
        RAISE insufficient_privilege USING MESSAGE = 'a company searches its own records';
    END IF;
    patterns := ARRAY(SELECT '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%'
                        FROM unnest(words) AS w);
    EXECUTE format('
        SELECT coalesce(array_agg(f.id), ''{}'') FROM (
            SELECT g.id FROM %s AS g
             WHERE g.tenant_id = $1 AND g.company_id = $2 AND g.search >= $3 AND g.search < $4
               AND g.search LIKE ALL ($5) AND %s
             ORDER BY g.search, g.id LIMIT $6) AS f', noun, only_those)
       INTO found USING tenant, company, needle, needle || chr(1114111), patterns, most;
    IF cardinality(found) < most AND needle <> '' THEN
        EXECUTE format('
            SELECT coalesce(array_agg(f.id), ''{}'') FROM (
                SELECT s.id FROM (SELECT r.id, r.search FROM %s AS r
                                   WHERE r.tenant_id = $1 AND r.company_id = $2
                                   ORDER BY r.search, r.id LIMIT 1000) AS s
                 WHERE s.search LIKE ALL ($3) AND s.id <> ALL ($4)
                   AND EXISTS (SELECT FROM %s AS g WHERE g.tenant_id = $1 AND g.company_id = $2
                                  AND g.id = s.id AND %s)
                 ORDER BY s.search, s.id LIMIT $5) AS f', noun, noun, only_those)
           INTO more USING tenant, company, patterns, found, most - cardinality(found);
        IF cardinality(more) < most - cardinality(found) THEN
            more := more || search_by_grams(noun, only_those, tenant, company,
                ARRAY(SELECT DISTINCT g FROM unnest(words) AS w,
                             unnest(search_grams(company, w, least(length(w), 3))) AS g),
                patterns, least(10 * most, most + 1000));
        END IF;
    END IF;
    RETURN QUERY SELECT f.id, min(f.place) FROM unnest(found || more) WITH ORDINALITY AS f (id, place)
                  GROUP BY f.id ORDER BY min(f.place) LIMIT most;
END $$;

-- The door to parties: role is customer, supplier or empty for all, archived ones included.
CREATE FUNCTION parties_search(tenant uuid, company uuid, said text, role text, most integer)
RETURNS TABLE (id uuid, place bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.id, f.place FROM search_in(
        'parties',
        CASE role WHEN 'customer' THEN 'g.is_customer AND g.status <> ''archived'''
                  WHEN 'supplier' THEN 'g.is_supplier AND g.status <> ''archived'''
                  ELSE 'true' END,
        tenant, company, said, least(most, 1000)) AS f
$$;
REVOKE ALL ON FUNCTION search_by_grams, search_in, parties_search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_by_grams, search_in TO erp_door;
ALTER FUNCTION parties_search OWNER TO erp_door;
GRANT SELECT ON parties TO erp_door;
GRANT EXECUTE ON FUNCTION parties_search TO erp_app;

-- The price list of a party, or of the one it was merged into: for the catalog, which prices a
-- document's lines in the same trip in which its party is read.
CREATE FUNCTION parties_price_list(tenant uuid, company uuid, party uuid) RETURNS uuid
LANGUAGE sql STABLE
RETURN (SELECT p.price_list_id FROM parties AS o
          JOIN parties AS p ON p.tenant_id = tenant AND p.company_id = company
                           AND p.id = coalesce(o.merged_into, o.id)
         WHERE o.tenant_id = tenant AND o.company_id = company AND o.id = party);

-- migrate:down
-- Forward only: a later migration takes it back.
