-- migrate:up
-- Owner: notifications. Webhooks and their deliveries, e-mail, messages, and the inbox of events.
-- Why: what leaves the house is a row first, so that a crash at any moment loses nothing.
-- Lock risk: none, the tables are new.

CREATE TABLE notifications_webhooks (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    events text[] NOT NULL,
    generation integer NOT NULL DEFAULT 1,  -- the secret is derived from it, and not kept
    old_until timestamptz,       -- until when the generation before it signs, too
    is_enabled boolean NOT NULL DEFAULT true,
    failing_since timestamptz,
    disabled_because text,
    created_by uuid NOT NULL DEFAULT user_id(),
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id)
);
CALL wall_in('notifications_webhooks');

-- One event on its way to one webhook; the unique key is what makes it one.
CREATE TABLE notifications_deliveries (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    event_id bigint,             -- of the outbox; a ping has none
    event text NOT NULL,
    subject uuid,
    body text NOT NULL,
    status text NOT NULL DEFAULT 'waiting'
        CHECK (status IN ('waiting', 'delivered', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT now(),
    last_status integer,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, webhook_id, event_id),
    FOREIGN KEY (tenant_id, company_id, webhook_id) REFERENCES notifications_webhooks
        ON DELETE CASCADE
);
CREATE INDEX ON notifications_deliveries (tenant_id, company_id, next_at)
    WHERE status = 'waiting';
CREATE INDEX ON notifications_deliveries (next_at) WHERE status = 'waiting';
CREATE INDEX ON notifications_deliveries (delivered_at) WHERE status = 'delivered';
CALL wall_in('notifications_deliveries');

CREATE TABLE notifications_attempts (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    status integer NOT NULL,     -- 0 where no answer came
    error text NOT NULL,
    milliseconds integer NOT NULL,
    answer text NOT NULL,
    PRIMARY KEY (tenant_id, company_id, delivery_id, id),
    FOREIGN KEY (tenant_id, company_id, delivery_id) REFERENCES notifications_deliveries
        ON DELETE CASCADE
);
CALL wall_in('notifications_attempts');

-- One event, one function that reacts to it: done once, however often it is relayed.
CREATE TABLE notifications_inbox (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    event_id bigint NOT NULL,
    receiver text NOT NULL,
    event text NOT NULL,
    subject uuid NOT NULL,
    user_id uuid NOT NULL,
    at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'done', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT now(),
    last_error text,
    done_at timestamptz,
    PRIMARY KEY (tenant_id, company_id, event_id, receiver)
);
CREATE INDEX ON notifications_inbox (next_at) WHERE status = 'waiting';
CREATE INDEX ON notifications_inbox (done_at) WHERE status = 'done';
CALL wall_in('notifications_inbox');

CREATE TABLE notifications_emails (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    receiver text NOT NULL,
    subject text NOT NULL,
    letter jsonb,                -- what to write; forgotten once it is sent
    about_kind text,
    about_id uuid,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT now(),
    last_error text,
    taken_by text,               -- the mail server, or mailbox
    created_by uuid NOT NULL DEFAULT user_id(),
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    PRIMARY KEY (tenant_id, company_id, id)
);
CREATE INDEX ON notifications_emails (next_at) WHERE status = 'waiting';
CREATE INDEX ON notifications_emails (tenant_id, company_id, about_kind, about_id);
CALL wall_in('notifications_emails');

CREATE TABLE notifications_messages (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    event_id bigint,             -- none where the job itself has something to say
    event text NOT NULL,
    subject uuid NOT NULL,
    happened_at timestamptz NOT NULL,
    read_at timestamptz,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, user_id, event_id)
);
CREATE INDEX ON notifications_messages (tenant_id, company_id, user_id, id);
CALL wall_in('notifications_messages');

CREATE TABLE notifications_subscriptions (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL DEFAULT user_id(),
    channel text NOT NULL CHECK (channel IN ('app', 'email')),
    events text[] NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, company_id, id),
    UNIQUE (tenant_id, company_id, user_id, channel)
);
CALL wall_in('notifications_subscriptions');

-- Which companies have something to do now? One door per queue, for the jobs that serve all.
CREATE FUNCTION notifications_waiting(queue text) RETURNS TABLE (tenant_id uuid, company_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    CASE queue
    WHEN 'outbox' THEN
        RETURN QUERY SELECT DISTINCT q.tenant_id, q.company_id FROM outbox AS q;
    WHEN 'inbox' THEN
        RETURN QUERY SELECT DISTINCT q.tenant_id, q.company_id FROM notifications_inbox AS q
                      WHERE q.status = 'waiting' AND q.next_at <= now();
    WHEN 'deliveries' THEN
        RETURN QUERY SELECT DISTINCT q.tenant_id, q.company_id FROM notifications_deliveries AS q
                      WHERE q.status = 'waiting' AND q.next_at <= now();
    WHEN 'emails' THEN
        RETURN QUERY SELECT DISTINCT q.tenant_id, q.company_id FROM notifications_emails AS q
                      WHERE q.status = 'waiting' AND q.next_at <= now();
    END CASE;
END $$;

-- Forget what was answered, taken and told long ago, in every company: a door, because the
-- sweep has no company. Gives how many rows went.
CREATE FUNCTION notifications_forget(keys_before timestamptz, told_before timestamptz)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone bigint := 0;
    more bigint;
BEGIN
    DELETE FROM idempotency WHERE at < keys_before;
    GET DIAGNOSTICS more = ROW_COUNT; gone := gone + more;
    DELETE FROM notifications_inbox WHERE status = 'done' AND done_at < told_before;
    GET DIAGNOSTICS more = ROW_COUNT; gone := gone + more;
    DELETE FROM notifications_deliveries
     WHERE status = 'delivered' AND delivered_at < told_before;
    GET DIAGNOSTICS more = ROW_COUNT; gone := gone + more;
    RETURN gone;
END $$;

GRANT SELECT ON outbox, notifications_inbox, notifications_deliveries, notifications_emails,
    idempotency TO erp_door;
GRANT DELETE ON idempotency, notifications_inbox, notifications_deliveries TO erp_door;
DO $$
DECLARE door regprocedure;
BEGIN
    FOREACH door IN ARRAY ARRAY[
        'notifications_waiting(text)', 'notifications_forget(timestamptz, timestamptz)'
    ]::regprocedure[] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO erp_door', door);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO erp_app', door);
    END LOOP;
END $$;

-- migrate:down
-- Forward only: a later migration takes it back.
