package dev.bascule.batch;

/**
 * What one lane has done since its route first ran: cumulative counts, kept across restarts. Because they are absolute and carry
 * the number of the batch they stand after, storing them twice or late does no harm: the highest batch number is the truth.
 *
 * @param batchNumber number of the last batch counted; 0 before the first
 * @param delivered messages with {@link Outcome.Delivered}
 * @param filtered messages with {@link Outcome.Filtered}
 * @param duplicate messages with {@link Outcome.Duplicate}
 * @param deadLettered messages with {@link Outcome.DeadLettered}
 * @param redelivered messages with {@link Outcome.AlreadyDone}; beside the books, not part of {@link #taken()}
 */
public record LaneBooks(
        long batchNumber, long delivered, long filtered, long duplicate, long deadLettered, long redelivered) {
    /** The books of a lane that has never settled a batch. */
    public static final LaneBooks EMPTY = new LaneBooks(0, 0, 0, 0, 0, 0);

    /** Messages taken, each counted once however often the broker delivered it. */
    public long taken() {
        return delivered + filtered + duplicate + deadLettered;
    }

    /** These books after one more batch with {@code counts}. */
    public LaneBooks plus(OutcomeCounts counts) {
        return new LaneBooks(
                batchNumber + 1,
                delivered + counts.delivered(),
                filtered + counts.filtered(),
                duplicate + counts.duplicate(),
                deadLettered + counts.deadLettered(),
                redelivered + counts.alreadyDone());
    }

    /**
     * Whichever stands after the later batch. Of two that stand after the same one it is the one with more dead letters: a ledger entry's books
     * are without those of its own batch, the database's have them.
     */
    public LaneBooks orLater(LaneBooks other) {
        if (other.batchNumber == batchNumber) {
            return other.deadLettered > deadLettered ? other : this;
        }
        return other.batchNumber > batchNumber ? other : this;
    }

    /** These and another lane's books together. */
    public LaneBooks and(LaneBooks other) {
        return new LaneBooks(
                batchNumber + other.batchNumber,
                delivered + other.delivered,
                filtered + other.filtered,
                duplicate + other.duplicate,
                deadLettered + other.deadLettered,
                redelivered + other.redelivered);
    }
}
