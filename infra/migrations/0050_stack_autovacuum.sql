-- migrate:up
-- Owner: shared (layers). Tables that turn over fast are vacuumed by count, not by share: the
-- outbox and the deliveries empty as fast as they fill, and balances and number series are updated
-- by every posting. Without this their dead rows outnumber the live ones within minutes.
-- Lock risk: SHARE UPDATE EXCLUSIVE for an instant; reads and writes go on.

DO $$
DECLARE hot text;
BEGIN
    FOREACH hot IN ARRAY ARRAY[
        'outbox', 'notifications_deliveries', 'notifications_emails', 'idempotency',
        'number_series', 'ledger_numbers', 'account_balances', 'ledger_open_items',
        'identity_sessions', 'identity_attempts'
    ] LOOP
        EXECUTE format('ALTER TABLE %I SET (
            autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
            autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000,
            autovacuum_vacuum_cost_delay = 0)', hot);
    END LOOP;
END $$;
