-- migrate:up
-- Owner: ledger. Why: journal entries by the hundred thousand lines, fully checked, in one call:
-- text is staged in memory, every row is checked by set, and what is sound is booked like any
-- other posting.
-- Lock risk: none, the functions are new.

CREATE TYPE ledger_staged AS (
    place integer, entry text, dated date, journal text, memo text, account text, amount numeric,
    currency text, foreign_amount numeric, party uuid, due date, label text, field text, wrong text
);

-- Whether text is empty or a plain decimal that an amount can hold.
CREATE FUNCTION ledger_is_amount(said text) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN coalesce(said, '') = '' OR said ~ '^\s*[+-]?\d{1,14}(\.\d{1,4})?\s*$';

-- Turn text into values. What does not fit is named, the first field that does not; an amount is
-- one signed column, or a debit less a credit.
CREATE FUNCTION ledger_stage(
    home text, rows integer[], entries text[], dates text[], journals text[], memos text[],
    accounts text[], debits text[], credits text[], amounts text[], currencies text[],
    foreigns text[], parties text[], dues text[], labels text[]
) RETURNS ledger_staged[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT array_agg(ROW(
               t.place, t.entry, CASE WHEN c.dated THEN t.dated::date END,
               coalesce(nullif(upper(t.journal), ''), 'MSC'), coalesce(t.memo, ''), btrim(t.account),
               CASE WHEN c.amount THEN coalesce(nullif(t.amount, '')::numeric,
                   coalesce(nullif(t.debit, '')::numeric, 0) - coalesce(nullif(t.credit, '')::numeric, 0)) END,
               coalesce(nullif(upper(t.currency), ''), home),
               CASE WHEN c.foreign_amount THEN nullif(t.foreign_amount, '')::numeric END,
               CASE WHEN c.party THEN nullif(t.party, '')::uuid END,
               CASE WHEN c.due THEN nullif(t.due, '')::date END, coalesce(t.label, ''),
               CASE WHEN NOT c.entry THEN 'entry' WHEN NOT c.dated THEN 'dated'
                    WHEN NOT c.amount THEN 'amount' WHEN NOT c.foreign_amount THEN 'foreign_amount'
                    WHEN NOT c.party THEN 'party_id' WHEN NOT c.due THEN 'due' END,
               CASE WHEN NOT c.entry THEN 'say which entry the line belongs to'
                    WHEN NOT c.dated THEN 'is not a date such as 2026-03-31'
                    WHEN NOT c.amount THEN 'is not an amount such as 1250.00'
                    WHEN NOT c.foreign_amount THEN 'is not an amount such as 1250.00'
                    WHEN NOT c.party THEN 'is not the id of a party'
                    WHEN NOT c.due THEN 'is not a date such as 2026-03-31' END
           )::ledger_staged)
      FROM unnest(rows, entries, dates, journals, memos, accounts, debits, credits, amounts,
                  currencies, foreigns, parties, dues, labels)
        AS t (place, entry, dated, journal, memo, account, debit, credit, amount, currency,
              foreign_amount, party, due, label),
           LATERAL (SELECT
               coalesce(t.entry, '') <> '' AS entry,
               (t.dated ~ '^\d{4}-\d\d-\d\d$' AND pg_input_is_valid(t.dated, 'date')) IS TRUE AS dated,
               ledger_is_amount(t.amount) AND ledger_is_amount(t.debit) AND ledger_is_amount(t.credit)
                 AND (coalesce(t.amount, '') <> '' OR coalesce(t.debit, '') <> ''
                      OR coalesce(t.credit, '') <> '') AS amount,
               ledger_is_amount(t.foreign_amount) AS foreign_amount,
               coalesce(t.party, '') = '' OR pg_input_is_valid(t.party, 'uuid') AS party,
               coalesce(t.due, '') = ''
                 OR t.due ~ '^\d{4}-\d\d-\d\d$' AND pg_input_is_valid(t.due, 'date') AS due
           OFFSET 0) AS c
$$;

-- Name what is wrong with staged rows: (row, field, what), at most so many, and how many in all.
CREATE FUNCTION ledger_staged_errors(tenant uuid, company uuid, home text, staged ledger_staged[], most integer)
RETURNS TABLE (place integer, field text, wrong text) LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    WITH lines AS MATERIALIZED (
        SELECT s.*, a.code, a.active, a.currency AS only, a.subtype
          FROM unnest(staged) AS s
          LEFT JOIN ledger_accounts a
                 ON a.tenant_id = tenant AND a.company_id = company AND a.code = s.account
    ), entries AS (
        SELECT min(l.place) AS place, l.entry, sum(l.amount) AS balance, count(*) AS many,
               count(DISTINCT l.dated) + count(DISTINCT l.journal) AS kinds, min(l.dated) AS dated,
               min(l.journal) AS journal
          FROM lines l GROUP BY l.entry
    ), days AS (
        SELECT d.dated, EXISTS (SELECT FROM ledger_periods p
                                 WHERE p.tenant_id = tenant AND p.company_id = company
                                   AND d.dated BETWEEN p.starts AND p.ends
                                   AND p.closed_at IS NULL) AS open
          FROM (SELECT DISTINCT dated FROM entries) AS d
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
    SELECT l.place, 'amount', 'is zero' FROM lines l WHERE l.wrong IS NULL AND l.amount = 0
     UNION ALL
    SELECT e.place, 'entry', CASE WHEN e.kinds > 2 THEN format('entry %s has more than one date or journal', e.entry)
                                WHEN e.many < 2 THEN format('entry %s has only one line', e.entry)
                                ELSE format('entry %s is out of balance by %s', e.entry, e.balance) END
      FROM entries e WHERE e.balance <> 0 OR e.many < 2 OR e.kinds > 2
     UNION ALL
    SELECT e.place, 'dated', format('no open period covers %s', e.dated)
      FROM entries e JOIN days d USING (dated) WHERE NOT d.open
     UNION ALL
    SELECT min(e.place), 'journal', format('there is no journal %s in use', e.journal)
      FROM entries e
     WHERE NOT EXISTS (SELECT FROM ledger_journals j WHERE j.tenant_id = tenant
                          AND j.company_id = company AND j.code = e.journal AND j.active)
     GROUP BY e.journal
     ORDER BY 1, 2 LIMIT most
$$;

-- Check and post staged lines as entries of one import; the same import is posted once. Gives
-- {"errors": [[row, field, what]], "entries": how many were posted}.
CREATE FUNCTION ledger_import(
    tenant uuid, company uuid, import text, staging jsonb, rows integer[], entries text[],
    dates text[], journals text[], memos text[], accounts text[], debits text[], credits text[],
    amounts text[], currencies text[], foreigns text[], parties text[], dues text[], labels text[]
) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    settings ledger_settings;
    home text;
    staged ledger_staged[];
    errors jsonb;
    heads ledger_entry[];
    lines ledger_line[];
BEGIN
    PERFORM ledger_guard(tenant, company);
    SELECT s.currency INTO home FROM ledger_settings s WHERE s.tenant_id = tenant AND s.company_id = company;
    PERFORM must(FOUND, 'ledger-not-set-up', 'Choose a chart of accounts first.');
    staged := ledger_stage(home, rows, entries, dates, journals, memos, accounts, debits, credits,
                           amounts, currencies, foreigns, parties, dues, labels);
    SELECT jsonb_agg(jsonb_build_array(e.place, e.field, e.wrong)) INTO errors
      FROM ledger_staged_errors(tenant, company, home, staged, (staging ->> 'most')::integer) AS e;
    IF errors IS NOT NULL THEN
        RETURN jsonb_build_object('errors', errors, 'entries', 0);
    END IF;
    -- Entries in the order of the file; ids rise with them.
    WITH found AS (
        SELECT s.entry, min(s.place) AS place, min(s.dated) AS dated, min(s.journal) AS journal,
               min(s.memo) AS memo
          FROM unnest(staged) AS s GROUP BY s.entry
    ), made AS MATERIALIZED (
        SELECT f.*, uuidv7() AS id FROM (SELECT * FROM found ORDER BY place) AS f
    )
    SELECT array_agg(ROW(m.id, m.dated, m.journal, 'import:' || import || ':' || m.place, m.memo,
                         NULL)::ledger_entry ORDER BY m.place),
           (SELECT array_agg(ROW(n.id, n.position, n.dated, n.account, n.amount, n.currency,
                                 CASE WHEN n.currency = home THEN n.amount ELSE n.foreign_amount END,
                                 n.party, n.due, n.label, NULL)::ledger_line)
              FROM (SELECT s.*, m2.id, row_number() OVER (PARTITION BY m2.id ORDER BY s.place)::integer AS position
                      FROM unnest(staged) AS s JOIN made m2 ON m2.entry = s.entry) AS n)
      INTO heads, lines FROM made m;
    settings := ledger_check_dates(tenant, company,
        (SELECT min(h.dated) FROM unnest(heads) AS h), (SELECT max(h.dated) FROM unnest(heads) AS h),
        (SELECT array_agg(DISTINCT h.dated) FROM unnest(heads) AS h), (staging ->> 'may_pass')::boolean);
    PERFORM ledger_book(tenant, company, settings, heads, lines, NULL, NULL, NULL, NULL);
    RETURN jsonb_build_object('errors', '[]'::jsonb, 'entries', cardinality(heads));
END $$;
ALTER FUNCTION ledger_import OWNER TO erp_books;
REVOKE ALL ON FUNCTION ledger_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_import TO erp_app;
