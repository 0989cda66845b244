-- The eldest keys are looked for every few seconds, in the transaction that would forget them.
CREATE INDEX dedup_batch_by_time ON dedup_batch (window_id, claimed_at);
