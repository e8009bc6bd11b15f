-- migrate:up
-- Owner: identity. Why: the server's secret can be changed. A row says under which secret what it
-- stands for is derived; sealed anew under another, it holds the difference, which says nothing.
-- Lock risk: columns without a default are added in a moment.

ALTER TABLE identity_totp ADD sealed_by bytea, ADD mask bytea;

-- Which tenants have TOTP secrets that are not sealed under the secret of this name.
CREATE FUNCTION identity_unsealed(wanted bytea) RETURNS TABLE (tenant_id uuid, company_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT t.tenant_id, '00000000-0000-0000-0000-000000000000'::uuid
      FROM identity_totp AS t WHERE t.sealed_by IS DISTINCT FROM wanted
$$;
ALTER FUNCTION identity_unsealed OWNER TO erp_door;
REVOKE ALL ON FUNCTION identity_unsealed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity_unsealed TO erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
