-- migrate:up
-- Owner: ledger. Why: journal entries by the hundred thousand lines, fully checked, in one call:
-- text is staged in memory, every row is checked by set, and what is sound is booked like any
-- other posting.
-- Lock risk: none, the functions are new.

CREATE TYPE ledger_staged AS (
    place integer, number integer, position integer, dated date, journal text, memo text,
    account text, amount numeric, currency text, foreign_amount numeric, party uuid, due date, label text, field text, wrong text
);

-- Whether text is absent or a plain decimal that an amount can hold.
CREATE FUNCTION ledger_is_amount(said text) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN said IS NULL OR said ~ '^\s*[+-]?\d{1,14}(\.\d{1,4})?\s*$';

-- Cut a column of text, its cells parted by DEL (JSON carries it as it is), into cells; empty ones are null.
CREATE FUNCTION ledger_cells(said text) RETURNS text[] LANGUAGE sql IMMUTABLE
RETURN string_to_array(said, chr(127), '');

-- Turn columns of text into values row by row, naming the first field of each that is no value.
CREATE FUNCTION ledger_stage_slowly(home text, rows integer[], numbers integer[], positions integer[], columns jsonb)
RETURNS ledger_staged[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT array_agg(ROW(
               t.place, t.number, t.position, CASE WHEN c.dated THEN t.dated::date END,
               coalesce(upper(t.journal), 'MSC'), coalesce(t.memo, ''), t.account,
               CASE WHEN c.amount THEN coalesce(t.amount::numeric,
                   coalesce(t.debit::numeric, 0) - coalesce(t.credit::numeric, 0)) END,
               coalesce(upper(t.currency), home),
               CASE WHEN c.foreign_amount THEN t.foreign_amount::numeric END,
               CASE WHEN c.party THEN t.party::uuid END, CASE WHEN c.due THEN t.due::date END,
               coalesce(t.label, ''),
               CASE WHEN NOT c.dated THEN 'dated' WHEN NOT c.amount THEN 'amount'
                    WHEN NOT c.foreign_amount THEN 'foreign_amount' WHEN NOT c.party THEN 'party_id'
                    WHEN NOT c.due THEN 'due' END,
               CASE WHEN NOT c.dated THEN 'is not a date such as 2026-03-31'
                    WHEN NOT c.amount OR NOT c.foreign_amount THEN 'is not an amount such as 1250.00'
                    WHEN NOT c.party THEN 'is not the id of a party'
                    WHEN NOT c.due THEN 'is not a date such as 2026-03-31' END
           )::ledger_staged)
      FROM unnest(rows, numbers, positions, ledger_cells(columns ->> 'dated'),
                  ledger_cells(columns ->> 'journal'), ledger_cells(columns ->> 'memo'),
                  ledger_cells(columns ->> 'account'), ledger_cells(columns ->> 'debit'),
                  ledger_cells(columns ->> 'credit'), ledger_cells(columns ->> 'amount'),
                  ledger_cells(columns ->> 'currency'), ledger_cells(columns ->> 'foreign_amount'),
                  ledger_cells(columns ->> 'party_id'), ledger_cells(columns ->> 'due'),
                  ledger_cells(columns ->> 'label'))
        AS t (place, number, position, dated, journal, memo, account, debit, credit, amount,
              currency, foreign_amount, party, due, label),
           LATERAL (SELECT
               (t.dated ~ '^\d{4}-\d\d-\d\d$' AND pg_input_is_valid(t.dated, 'date')) IS TRUE AS dated,
               ledger_is_amount(t.amount) AND ledger_is_amount(t.debit) AND ledger_is_amount(t.credit)
                 AND coalesce(t.amount, t.debit, t.credit) IS NOT NULL AS amount,
               ledger_is_amount(t.foreign_amount) AS foreign_amount,
               t.party IS NULL OR pg_input_is_valid(t.party, 'uuid') AS party,
               t.due IS NULL OR t.due ~ '^\d{4}-\d\d-\d\d$' AND pg_input_is_valid(t.due, 'date') AS due
           OFFSET 0) AS c
$$;

-- Turn columns of text into entries and lines, all at once, and post them; gives how many entries.
-- Refuses text that is no value with a data exception: only then is each row looked at for itself.
-- An array of uuids is reached into at once; a join on what is only in memory would be planned as
-- if it were ten rows.
CREATE FUNCTION ledger_post_columns(
    tenant uuid, company uuid, import text, may_pass boolean, home text, rows integer[],
    numbers integer[], positions integer[], columns jsonb
) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    settings ledger_settings;
    dates date[];
    ids uuid[];
    days date[];
    found date[];
    heads ledger_entry[];
    lines ledger_line[];
    mixed boolean;
BEGIN
    IF columns ->> 'dated' !~ '^(\d{4}-\d\d-\d\d\x7f)*\d{4}-\d\d-\d\d$'
       OR concat(columns ->> 'amount', columns ->> 'debit', columns ->> 'credit',
                 columns ->> 'foreign_amount') ~ '[^0-9.+ \x7f-]'
       OR coalesce(columns ->> 'due', '') ~ '[^0-9\x7f-]' THEN
        RAISE data_exception;
    END IF;
    dates := ledger_cells(columns ->> 'dated')::date[];
    SELECT array_agg(uuidv7()), array_agg(s.dated ORDER BY s.number), array_agg(DISTINCT s.dated)
      INTO ids, days, found
      FROM unnest(dates, numbers, positions) AS s (dated, number, position) WHERE s.position = 1;
    settings := ledger_check_dates(tenant, company, (SELECT min(d) FROM unnest(found) AS d),
                                   (SELECT max(d) FROM unnest(found) AS d), found, may_pass);
    SELECT array_agg(ROW(ids[t.number], t.dated, coalesce(upper(t.journal), 'MSC'),
                         'import:' || import || ':' || t.place, coalesce(t.memo, ''), NULL
                        )::ledger_entry) FILTER (WHERE t.position = 1),
           array_agg(ROW(ids[t.number], t.position, t.dated, t.account, t.worth, t.currency,
                         CASE WHEN t.currency = home THEN t.worth ELSE t.foreign_amount END,
                         t.party, t.due, coalesce(t.label, ''), NULL)::ledger_line),
           bool_or(t.dated <> days[t.number])
      INTO heads, lines, mixed
      FROM (SELECT c.place, c.number, c.position, c.dated, c.journal, c.memo, c.account,
                   c.foreign_amount, c.party, c.due, c.label,
                   coalesce(upper(c.currency), home) AS currency,
                   CASE WHEN c.amount IS NOT NULL THEN c.amount
                        WHEN c.credit IS NULL THEN c.debit
                        ELSE coalesce(c.debit, 0) - c.credit END AS worth
              FROM unnest(rows, numbers, positions, dates, ledger_cells(columns ->> 'journal'),
                          ledger_cells(columns ->> 'memo'), ledger_cells(columns ->> 'account'),
                          ledger_cells(columns ->> 'debit')::numeric[],
                          ledger_cells(columns ->> 'credit')::numeric[],
                          ledger_cells(columns ->> 'amount')::numeric[],
                          ledger_cells(columns ->> 'currency'),
                          ledger_cells(columns ->> 'foreign_amount')::numeric[],
                          ledger_cells(columns ->> 'party_id')::uuid[],
                          ledger_cells(columns ->> 'due')::date[], ledger_cells(columns ->> 'label'))
                AS c (place, number, position, dated, journal, memo, account, debit, credit, amount,
                      currency, foreign_amount, party, due, label)
            OFFSET 0) AS t;
    PERFORM must(NOT mixed, 'entry-unbalanced', 'An entry has more than one date.');
    PERFORM ledger_book(tenant, company, settings, heads, lines, NULL, NULL, NULL, NULL);
    RETURN cardinality(heads);
END $$;

-- Name what is wrong with staged rows: (row, field, what), at most so many, and how many in all.
CREATE FUNCTION ledger_staged_errors(tenant uuid, company uuid, home text, staged ledger_staged[], most integer)
RETURNS TABLE (place integer, field text, wrong text) LANGUAGE sql STABLE
SET search_path = public, pg_temp SET enable_nestloop = off AS $$
    WITH lines AS MATERIALIZED (
        SELECT s.*, a.code, a.active, a.currency AS only, a.subtype
          FROM unnest(staged) AS s
          LEFT JOIN ledger_accounts a
                 ON a.tenant_id = tenant AND a.company_id = company AND a.code = s.account
    ), entries AS (
        SELECT min(l.place) AS place, sum(l.amount) AS balance, count(*) AS many,
               count(DISTINCT l.dated) + count(DISTINCT l.journal) AS kinds, min(l.dated) AS dated,
               min(l.journal) AS journal
          FROM lines l GROUP BY l.number
    ), closed AS MATERIALIZED (
        SELECT d.dated FROM (SELECT DISTINCT dated FROM entries) AS d
         WHERE NOT EXISTS (SELECT FROM ledger_periods p
                            WHERE p.tenant_id = tenant AND p.company_id = company
                              AND d.dated BETWEEN p.starts AND p.ends AND p.closed_at IS NULL)
    ), journals AS MATERIALIZED (
        SELECT d.journal FROM (SELECT DISTINCT journal FROM entries) AS d
         WHERE NOT EXISTS (SELECT FROM ledger_journals j
                            WHERE j.tenant_id = tenant AND j.company_id = company
                              AND j.code = d.journal AND j.active)
    )
    SELECT l.place, l.field, l.wrong FROM lines l WHERE l.wrong IS NOT NULL
     UNION ALL
    SELECT l.place, 'account', CASE WHEN l.code IS NULL THEN format('there is no account %s', l.account)
                                  WHEN NOT l.active THEN format('account %s is not in use any more', l.account)
                                  WHEN l.only <> l.currency THEN format('account %s takes %s only', l.account, l.only)
                                  ELSE format('account %s keeps who owes what: name the party', l.account) END
      FROM lines l
     WHERE l.code IS NULL OR NOT l.active OR l.only <> l.currency
        OR (l.subtype IN ('receivable', 'payable') AND l.party IS NULL)
     UNION ALL
    SELECT l.place, 'foreign_amount', format('a line in %s needs its amount in %s and in %s, of one sign',
                                           l.currency, home, l.currency)
      FROM lines l
     WHERE l.wrong IS NULL AND l.currency <> home
       AND (l.foreign_amount IS NULL OR l.foreign_amount * l.amount < 0)
     UNION ALL
    SELECT l.place, 'amount', CASE WHEN l.amount = 0 THEN 'is zero' ELSE 'is not an amount such as 1250.00' END
      FROM lines l WHERE l.wrong IS NULL AND (l.amount = 0 OR l.amount IS NULL OR scale(l.amount) > 4)
     UNION ALL
    SELECT e.place, 'entry', CASE WHEN e.kinds > 2 THEN 'the entry has more than one date or journal'
                                  WHEN e.many < 2 THEN 'the entry has only one line'
                                  ELSE format('the entry is out of balance by %s', e.balance) END
      FROM entries e WHERE e.balance <> 0 OR e.many < 2 OR e.kinds > 2
     UNION ALL
    SELECT e.place, 'dated', format('no open period covers %s', e.dated)
      FROM entries e WHERE e.dated IN (SELECT c.dated FROM closed c)
     UNION ALL
    SELECT min(e.place), 'journal', format('there is no journal %s in use', e.journal)
      FROM entries e WHERE e.journal IN (SELECT n.journal FROM journals n) GROUP BY e.journal
     ORDER BY 1, 2 LIMIT most
$$;

-- Check and post lines as entries of one import; the same import is posted once. Cells come as
-- columns of text, each line with the number of its entry and its position in it, both from 1.
-- Gives {"errors": [[row, field, what]], "entries": how many were posted}. What is sound costs one
-- pass; only where a check says no are the lines looked at one by one, to name each that is wrong.
CREATE FUNCTION ledger_import(
    tenant uuid, company uuid, import text, may_pass boolean, most integer, rows integer[],
    numbers integer[], positions integer[], columns jsonb
) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' SET jit = off AS $$
DECLARE
    home text;
    staged ledger_staged[];
    errors jsonb;
    many integer;
BEGIN
    PERFORM ledger_guard(tenant, company);
    SELECT s.currency INTO home FROM ledger_settings s WHERE s.tenant_id = tenant AND s.company_id = company;
    PERFORM must(FOUND, 'ledger-not-set-up', 'Choose a chart of accounts first.');
    BEGIN
        many := ledger_post_columns(tenant, company, import, may_pass, home, rows, numbers, positions, columns);
        RETURN jsonb_build_object('errors', '[]'::jsonb, 'entries', many);
    EXCEPTION WHEN data_exception OR SQLSTATE 'ERP01' THEN
        staged := ledger_stage_slowly(home, rows, numbers, positions, columns);
        SELECT jsonb_agg(jsonb_build_array(e.place, e.field, e.wrong)) INTO errors
          FROM ledger_staged_errors(tenant, company, home, staged, most) AS e;
        IF errors IS NULL THEN
            RAISE;  -- no line is wrong: the books are locked, or the file was posted already
        END IF;
        RETURN jsonb_build_object('errors', errors, 'entries', 0);
    END;
END $$;
ALTER FUNCTION ledger_import OWNER TO erp_books;
REVOKE ALL ON FUNCTION ledger_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_import TO erp_app;
