-- migrate:up
-- Owner: notifications. Why: the server's secret can be changed without every receiver of a
-- webhook having to be told another one; see 0044. The secret before a rotation has its own seal.
-- Lock risk: columns without a default are added in a moment.

ALTER TABLE notifications_webhooks
    ADD sealed_by bytea, ADD mask bytea, ADD old_sealed_by bytea, ADD old_mask bytea;

-- Which companies have webhooks whose secrets are not sealed under the secret of this name.
CREATE FUNCTION notifications_unsealed(wanted bytea) RETURNS TABLE (tenant_id uuid, company_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT w.tenant_id, w.company_id FROM notifications_webhooks AS w
     WHERE w.sealed_by IS DISTINCT FROM wanted
        OR (w.old_until > now() AND w.old_sealed_by IS DISTINCT FROM wanted)
$$;
ALTER FUNCTION notifications_unsealed OWNER TO erp_door;
REVOKE ALL ON FUNCTION notifications_unsealed FROM PUBLIC;
GRANT SELECT ON notifications_webhooks TO erp_door;
GRANT EXECUTE ON FUNCTION notifications_unsealed TO erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
