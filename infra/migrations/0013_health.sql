-- migrate:up
-- Owner: health. Why: dbmate's list of applied migrations belongs to the owner; the application
-- may know it, but not change it. A database made without dbmate has no list.
-- Lock risk: none.

CREATE FUNCTION health_migrations() RETURNS TABLE (version text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF to_regclass('public.schema_migrations') IS NOT NULL THEN
        RETURN QUERY EXECUTE 'SELECT s.version::text FROM public.schema_migrations AS s';
    END IF;
END $$;
REVOKE ALL ON FUNCTION health_migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION health_migrations() TO erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
