package dev.bascule.batch;

/**
 * What one lane has done since its route first ran: cumulative counts, kept across restarts. Because they are absolute and carry
 * the number of the batch they stand after, storing them twice or late does no harm: the highest batch number is the truth.
 *
 * @param batchNumber number of the last batch counted; 0 before the first
 * @param taken messages taken from the source, each counted once however often the broker delivered it; counted where they are taken, apart
 *     from the outcomes, so that it shows when one is missing
 * @param delivered messages with {@link Outcome.Delivered}
 * @param filtered messages with {@link Outcome.Filtered}
 * @param duplicate messages with {@link Outcome.Duplicate}
 * @param deadLettered messages with {@link Outcome.DeadLettered}
 * @param redelivered messages with {@link Outcome.AlreadyDone}; beside the books, not part of {@code taken}
 */
public record LaneBooks(
        long batchNumber,
        long taken,
        long delivered,
        long filtered,
        long duplicate,
        long deadLettered,
        long redelivered) {
    /** The books of a lane that has never settled a batch. */
    public static final LaneBooks EMPTY = new LaneBooks(0, 0, 0, 0, 0, 0);

    /** Books that balance. */
    public LaneBooks(
            long batchNumber, long delivered, long filtered, long duplicate, long deadLettered, long redelivered) {
        this(
                batchNumber,
                delivered + filtered + duplicate + deadLettered,
                delivered,
                filtered,
                duplicate,
                deadLettered,
                redelivered);
    }

    /** Whether every message taken has exactly one outcome. */
    public boolean isBalanced() {
        return taken == delivered + filtered + duplicate + deadLettered;
    }

    /**
     * These books after one more batch.
     *
     * @param newlyTaken the batch's messages but for those that were counted before
     */
    public LaneBooks plus(OutcomeCounts counts, int newlyTaken) {
        return new LaneBooks(
                batchNumber + 1,
                taken + newlyTaken,
                delivered + counts.delivered(),
                filtered + counts.filtered(),
                duplicate + counts.duplicate(),
                deadLettered + counts.deadLettered(),
                redelivered + counts.alreadyDone());
    }

    /**
     * Whichever stands after the later batch. When both stand after the same one, whichever knows more dead letters: a ledger entry leaves out
     * those of its own batch ({@link Batch#booksInEntry}).
     */
    public LaneBooks orLater(LaneBooks other) {
        boolean knowsMore = other.batchNumber == batchNumber && other.deadLettered > deadLettered;
        return other.batchNumber > batchNumber || knowsMore ? other : this;
    }

    /** These and another lane's books together. */
    public LaneBooks and(LaneBooks other) {
        return new LaneBooks(
                batchNumber + other.batchNumber,
                taken + other.taken,
                delivered + other.delivered,
                filtered + other.filtered,
                duplicate + other.duplicate,
                deadLettered + other.deadLettered,
                redelivered + other.redelivered);
    }
}
