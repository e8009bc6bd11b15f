-- migrate:up
-- Owner: health. Why: monitoring needs totals over all companies, and nothing of any one of them.
-- These doors read past the wall and give counts, sums and ages: no id, no name, no text. Each is
-- bounded: by an index made for it, or by how many rows it looks at.
-- Lock risk: each index takes a lock against writes while it is made. The block-range ones read
-- their table once (a second per ten million rows); the partial ones are nearly empty.

CREATE INDEX ON journal_entries USING brin (at) WITH (autosummarize = on);
CREATE INDEX ON invoices USING brin (posted_at) WITH (autosummarize = on);
CREATE INDEX ON payments USING brin (created_at) WITH (autosummarize = on);
CREATE INDEX ON sales_documents USING brin (closed_at) WITH (autosummarize = on);
CREATE INDEX ON notifications_deliveries (tenant_id, company_id) WHERE status = 'dead';
CREATE INDEX ON notifications_inbox (tenant_id, company_id) WHERE status = 'dead';
CREATE INDEX ON notifications_emails (tenant_id, company_id) WHERE status = 'dead';

-- How long is each queue, how many were given up, and for how many seconds has the oldest been due?
CREATE FUNCTION health_queues()
RETURNS TABLE (queue text, waiting bigint, dead bigint, oldest double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH due (queue, since) AS (
        (SELECT 'outbox', at FROM outbox LIMIT 100000)
        UNION ALL
        (SELECT 'inbox', next_at FROM notifications_inbox
          WHERE status = 'waiting' ORDER BY next_at LIMIT 100000)
        UNION ALL
        (SELECT 'deliveries', next_at FROM notifications_deliveries
          WHERE status = 'waiting' ORDER BY next_at LIMIT 100000)
        UNION ALL
        (SELECT 'emails', next_at FROM notifications_emails
          WHERE status = 'waiting' ORDER BY next_at LIMIT 100000)
    ), given_up (queue) AS (
        (SELECT 'inbox' FROM notifications_inbox WHERE status = 'dead' LIMIT 100000)
        UNION ALL
        (SELECT 'deliveries' FROM notifications_deliveries WHERE status = 'dead' LIMIT 100000)
        UNION ALL
        (SELECT 'emails' FROM notifications_emails WHERE status = 'dead' LIMIT 100000)
    )
    SELECT names.queue,
           (SELECT count(*) FROM due AS d WHERE d.queue = names.queue),
           (SELECT count(*) FROM given_up AS g WHERE g.queue = names.queue),
           (SELECT coalesce(greatest(extract(epoch FROM now() - min(d.since)), 0), 0)
              FROM due AS d WHERE d.queue = names.queue)::double precision
      FROM unnest(ARRAY['outbox', 'inbox', 'deliveries', 'emails']) AS names (queue)
$$;

-- What was posted from one instant up to another: how many, and how much in which currency.
-- Journal entries have no one currency, and no amount here.
CREATE FUNCTION health_posted(since timestamptz, until timestamptz)
RETURNS TABLE (kind text, currency text, documents bigint, amount numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.kind, i.currency::text, count(*), sum(i.total)
      FROM invoices AS i
     WHERE i.posted_at >= since AND i.posted_at < until GROUP BY 1, 2
    UNION ALL
    SELECT 'payment_' || p.direction, p.currency::text, count(*), sum(p.amount)
      FROM payments AS p
     WHERE p.created_at >= since AND p.created_at < until GROUP BY 1, 2
    UNION ALL
    SELECT 'order', s.currency::text, count(*), sum(s.total)
      FROM sales_documents AS s
     WHERE s.closed_at >= since AND s.closed_at < until
       AND s.kind = 'order' AND s.status = 'confirmed' GROUP BY 1, 2
    UNION ALL
    SELECT 'entry', '', count(*), 0 FROM journal_entries AS e
     WHERE e.at >= since AND e.at < until HAVING count(*) > 0
$$;

-- How things stand now, over all companies.
CREATE FUNCTION health_standing() RETURNS TABLE (name text, label text, value bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT 'tenants', t.status, count(*) FROM tenants AS t GROUP BY t.status
    UNION ALL
    SELECT 'webhooks_disabled', '', count(*) FROM notifications_webhooks AS w
     WHERE w.disabled_because IS NOT NULL AND NOT w.is_enabled
    UNION ALL
    SELECT 'lines_unmatched', '', count(*) FROM (
        SELECT FROM payments_lines AS l WHERE l.status IN ('open', 'proposed') LIMIT 1000000) AS l
$$;

GRANT SELECT ON invoices, payments, sales_documents, journal_entries, payments_lines,
    notifications_webhooks TO erp_door;
DO $$
DECLARE door regprocedure;
BEGIN
    FOREACH door IN ARRAY ARRAY[
        'health_queues()', 'health_posted(timestamptz, timestamptz)',
        'health_standing()'
    ]::regprocedure[] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO erp_door', door);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO erp_app', door);
    END LOOP;
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
