package dev.bascule.batch;

import java.util.Locale;

/** The steps of settling a batch, in their order. A failure at any of them aborts what is open. The {@link #label} is the metric label. */
public enum SettleStep {
    /** Idempotency keys are claimed; what depends on keys that another batch has is withdrawn. */
    CLAIM,
    /** Entries are accepted one by one by targets without transactions. */
    AWS,
    /** Records and ledger entry are in the log, in a transaction that is still open. */
    KAFKA_FLUSH,
    /** Dead letters go to their second place within the source's own transaction. */
    DEAD_LETTER,
    /** A round trip on the source session that fails if the batch is no longer ours. */
    PROOF,
    /** The records become visible. From here on the batch is done, whatever follows. */
    KAFKA_COMMIT,
    /** Dead letters, dedup keys and books, in one SQL transaction. */
    SQL,
    /** The source forgets the batch. */
    SOURCE_COMMIT;

    /** Lower case with underscores. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
