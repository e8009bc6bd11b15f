-- migrate:up
-- Owner: documents. Files, their versions, and what they are attached to.
-- Why: contents are in storage under their SHA-256; here is what they are called and who has them.
-- Lock risk: none, the tables are new.

-- A content is there once per company, however many files have it. Whoever adds a file or sweeps
-- a content away holds this row, so that neither passes the other.
CREATE TABLE documents_contents (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    size bigint NOT NULL CHECK (size >= 0),
    kept_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, sha256)
);
CALL wall_in('documents_contents');

-- A file's versions share a series, which is the id of the first of them.
CREATE TABLE documents_files (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    series uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    is_latest boolean NOT NULL DEFAULT true,
    name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    origin text NOT NULL CHECK (origin IN ('uploaded', 'made')),
    kept_by uuid NOT NULL DEFAULT user_id(),
    kept_at timestamptz NOT NULL DEFAULT now(),
    discarded_at timestamptz,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, series, number),
    FOREIGN KEY (tenant_id, company_id, sha256) REFERENCES documents_contents
);
CREATE UNIQUE INDEX ON documents_files (tenant_id, company_id, series) WHERE is_latest;
CREATE INDEX ON documents_files (tenant_id, company_id, sha256);
CREATE INDEX ON documents_files (tenant_id, company_id, discarded_at)
    WHERE discarded_at IS NOT NULL;
CALL wall_in('documents_files');

CREATE TABLE documents_attachments (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    series uuid NOT NULL,
    attached_by uuid NOT NULL DEFAULT user_id(),
    attached_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, kind, subject, series)
);
CREATE INDEX ON documents_attachments (tenant_id, company_id, series);
CALL wall_in('documents_attachments');

-- Which companies have files that were discarded before an instant? A door, for the sweep.
CREATE FUNCTION documents_discarded(before timestamptz)
RETURNS TABLE (tenant_id uuid, company_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT f.tenant_id, f.company_id FROM documents_files AS f
     WHERE f.discarded_at < before
$$;
GRANT SELECT ON documents_files TO erp_door;
ALTER FUNCTION documents_discarded OWNER TO erp_door;
REVOKE ALL ON FUNCTION documents_discarded FROM PUBLIC;
GRANT EXECUTE ON FUNCTION documents_discarded TO erp_app;

-- migrate:down
-- Forward only: a later migration takes it back.
