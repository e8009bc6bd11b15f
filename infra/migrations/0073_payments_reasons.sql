-- migrate:up
-- Owner: payments. Why: what a line was matched for is said in the reader's language, as its
-- proposal was; matches from before keep their English words alone.
-- Lock risk: none that is felt, both columns have a constant default.
ALTER TABLE payments_matches
    ADD COLUMN reason_code text NOT NULL DEFAULT '',
    ADD COLUMN reason_facts jsonb NOT NULL DEFAULT '{}';

-- migrate:down
-- Forward only: a later migration takes it back.
