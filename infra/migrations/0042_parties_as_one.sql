-- migrate:up
-- Owner: parties. Why: rows keep the party they were made for; lists filtered by a party show
-- those of the parties it became or took over as well.
-- Lock risk: the index is built while parties cannot be written; it holds only merged ones.

CREATE INDEX ON parties (tenant_id, company_id, merged_into) WHERE merged_into IS NOT NULL;

-- All the parties that are one with those named: the one each became, and all it took over. An
-- id that is no party stands for itself.
CREATE FUNCTION parties_as_one(tenant uuid, company uuid, wanted uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH survivors AS MATERIALIZED (
        SELECT coalesce(o.merged_into, o.id) AS id FROM parties AS o
         WHERE o.tenant_id = tenant AND o.company_id = company AND o.id = ANY (wanted)
    )
    SELECT wanted || array(
        SELECT s.id FROM survivors AS s
         UNION
        SELECT p.id FROM parties AS p
         WHERE p.tenant_id = tenant AND p.company_id = company
           AND p.merged_into IN (SELECT s.id FROM survivors AS s))
$$;

-- migrate:down
-- Forward only: a later migration takes it back.
