-- The roles of a server, and their passwords from the secret files. Run on the first start, and
-- again whenever a password was changed: roles.sh. Nothing here is written to a log.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = 'warning';
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
\set owner_password `cat /run/secrets/owner_password`
\set app_password `cat /run/secrets/app_password`
\set worker_password `cat /run/secrets/worker_password`
\set exporter_password `cat /run/secrets/exporter_password`
\set postgres_password `cat /run/secrets/postgres_password`

SELECT format('CREATE ROLE %I %s', name, how)
  FROM (VALUES
    ('erp_owner', 'LOGIN NOSUPERUSER NOCREATEDB CREATEROLE BYPASSRLS'), -- migrates, nothing else;
      -- the first migration makes roles that are there already, and must be allowed to try
    ('erp_app', 'LOGIN NOBYPASSRLS'),       -- the functions: own nothing, stand before the wall
    ('erp_worker', 'LOGIN NOBYPASSRLS'),    -- the jobs: the same rights, more patience
    ('erp_exporter', 'LOGIN NOBYPASSRLS'),  -- reads statistics, no rows
    ('erp_door', 'NOLOGIN BYPASSRLS'),      -- owns the doors: they write the wall's condition
    ('erp_books', 'NOLOGIN NOBYPASSRLS'),   -- owns the posting functions: behind the wall
    ('erp_reports', 'NOLOGIN NOBYPASSRLS')  -- may only read
  ) AS wanted (name, how)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

ALTER ROLE erp_owner PASSWORD :'owner_password';
ALTER ROLE erp_app PASSWORD :'app_password';
ALTER ROLE erp_worker PASSWORD :'worker_password';
ALTER ROLE erp_exporter PASSWORD :'exporter_password';
ALTER ROLE postgres PASSWORD :'postgres_password';

-- The owner hands functions to these, and lets the application read as erp_reports.
GRANT erp_books, erp_door TO erp_owner WITH INHERIT TRUE, SET TRUE;
GRANT erp_reports TO erp_owner WITH ADMIN TRUE, INHERIT FALSE, SET TRUE;
GRANT erp_app TO erp_worker WITH INHERIT TRUE, SET FALSE;
GRANT SET ON PARAMETER "erp.bulk" TO erp_owner WITH GRANT OPTION; -- the import's functions set it
GRANT pg_monitor, pg_use_reserved_connections TO erp_exporter;

-- A request gives up before its caller does; a job may take longer; a migration waits for no lock
-- so long that requests queue up behind it.
ALTER ROLE erp_app SET statement_timeout = '30s';
ALTER ROLE erp_app SET lock_timeout = '10s';
ALTER ROLE erp_app SET idle_in_transaction_session_timeout = '15s';
ALTER ROLE erp_worker SET statement_timeout = '5min';
ALTER ROLE erp_worker SET lock_timeout = '10s';
ALTER ROLE erp_worker SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE erp_owner SET lock_timeout = '5s';
ALTER ROLE erp_owner SET statement_timeout = 0;
ALTER ROLE erp_exporter SET statement_timeout = '10s';
ALTER ROLE erp_app CONNECTION LIMIT 160;
ALTER ROLE erp_worker CONNECTION LIMIT 24;
ALTER ROLE erp_owner CONNECTION LIMIT 4;
ALTER ROLE erp_exporter CONNECTION LIMIT 5;

-- The database belongs to the owner, and nobody else so much as connects without being told so.
ALTER DATABASE erp OWNER TO erp_owner;
ALTER SCHEMA public OWNER TO erp_owner;
REVOKE ALL ON DATABASE erp FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE erp TO erp_app, erp_worker, erp_exporter;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
