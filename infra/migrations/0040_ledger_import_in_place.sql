-- migrate:up
-- Owner: ledger. Why: an import writes its lines straight from the text it was given, and checks
-- them where they are: half the work of making arrays of lines, checking those and writing them.
-- A conflict that never comes is not looked for either: a file imported twice meets the key.
-- Lock risk: two policies are altered, in a moment: what is written is held against the company of
-- the transaction read once a statement, not once a row. What is read is not: the planner knows
-- how much of a table a company has by looking at which it is.

ALTER POLICY company ON journal_lines
    WITH CHECK (tenant_id = (SELECT tenant_id()) AND company_id = (SELECT company_id()));
ALTER POLICY company ON journal_entries
    WITH CHECK (tenant_id = (SELECT tenant_id()) AND company_id = (SELECT company_id()));

-- The lines of an import as posting knows them: only where something is asked that posting asks.
-- An import's entries have ids of their own range, so that they are found together.
CREATE FUNCTION ledger_imported(tenant uuid, company uuid, first uuid, last uuid)
RETURNS ledger_line[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT array_agg(ROW(l.entry_id, l.position, l.dated, l.account, l.amount, l.currency,
                         l.foreign_amount, l.party_id, l.due, l.label, l.dimensions)::ledger_line)
      FROM journal_lines l
     WHERE l.tenant_id = tenant AND l.company_id = company AND l.entry_id BETWEEN first AND last
$$;

-- Open what is owed by the lines of an import.
CREATE FUNCTION ledger_open_imported(tenant uuid, company uuid, first uuid, last uuid)
RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO ledger_open_items (tenant_id, company_id, entry_id, position, party_id, account,
                                   dated, due, currency, amount, amount_company, open,
                                   open_company, label)
    SELECT tenant, company, l.entry_id, l.position, l.party_id, l.account, l.dated,
           coalesce(l.due, l.dated), l.currency, l.foreign_amount, l.amount, l.foreign_amount,
           l.amount, l.label
      FROM journal_lines l
      JOIN ledger_accounts a
        ON a.tenant_id = tenant AND a.company_id = company AND a.code = l.account
       AND a.subtype IN ('receivable', 'payable')
     WHERE l.tenant_id = tenant AND l.company_id = company
       AND l.entry_id BETWEEN first AND last AND l.foreign_amount <> 0
    ON CONFLICT DO NOTHING
$$;

-- Write the entries of lines that are there, numbered by journal and year in the file's order.
CREATE FUNCTION ledger_number_imported(
    tenant uuid, company uuid, import text, ids uuid[], rows integer[], numbers integer[],
    positions integer[], dates date[], journals text[], memos text[]
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    wanted record;
    taken integer;
    written integer;
    somebody uuid := user_id();
BEGIN
    FOR wanted IN
        SELECT y.journal, y.journal || '-' || y.year AS series, make_date(y.year, 1, 1) AS starts,
               make_date(y.year, 12, 31) AS ends, count(*)::integer AS many
          FROM (SELECT coalesce(upper(e.journal), 'MSC') AS journal, date_part('year', e.dated)::integer AS year
                  FROM unnest(positions, dates, journals) AS e (position, dated, journal)
                 WHERE e.position = 1) AS y
         GROUP BY y.journal, y.year ORDER BY 2
    LOOP
        INSERT INTO ledger_numbers AS n (tenant_id, company_id, series, last)
        SELECT tenant, company, wanted.series, wanted.many FROM ledger_journals j
         WHERE j.tenant_id = tenant AND j.company_id = company AND j.code = wanted.journal AND j.active
        ON CONFLICT (tenant_id, company_id, series) DO UPDATE SET last = n.last + excluded.last
        RETURNING last INTO taken;
        PERFORM must(taken IS NOT NULL, 'journal-unknown', format('There is no journal %s in use.', wanted.journal));
        WITH written AS (
            INSERT INTO journal_entries (tenant_id, company_id, id, dated, journal, series, serial, source, memo, user_id)
            SELECT tenant, company, ids[e.number], e.dated, wanted.journal, wanted.series,
                   taken - wanted.many + row_number() OVER (ORDER BY e.number),
                   'import:' || import || ':' || e.place, coalesce(e.memo, ''), somebody
              FROM unnest(rows, numbers, positions, dates, journals, memos)
                AS e (place, number, position, dated, journal, memo)
             WHERE e.position = 1 AND coalesce(upper(e.journal), 'MSC') = wanted.journal
               AND e.dated BETWEEN wanted.starts AND wanted.ends
            RETURNING 1)
        SELECT count(*) INTO written FROM written;
        PERFORM must(written = wanted.many, 'entry-unbalanced', 'Every entry is numbered.');
    END LOOP;
END $$;

-- Turn columns of text into lines and entries, all at once, and post them; gives how many entries.
-- Refuses text that is no value with a data exception: only then is each row looked at for itself.
-- That entries balance and have two lines the trigger on lines holds; that an entry has one date,
-- the column, which is never empty.
-- Ids are a range: of one moment and chance, counted up, as RFC 9562 (6.2) lets version 7 do.
CREATE OR REPLACE FUNCTION ledger_post_columns(
    tenant uuid, company uuid, import text, may_pass boolean, home text, rows integer[],
    numbers integer[], positions integer[], columns jsonb
) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    settings ledger_settings;
    dates date[];
    days date[];  -- of each entry
    found date[];
    ids uuid[];
    prefix text := left(uuidv7()::text, 30);
    many integer;
    sound boolean;
    has_items boolean;
    has_dimensions boolean;
    moved ledger_line[];
BEGIN
    IF columns ->> 'dated' !~ '^(\d{4}-\d\d-\d\d\x7f)*\d{4}-\d\d-\d\d$'
       OR concat_ws(chr(127), columns ->> 'amount', columns ->> 'debit', columns ->> 'credit',
                    columns ->> 'foreign_amount') ~ '[^0-9.+ \x7f-]|\.\d{4}0*[1-9]'
       OR coalesce(columns ->> 'due', '') ~ '[^0-9\x7f-]' THEN
        RAISE data_exception;
    END IF;
    dates := ledger_cells(columns ->> 'dated')::date[];
    SELECT array_agg(s.dated ORDER BY s.number), array_agg(DISTINCT s.dated) INTO days, found
      FROM unnest(dates, numbers, positions) AS s (dated, number, position) WHERE s.position = 1;
    settings := ledger_check_dates(tenant, company, (SELECT min(d) FROM unnest(found) AS d),
                                   (SELECT max(d) FROM unnest(found) AS d), found, may_pass);
    many := cardinality(days);
    SELECT array_agg((prefix || lpad(to_hex(n), 6, '0'))::uuid ORDER BY n) INTO ids
      FROM generate_series(1, many) AS n;
    WITH written AS (
        INSERT INTO journal_lines (tenant_id, company_id, entry_id, position, dated, account, amount,
                                   currency, foreign_amount, party_id, due, label)
        SELECT tenant, company, ids[t.number], t.position,
               CASE WHEN t.dated = days[t.number] THEN t.dated END, t.account, t.worth, t.currency,
               CASE WHEN t.currency = home THEN t.worth ELSE t.foreign_amount END, t.party, t.due,
               coalesce(t.label, '')
          FROM (SELECT c.number, c.position, c.dated, c.account, c.foreign_amount, c.party, c.due,
                       c.label, coalesce(upper(c.currency), home) AS currency,
                       CASE WHEN c.amount IS NOT NULL THEN c.amount
                            WHEN c.credit IS NULL THEN c.debit
                            ELSE coalesce(c.debit, 0) - c.credit END AS worth
                  FROM unnest(numbers, positions, dates, ledger_cells(columns ->> 'account'),
                              ledger_cells(columns ->> 'debit')::numeric[],
                              ledger_cells(columns ->> 'credit')::numeric[],
                              ledger_cells(columns ->> 'amount')::numeric[],
                              ledger_cells(columns ->> 'currency'),
                              ledger_cells(columns ->> 'foreign_amount')::numeric[],
                              ledger_cells(columns ->> 'party_id')::uuid[],
                              ledger_cells(columns ->> 'due')::date[], ledger_cells(columns ->> 'label'))
                    AS c (number, position, dated, account, debit, credit, amount, currency,
                          foreign_amount, party, due, label)
                OFFSET 0) AS t
        RETURNING entry_id, dated, account, amount, currency, foreign_amount, party_id
    ), sums AS (  -- a day's debits of an account move its balance like one line, and so do its credits
        SELECT l.dated, l.account, l.currency, sum(l.amount) AS amount,
               sum(l.foreign_amount) AS foreign_amount, bool_and(l.party_id IS NOT NULL) AS named,
               bool_and(l.amount = round(l.amount, settings.decimals)
                        AND (l.currency = home OR l.amount * l.foreign_amount >= 0)) AS sound,
               bool_or(l.foreign_amount <> 0) AS owed
          FROM written AS l GROUP BY l.dated, l.account, l.currency, l.amount > 0
    )
    SELECT bool_and((s.sound AND a.active AND (a.currency IS NULL OR a.currency = s.currency)
                     AND (a.subtype NOT IN ('receivable', 'payable') OR s.named)) IS TRUE),
           bool_or(a.subtype IN ('receivable', 'payable') AND s.owed), bool_or(a.required_dimensions <> '{}'),
           array_agg(ROW(NULL, NULL, s.dated, s.account, s.amount, s.currency, s.foreign_amount,
                         NULL, NULL, NULL, NULL)::ledger_line)
      INTO sound, has_items, has_dimensions, moved
      FROM sums AS s
      LEFT JOIN ledger_accounts a
             ON a.tenant_id = tenant AND a.company_id = company AND a.code = s.account;
    IF sound IS NOT TRUE THEN
        PERFORM ledger_refuse_lines(tenant, company, home, settings.decimals,
                                    ledger_imported(tenant, company, ids[1], ids[many]));
    END IF;
    IF has_dimensions THEN
        PERFORM ledger_check_dimensions(tenant, company, ledger_imported(tenant, company, ids[1], ids[many]));
    END IF;
    IF has_items THEN
        PERFORM ledger_open_imported(tenant, company, ids[1], ids[many]);
    END IF;
    PERFORM ledger_move_balances(tenant, company, moved, false);
    PERFORM ledger_number_imported(tenant, company, import, ids, rows, numbers, positions, dates,
                                   ledger_cells(columns ->> 'journal'), ledger_cells(columns ->> 'memo'));
    RETURN many;
END $$;

-- The backstops by set where a hundred thousand rows come at once: probing for each entry costs
-- more than all else they do. erp.bulk only chooses how; what is refused is the same.
CREATE OR REPLACE FUNCTION refuse_unbalanced_lines() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    fewest integer := 2;  -- a parameter, so that an import has it planned anew
    first uuid;
    last uuid;
BEGIN
    IF current_setting('erp.bulk', true) = 'on' THEN
        PERFORM FROM added WHERE tenant_id <> (SELECT tenant_id()) OR company_id <> (SELECT company_id());
        PERFORM must(NOT FOUND, 'entry-unbalanced', 'Lines are imported for one company.');
        PERFORM FROM added GROUP BY entry_id HAVING sum(amount) <> 0 OR count(*) < fewest;
        PERFORM must(NOT FOUND, 'entry-unbalanced',
                     'Lines are added whole entries at a time, their debits equal to their credits.');
        SELECT entry_id INTO first FROM added ORDER BY entry_id LIMIT 1;
        SELECT entry_id INTO last FROM added ORDER BY entry_id DESC LIMIT 1;
        PERFORM FROM journal_entries e
          WHERE e.tenant_id = tenant_id() AND e.company_id = company_id()
            AND e.id BETWEEN first AND last AND e.id IN (SELECT entry_id FROM added);
    ELSE
        PERFORM FROM added GROUP BY tenant_id, company_id, entry_id
          HAVING sum(amount) <> 0 OR count(*) < fewest
              OR (SELECT count(*) FROM journal_entries e
                   WHERE e.tenant_id = added.tenant_id AND e.company_id = added.company_id
                     AND e.id = added.entry_id) > 0;
    END IF;
    PERFORM must(NOT FOUND, 'entry-unbalanced',
                 'Lines are added whole entries at a time, their debits equal to their credits.');
    RETURN NULL;
END $$;

-- An entry that has its first line has all of them: they came whole, and stay.
CREATE OR REPLACE FUNCTION refuse_empty_entries() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    fewest integer := 2;
    first uuid;
    last uuid;
BEGIN
    IF current_setting('erp.bulk', true) = 'on' THEN
        SELECT id INTO first FROM added ORDER BY id LIMIT 1;
        SELECT id INTO last FROM added ORDER BY id DESC LIMIT 1;
        PERFORM FROM added a
          LEFT JOIN (SELECT entry_id FROM journal_lines
                      WHERE tenant_id = tenant_id() AND company_id = company_id()
                        AND entry_id BETWEEN first AND last AND position = 1) AS l ON l.entry_id = a.id
         WHERE l.entry_id IS NULL;
    ELSE
        PERFORM FROM added
          WHERE (SELECT count(*) FROM journal_lines l
                  WHERE l.tenant_id = added.tenant_id AND l.company_id = added.company_id
                    AND l.entry_id = added.id AND l.position <= fewest) < fewest;
    END IF;
    PERFORM must(NOT FOUND, 'entry-unbalanced', 'An entry needs two lines or more.');
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION ledger_import(
    tenant uuid, company uuid, import text, may_pass boolean, most integer, rows integer[],
    numbers integer[], positions integer[], columns jsonb
) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' SET jit = off SET erp.bulk = 'on' AS $$
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
    EXCEPTION WHEN data_exception OR integrity_constraint_violation OR SQLSTATE 'ERP01' THEN
        staged := ledger_stage_slowly(home, rows, numbers, positions, columns);
        SELECT jsonb_agg(jsonb_build_array(e.place, e.field, e.wrong)) INTO errors
          FROM ledger_staged_errors(tenant, company, home, staged, most) AS e;
        IF errors IS NULL THEN  -- no line is wrong: the books are locked, or the file was posted already
            PERFORM must(SQLSTATE <> '23505', 'source-posted', 'This was posted already.');
            RAISE;
        END IF;
        RETURN jsonb_build_object('errors', errors, 'entries', 0);
    END;
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
