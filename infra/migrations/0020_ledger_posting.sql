-- migrate:up
-- Owner: ledger. Why: the one door into the books. ledger_post checks, writes lines and open
-- items, settles them, moves balances and numbers the entries, in the order of the lock ladder:
-- periods (shared), open items, account balances by account, numbers by series.
-- Lock risk: none, the functions are new.

CREATE TYPE ledger_entry AS (
    id uuid, dated date, journal text, source text, memo text, reverses uuid
);
CREATE TYPE ledger_line AS (
    entry uuid, position integer, dated date, account text, amount numeric, currency text,
    foreign_amount numeric, party uuid, due date, label text, dimensions uuid[]
);
CREATE TYPE ledger_tax AS (
    entry uuid, position integer, dated date, tax text, base numeric, amount numeric
);
CREATE TYPE ledger_pair AS (
    n integer, debit_entry uuid, debit_position integer, credit_entry uuid,
    credit_position integer, amount numeric
);
-- A pair with the company's amounts it takes from both of its items; `undoes` an earlier one.
CREATE TYPE ledger_settlement AS (
    n integer, debit_entry uuid, debit_position integer, credit_entry uuid,
    credit_position integer, amount numeric, debit_company numeric, credit_company numeric,
    account text, party uuid, currency text, undoes uuid
);

-- Spread a hot company's balances over erp.slots rows; 1 unless the runner says otherwise.
CREATE FUNCTION balance_slot() RETURNS smallint LANGUAGE sql STABLE
RETURN (pg_backend_pid() % coalesce(nullif(current_setting('erp.slots', true), ''), '1')::int)::smallint;

-- Say which line is wrong and why: only called once something is.
CREATE FUNCTION ledger_refuse_lines(
    tenant uuid, company uuid, home text, decimals integer, lines ledger_line[]
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    SELECT x.problem, x.because INTO wrong
      FROM unnest(lines) AS l
      LEFT JOIN ledger_accounts a
             ON a.tenant_id = tenant AND a.company_id = company AND a.code = l.account,
           LATERAL (VALUES
        (a.code IS NULL, 'account-unknown', format('There is no account %s.', l.account)),
        (NOT a.active, 'account-inactive', format('Account %s %s is not in use any more.', a.code, a.name)),
        (a.currency <> l.currency, 'currency-misfit',
         format('Account %s takes %s only, not %s.', a.code, a.currency, l.currency)),
        (a.subtype IN ('receivable', 'payable') AND l.party IS NULL AND l.foreign_amount <> 0,
         'party-missing', format('Account %s keeps who owes what: name the party.', a.code)),
        (l.amount IS NULL OR l.foreign_amount IS NULL, 'currency-misfit',
         format('A line in %s on account %s needs its amount in both currencies.', l.currency, l.account)),
        (l.currency = home AND l.amount <> l.foreign_amount, 'currency-misfit',
         format('A line in %s on account %s has two different amounts.', home, l.account)),
        (l.amount <> round(l.amount, decimals), 'currency-misfit',
         format('%s on account %s is not a whole number of coins.', l.amount, l.account)),
        (l.amount * l.foreign_amount < 0, 'currency-misfit',
         format('A line on account %s is a debit in one currency and a credit in the other.', l.account)),
        (l.amount = 0 AND l.foreign_amount = 0, 'entry-unbalanced',
         format('A line on account %s has no amount.', l.account))
      ) AS x (applies, problem, because)
     WHERE x.applies ORDER BY l.position LIMIT 1;
    PERFORM must(NOT FOUND, wrong.problem, wrong.because);
    PERFORM must(false, 'entry-unbalanced', 'The debits and credits of an entry must be equal, over two lines or more.');
END $$;

-- Check analytic values: known, active, one per dimension, and those an account asks for.
CREATE FUNCTION ledger_check_dimensions(tenant uuid, company uuid, lines ledger_line[])
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    SELECT l.account INTO wrong
      FROM unnest(lines) AS l,
           LATERAL (SELECT count(v.id) AS known, count(DISTINCT v.dimension_id) AS kinds
                      FROM unnest(l.dimensions) AS d (id)
                      JOIN ledger_dimension_values v
                        ON v.tenant_id = tenant AND v.company_id = company AND v.id = d.id AND v.active) AS found
     WHERE found.known <> coalesce(cardinality(l.dimensions), 0) OR found.kinds <> found.known LIMIT 1;
    PERFORM must(NOT FOUND, 'dimension-misfit',
        format('A line on account %s names an analytic value that is not in use, or two of one dimension.', wrong.account));
    SELECT l.account, r.name INTO wrong
      FROM unnest(lines) AS l
      JOIN ledger_accounts a ON a.tenant_id = tenant AND a.company_id = company AND a.code = l.account
      JOIN ledger_dimensions r
        ON r.tenant_id = tenant AND r.company_id = company AND r.id = ANY (a.required_dimensions)
     WHERE l.foreign_amount <> 0
       AND NOT EXISTS (SELECT FROM ledger_dimension_values v
                        WHERE v.tenant_id = tenant AND v.company_id = company
                          AND v.id = ANY (l.dimensions) AND v.dimension_id = r.id) LIMIT 1;
    PERFORM must(NOT FOUND, 'dimension-missing',
        format('Account %s needs a value of the dimension %s.', wrong.account, wrong.name));
END $$;

-- The control line and the gain or loss of settlements whose two items are worth different
-- amounts in the company's currency: what remains on the account is moved off it.
CREATE FUNCTION ledger_exchange_lines(
    tenant uuid, company uuid, exchange uuid, dated date, home text, settled ledger_settlement[]
) RETURNS ledger_line[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH remains AS (
        SELECT s.n, s.account, s.party, s.currency, s.debit_company - s.credit_company AS amount,
               (s.debit_company - s.credit_company > 0) = (s.undoes IS NULL) AS is_loss
          FROM unnest(settled) AS s WHERE s.debit_company <> s.credit_company
    ), drafted AS (
        SELECT n, 1 AS part, account, -amount AS amount, currency, 0::numeric AS foreign_amount, party
          FROM remains
         UNION ALL
        SELECT n, 2, d.account, r.amount, home, r.amount, NULL
          FROM remains r
          JOIN ledger_defaults d
            ON d.tenant_id = tenant AND d.company_id = company
           AND d.role = CASE WHEN r.is_loss THEN 'exchange_loss' ELSE 'exchange_gain' END
    )
    SELECT array_agg(ROW(exchange, row_number, dated, account, amount, currency, foreign_amount,
                         party, NULL, '', NULL)::ledger_line)
      FROM (SELECT *, row_number() OVER (ORDER BY n, part)::integer FROM drafted) AS numbered
$$;

-- Hold open items till the transaction ends, in one order for everybody.
CREATE FUNCTION ledger_lock_items(tenant uuid, company uuid, pairs ledger_pair[], undo uuid[])
RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT FROM ledger_open_items
     WHERE tenant_id = tenant AND company_id = company
       AND (entry_id, position) IN (
           SELECT debit_entry, debit_position FROM unnest(pairs)
            UNION ALL SELECT credit_entry, credit_position FROM unnest(pairs)
            UNION ALL SELECT debit_entry, debit_position FROM ledger_allocations
                       WHERE tenant_id = tenant AND company_id = company AND id = ANY (undo)
            UNION ALL SELECT credit_entry, credit_position FROM ledger_allocations
                       WHERE tenant_id = tenant AND company_id = company AND id = ANY (undo))
     ORDER BY entry_id, position FOR UPDATE
$$;

-- Move items by settlements, and keep what was settled.
CREATE FUNCTION ledger_apply(
    tenant uuid, company uuid, dated date, exchange uuid, settled ledger_settlement[]
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO ledger_allocations (tenant_id, company_id, id, debit_entry, debit_position,
                                    credit_entry, credit_position, amount, debit_company,
                                    credit_company, dated, exchange_entry, undoes)
    SELECT tenant, company, uuidv7(), s.debit_entry, s.debit_position, s.credit_entry,
           s.credit_position, s.amount, s.debit_company, s.credit_company, dated,
           CASE WHEN s.debit_company <> s.credit_company THEN exchange END, s.undoes
      FROM unnest(settled) AS s
    ON CONFLICT DO NOTHING;
    UPDATE ledger_open_items AS i
       SET open = i.open - m.amount, open_company = i.open_company - m.company_amount
      FROM (SELECT entry, position, sum(amount) AS amount, sum(company_amount) AS company_amount
              FROM (SELECT debit_entry AS entry, debit_position AS position, amount,
                           debit_company AS company_amount FROM unnest(settled)
                     UNION ALL
                    SELECT credit_entry, credit_position, -amount, -credit_company
                      FROM unnest(settled)) AS sides
             GROUP BY entry, position) AS m
     WHERE i.tenant_id = tenant AND i.company_id = company
       AND i.entry_id = m.entry AND i.position = m.position;
END $$;

-- Take allocations back.
CREATE FUNCTION ledger_unsettle(
    tenant uuid, company uuid, undo uuid[], dated date, exchange uuid
) RETURNS ledger_settlement[] LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    settled ledger_settlement[];
BEGIN
    SELECT array_agg(ROW(0, a.debit_entry, a.debit_position, a.credit_entry, a.credit_position,
                         -a.amount, -a.debit_company, -a.credit_company, i.account, i.party_id,
                         i.currency, a.id)::ledger_settlement)
      INTO settled
      FROM ledger_allocations a
      JOIN ledger_open_items i
        ON i.tenant_id = tenant AND i.company_id = company
       AND i.entry_id = a.debit_entry AND i.position = a.debit_position
     WHERE a.tenant_id = tenant AND a.company_id = company AND a.id = ANY (undo)
       AND a.undoes IS NULL
       AND NOT EXISTS (SELECT FROM ledger_allocations b
                        WHERE b.tenant_id = tenant AND b.company_id = company AND b.undoes = a.id);
    PERFORM must(coalesce(cardinality(settled), 0) = cardinality(undo), 'allocation-gone',
                 'An allocation is not there, or was taken back already.');
    PERFORM ledger_apply(tenant, company, dated, exchange, settled);
    RETURN settled;
END $$;

-- Settle pairs of items. What a pair takes of an item's value in the company's currency is its
-- share of what is open; shares are cut from a running total, so that nothing is left over.
CREATE FUNCTION ledger_settle(
    tenant uuid, company uuid, pairs ledger_pair[], dated date, exchange uuid, decimals integer
) RETURNS ledger_settlement[] LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    settled ledger_settlement[];
    sound boolean;
    enough boolean;
BEGIN
    WITH sides AS (
        SELECT n, 1 AS sign, debit_entry AS entry, debit_position AS position, amount FROM unnest(pairs)
         UNION ALL
        SELECT n, -1, credit_entry, credit_position, amount FROM unnest(pairs)
    ), shares AS (
        SELECT s.n, s.sign, s.amount, i.account, i.currency, i.open * s.sign AS open,
               (SELECT coalesce(p.merged_into, p.id) FROM parties p
                 WHERE p.tenant_id = tenant AND p.company_id = company
                   AND p.id = i.party_id) AS party_id,
               i.open_company * s.sign AS open_company, i.entry_id IS NOT NULL AS is_there,
               sum(s.amount) OVER (PARTITION BY s.entry, s.position, s.sign ORDER BY s.n) AS taken
          FROM sides s
          LEFT JOIN ledger_open_items i
                 ON i.tenant_id = tenant AND i.company_id = company
                AND i.entry_id = s.entry AND i.position = s.position
    ), worth AS (
        SELECT n, sign, account, party_id, currency, is_there, amount > 0 AND taken <= open AS enough,
               round(open_company * taken / nullif(open, 0), decimals)
             - round(open_company * (taken - amount) / nullif(open, 0), decimals) AS worth
          FROM shares
    )
    SELECT array_agg(ROW(p.n, p.debit_entry, p.debit_position, p.credit_entry, p.credit_position,
                         p.amount, d.worth, c.worth, d.account, d.party_id, d.currency, NULL
                        )::ledger_settlement),
           bool_and(d.is_there AND c.is_there AND d.account = c.account AND d.party_id = c.party_id
                    AND d.currency = c.currency),
           bool_and(d.enough AND c.enough)
      INTO settled, sound, enough
      FROM unnest(pairs) AS p
      JOIN worth d ON d.n = p.n AND d.sign = 1
      JOIN worth c ON c.n = p.n AND c.sign = -1;
    PERFORM must(sound, 'items-misfit',
        'Only items of one party, account and currency settle each other: a debit and a credit.');
    PERFORM must(enough, 'over-allocated', 'More would be settled than is open.');
    PERFORM ledger_apply(tenant, company, dated, exchange, settled);
    RETURN settled;
END $$;

-- Write lines whose checks have passed, with their open items.
CREATE FUNCTION ledger_write_lines(tenant uuid, company uuid, lines ledger_line[], with_items boolean)
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO journal_lines (tenant_id, company_id, entry_id, position, dated, account, amount,
                               currency, foreign_amount, party_id, due, label, dimensions)
    SELECT tenant, company, l.entry, l.position, l.dated, l.account, l.amount, l.currency,
           l.foreign_amount, l.party, l.due, coalesce(l.label, ''), l.dimensions
      FROM unnest(lines) AS l
    ON CONFLICT DO NOTHING;  -- there is none: it keeps Citus from turning the INSERT into COPY
    IF with_items THEN
        INSERT INTO ledger_open_items (tenant_id, company_id, entry_id, position, party_id, account,
                                       dated, due, currency, amount, amount_company, open,
                                       open_company, label)
        SELECT tenant, company, l.entry, l.position, l.party, l.account, l.dated,
               coalesce(l.due, l.dated), l.currency, l.foreign_amount, l.amount, l.foreign_amount,
               l.amount, coalesce(l.label, '')
          FROM unnest(lines) AS l
          JOIN ledger_accounts a
            ON a.tenant_id = tenant AND a.company_id = company AND a.code = l.account
           AND a.subtype IN ('receivable', 'payable')
         WHERE l.foreign_amount <> 0
        ON CONFLICT DO NOTHING;
    END IF;
END $$;

-- Move balances: every row once, in one order for everybody.
CREATE FUNCTION ledger_move_balances(tenant uuid, company uuid, lines ledger_line[], with_dimensions boolean)
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO account_balances AS b (tenant_id, company_id, account, currency, grain, starts, slot,
                                       debit, credit, foreign_amount)
    SELECT tenant, company, d.account, d.currency, g.grain,
           date_trunc(g.grain, d.dated::timestamp)::date AS starts,
           balance_slot(), sum(d.debit), sum(d.credit), sum(d.foreign_amount)
      FROM (SELECT l.account, l.currency, l.dated, sum(greatest(l.amount, 0)) AS debit,
                   sum(greatest(-l.amount, 0)) AS credit, sum(l.foreign_amount) AS foreign_amount
              FROM unnest(lines) AS l GROUP BY l.account, l.currency, l.dated) AS d,
           (VALUES ('day'), ('month'), ('year')) AS g (grain)
     GROUP BY d.account, d.currency, g.grain, 6
     ORDER BY d.account, d.currency, g.grain, 6
    ON CONFLICT (tenant_id, company_id, grain, starts, account, currency, slot) DO UPDATE
       SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit,
           foreign_amount = b.foreign_amount + excluded.foreign_amount;
    IF with_dimensions THEN
        INSERT INTO dimension_balances AS b (tenant_id, company_id, value_id, account, grain, starts,
                                             slot, debit, credit)
        SELECT tenant, company, d.id, l.account, g.grain,
               CASE g.grain WHEN 'day' THEN l.dated ELSE date_trunc('month', l.dated::timestamp)::date END,
               balance_slot(), sum(greatest(l.amount, 0)), sum(greatest(-l.amount, 0))
          FROM unnest(lines) AS l, unnest(l.dimensions) AS d (id),
               (VALUES ('day'), ('month')) AS g (grain)
         GROUP BY d.id, l.account, g.grain, 6
         ORDER BY d.id, l.account, g.grain, 6
        ON CONFLICT (tenant_id, company_id, value_id, grain, starts, account, slot) DO UPDATE
           SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit;
    END IF;
END $$;

-- Number the entries by journal and year, and write them: what is held from here on is held
-- shortest. A source, or a reversal of the same entry, is posted only once.
CREATE FUNCTION ledger_number(tenant uuid, company uuid, entries ledger_entry[])
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    wanted record;
    taken integer;
    written integer;
BEGIN
    FOR wanted IN
        SELECT y.journal, y.journal || '-' || y.year AS series, make_date(y.year, 1, 1) AS starts,
               make_date(y.year, 12, 31) AS ends, count(*)::integer AS many
          FROM (SELECT e.journal, date_part('year', e.dated)::integer AS year
                  FROM unnest(entries) AS e) AS y
         GROUP BY y.journal, y.year ORDER BY 2
    LOOP
        INSERT INTO ledger_numbers AS n (tenant_id, company_id, series, last)
        SELECT tenant, company, wanted.series, wanted.many FROM ledger_journals j
         WHERE j.tenant_id = tenant AND j.company_id = company AND j.code = wanted.journal AND j.active
        ON CONFLICT (tenant_id, company_id, series) DO UPDATE SET last = n.last + excluded.last
        RETURNING last INTO taken;
        IF taken IS NULL THEN
            PERFORM must(false, 'journal-unknown', format('There is no journal %s in use.', wanted.journal));
        END IF;
        INSERT INTO journal_entries (tenant_id, company_id, id, dated, journal, series, serial,
                                     source, memo, reverses)
        SELECT tenant, company, e.id, e.dated, e.journal, wanted.series,
               taken - wanted.many + row_number() OVER (ORDER BY e.place), e.source,
               coalesce(e.memo, ''), e.reverses
          FROM unnest(entries) WITH ORDINALITY
            AS e (id, dated, journal, source, memo, reverses, place)
         WHERE e.journal = wanted.journal AND e.dated BETWEEN wanted.starts AND wanted.ends
        ON CONFLICT DO NOTHING;
        GET DIAGNOSTICS written = ROW_COUNT;
        IF written < wanted.many THEN
            PERFORM must(NOT EXISTS (
                SELECT FROM journal_entries j JOIN unnest(entries) AS e ON j.reverses = e.reverses
                 WHERE j.tenant_id = tenant AND j.company_id = company AND j.id <> e.id),
                'already-reversed', 'This entry was reversed already.');
            PERFORM must(false, 'source-posted', 'This was posted already.');
        END IF;
    END LOOP;
END $$;

-- Refuse dates that no open period covers, or that are locked; hold the periods, shared, so that
-- closing one waits for posting and posting never waits for posting.
CREATE FUNCTION ledger_check_dates(
    tenant uuid, company uuid, first date, last date, dates date[], may_pass boolean
) RETURNS ledger_settings LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    settings ledger_settings;
    uncovered date;
BEGIN
    PERFORM FROM ledger_periods
      WHERE tenant_id = tenant AND company_id = company AND starts <= last AND ends >= first
        AND closed_at IS NULL ORDER BY starts FOR SHARE;
    IF NOT FOUND THEN
        uncovered := first;
    ELSIF first < last THEN
        SELECT d INTO uncovered FROM unnest(dates) AS d
         WHERE NOT EXISTS (SELECT FROM ledger_periods p
                            WHERE p.tenant_id = tenant AND p.company_id = company
                              AND d BETWEEN p.starts AND p.ends AND p.closed_at IS NULL)
         ORDER BY d LIMIT 1;
    END IF;
    -- A statement of its own, after the lock: whoever locked the books meanwhile is seen.
    SELECT * INTO settings FROM ledger_settings WHERE tenant_id = tenant AND company_id = company;
    PERFORM must(FOUND, 'ledger-not-set-up', 'Choose a chart of accounts first.');
    IF uncovered IS NOT NULL THEN
        PERFORM must(false, 'period-closed', format('No open period covers %s.', uncovered));
    END IF;
    IF first <= settings.hard_lock THEN
        PERFORM must(false, 'period-locked',
                     format('The books are locked for everybody up to %s.', settings.hard_lock));
    ELSIF first <= settings.soft_lock AND may_pass IS NOT TRUE THEN
        PERFORM must(false, 'period-locked', format('The books are locked up to %s.', settings.soft_lock));
    END IF;
    RETURN settings;
END $$;

-- Check lines as they were handed in. Gives how many entries they make, and whether they have
-- open items, and dimensions.
CREATE FUNCTION ledger_check_lines(
    tenant uuid, company uuid, home text, decimals integer, lines ledger_line[],
    OUT many integer, OUT with_items boolean, OUT with_dimensions boolean
) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    sound boolean;
BEGIN
    SELECT bool_and(e.sound AND e.balance = 0 AND e.many > 1), count(*), bool_or(e.items),
           bool_or(e.dimensions)
      INTO sound, many, with_items, with_dimensions
      FROM (SELECT sum(l.amount) AS balance, count(*) AS many,
                   bool_and((a.active AND (a.currency IS NULL OR a.currency = l.currency)
                             AND (a.subtype NOT IN ('receivable', 'payable') OR l.party IS NOT NULL
                                  OR l.foreign_amount = 0)
                             AND (l.currency <> home OR l.amount = l.foreign_amount)
                             AND l.amount = round(l.amount, decimals)
                             AND l.amount * l.foreign_amount >= 0
                             AND (l.amount <> 0 OR l.foreign_amount <> 0)) IS TRUE) AS sound,
                   bool_or(a.subtype IN ('receivable', 'payable') AND l.foreign_amount <> 0) AS items,
                   bool_or(l.dimensions IS NOT NULL OR a.required_dimensions <> '{}') AS dimensions
              FROM unnest(lines) AS l
              LEFT JOIN ledger_accounts a
                     ON a.tenant_id = tenant AND a.company_id = company AND a.code = l.account
             GROUP BY l.entry) AS e;
    IF sound IS NOT TRUE THEN
        PERFORM ledger_refuse_lines(tenant, company, home, decimals, lines);
    END IF;
    IF with_dimensions THEN
        PERFORM ledger_check_dimensions(tenant, company, lines);
    END IF;
END $$;

-- Refuse to work for anybody but the company whose transaction this is.
CREATE FUNCTION ledger_guard(tenant uuid, company uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF tenant IS DISTINCT FROM tenant_id() OR company IS DISTINCT FROM company_id() THEN
        RAISE insufficient_privilege USING MESSAGE = 'an entry is posted for its own company';
    END IF;
END $$;

-- Write what was checked: lines, items, settlements, balances, numbers, in the ladder's order.
CREATE FUNCTION ledger_book(
    tenant uuid, company uuid, settings ledger_settings, entries ledger_entry[],
    lines ledger_line[], pairs ledger_pair[], undo uuid[], settle_on date, exchange uuid
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    made integer;
    has_items boolean;
    has_dimensions boolean := false;
    settled ledger_settlement[];
    moved ledger_line[];
BEGIN
    IF entries IS NOT NULL THEN
        SELECT * INTO made, has_items, has_dimensions
          FROM ledger_check_lines(tenant, company, settings.currency, settings.decimals, lines);
        IF made < cardinality(entries) THEN
            PERFORM must(false, 'entry-unbalanced', 'An entry needs two lines or more.');
        END IF;
        PERFORM ledger_write_lines(tenant, company, lines, has_items);
    END IF;
    IF pairs IS NOT NULL OR undo IS NOT NULL THEN
        PERFORM ledger_lock_items(tenant, company, pairs, undo);
        IF undo IS NOT NULL THEN
            settled := ledger_unsettle(tenant, company, undo, settle_on, exchange);
        END IF;
        IF pairs IS NOT NULL THEN
            settled := settled || ledger_settle(tenant, company, pairs, settle_on, exchange, settings.decimals);
        END IF;
        moved := ledger_exchange_lines(tenant, company, exchange, settle_on, settings.currency, settled);
        IF moved IS NOT NULL THEN
            PERFORM ledger_write_lines(tenant, company, moved, false);
            lines := lines || moved;
            entries := entries || ROW(exchange, settle_on, 'EXC', 'exchange:' || exchange,
                                      'Exchange difference', NULL)::ledger_entry;
        END IF;
    END IF;
    IF lines IS NOT NULL THEN
        PERFORM ledger_move_balances(tenant, company, lines, has_dimensions);
        PERFORM ledger_number(tenant, company, entries);
    END IF;
END $$;

-- The only way into the books: erp_app cannot write them, erp_books owns this function.
-- entries: [{id, dated, journal, source, memo, reverses}]; lines: [{e: which entry, from 1,
-- account, amount, currency, foreign_amount, party, due, label, dimensions}]; taxes: [{e, tax,
-- base, amount}]; pairs: [{debit_entry, debit_position, credit_entry, credit_position, amount}];
-- undo: allocations. What is settled is settled on a day, its differences booked as `exchange`.
CREATE FUNCTION ledger_post(
    tenant uuid, company uuid, entries json, lines json, taxes json, pairs json, undo uuid[],
    settle_on date, exchange uuid, may_pass boolean
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    settings ledger_settings;
    heads ledger_entry[];
    drafted ledger_line[];
    settling ledger_pair[];
    dates date[];
    first date := settle_on;
    last date := settle_on;
BEGIN
    PERFORM ledger_guard(tenant, company);
    IF entries IS NOT NULL THEN
        SELECT array_agg(ROW(e.id, e.dated, e.journal, e.source, e.memo, e.reverses)::ledger_entry),
               array_agg(e.dated) || settle_on, least(min(e.dated), settle_on), greatest(max(e.dated), settle_on)
          INTO heads, dates, first, last
          FROM json_to_recordset(entries)
            AS e (id uuid, dated date, journal text, source text, memo text, reverses uuid);
    END IF;
    settings := ledger_check_dates(tenant, company, first, last, dates, may_pass);
    IF heads IS NOT NULL THEN
        SELECT array_agg(ROW(h.id, l.position, h.dated, l.account, l.amount,
                             coalesce(l.currency, settings.currency),
                             CASE WHEN coalesce(l.currency, settings.currency) = settings.currency
                                  THEN coalesce(l.foreign_amount, l.amount) ELSE l.foreign_amount END,
                             l.party, l.due, l.label, nullif(l.dimensions, '{}'))::ledger_line)
          INTO drafted
          FROM (SELECT *, row_number() OVER (PARTITION BY e)::integer AS position
                  FROM json_to_recordset(lines) AS l (
                       e integer, account text, amount numeric, currency text, foreign_amount numeric,
                       party uuid, due date, label text, dimensions uuid[])) AS l,
               LATERAL (SELECT (heads[l.e]).id, (heads[l.e]).dated) AS h;
    END IF;
    IF taxes IS NOT NULL THEN
        INSERT INTO ledger_tax_items (tenant_id, company_id, entry_id, position, dated, tax, base, amount)
        SELECT tenant, company, (heads[t.e]).id, row_number() OVER (PARTITION BY t.e), (heads[t.e]).dated,
               t.tax, t.base, t.amount
          FROM json_to_recordset(taxes) AS t (e integer, tax text, base numeric, amount numeric)
        ON CONFLICT DO NOTHING;
    END IF;
    IF pairs IS NOT NULL THEN
        SELECT array_agg(ROW(p.n, p.debit_entry, p.debit_position, p.credit_entry,
                             p.credit_position, p.amount)::ledger_pair)
          INTO settling
          FROM (SELECT *, row_number() OVER ()::integer AS n FROM json_to_recordset(pairs) AS p (
                       debit_entry uuid, debit_position integer, credit_entry uuid,
                       credit_position integer, amount numeric)) AS p;
    END IF;
    PERFORM ledger_book(tenant, company, settings, heads, drafted, settling, undo, settle_on, exchange);
END $$;
ALTER FUNCTION ledger_post OWNER TO erp_books;
REVOKE ALL ON FUNCTION ledger_post FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_post TO erp_app;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE
    ON journal_entries, journal_lines, ledger_tax_items, ledger_open_items, ledger_allocations,
       account_balances, dimension_balances, ledger_numbers FROM erp_app;
GRANT SELECT ON ledger_settings, ledger_accounts, ledger_journals, ledger_defaults,
                ledger_dimensions, ledger_dimension_values TO erp_books;
GRANT SELECT ON parties TO erp_books;  -- a merged party's items are the survivor's
GRANT SELECT, UPDATE (version) ON ledger_periods TO erp_books;  -- UPDATE is what FOR SHARE asks
GRANT SELECT, INSERT
    ON journal_entries, journal_lines, ledger_tax_items, ledger_allocations TO erp_books;
GRANT SELECT, INSERT, UPDATE
    ON ledger_open_items, account_balances, dimension_balances, ledger_numbers TO erp_books;

-- Backstops, whoever writes. They run as erp_books, hence the pinned search_path.
-- No statement, COPY included, adds lines that do not balance per entry, or to an entry. The
-- subqueries that count are never turned into joins over whole tables.
CREATE FUNCTION refuse_unbalanced_lines() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    fewest integer := 2;  -- a parameter, so that an import has it planned anew
BEGIN
    PERFORM FROM added GROUP BY tenant_id, company_id, entry_id
      HAVING sum(amount) <> 0 OR count(*) < fewest
          OR (SELECT count(*) FROM journal_entries e
               WHERE e.tenant_id = added.tenant_id AND e.company_id = added.company_id
                 AND e.id = added.entry_id) > 0;
    PERFORM must(NOT FOUND, 'entry-unbalanced',
                 'Lines are added whole entries at a time, their debits equal to their credits.');
    RETURN NULL;
END $$;
CREATE TRIGGER balanced AFTER INSERT ON journal_lines REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_lines();

-- No entry without its lines.
CREATE FUNCTION refuse_empty_entries() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    fewest integer := 2;
BEGIN
    PERFORM FROM added
      WHERE (SELECT count(*) FROM journal_lines l
              WHERE l.tenant_id = added.tenant_id AND l.company_id = added.company_id
                AND l.entry_id = added.id AND l.position <= fewest) < fewest;
    PERFORM must(NOT FOUND, 'entry-unbalanced', 'An entry needs two lines or more.');
    RETURN NULL;
END $$;
CREATE TRIGGER has_lines AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_empty_entries();

-- What is posted stays: by privilege, and by trigger for whoever has the privilege.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'posted rows are reversed, never changed';
END $$;
DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY[
        'journal_entries', 'journal_lines', 'ledger_tax_items', 'ledger_allocations', 'ledger_closings'
    ] LOOP
        EXECUTE format('CREATE TRIGGER posted BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept);
    END LOOP;
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
