package dev.bascule.batch;

/**
 * Takes part in settling a lane's batches. Belongs to one lane and is used on its thread only, but for {@link #close}, which comes
 * after the lane's thread has ended.
 *
 * <p>Every participant is called at every {@link SettleStep} in order and ignores the steps that are not its own.
 */
public interface Participant extends AutoCloseable {
    /**
     * Makes the participant ready for a lane that is about to take: connect, fence its former self, read what it must know.
     * Called before the lane's first batch and after each outage.
     */
    default void open() throws UnavailableException {}

    /** Whether what this participant writes to is reachable; returns normally if so. Has a time limit of its own. */
    default void probe() throws UnavailableException {}

    /** Whether it is this participant that writes {@code append} when it is settled. */
    default boolean writes(Append append) {
        return false;
    }

    /**
     * Does its part of {@code step}. May withdraw single poison deliveries by {@link Delivery#poison} and go on.
     *
     * @throws UnavailableException the batch cannot be settled now, through no fault of any message: it goes back
     */
    void settle(SettleStep step, Batch batch) throws UnavailableException;

    /** The batch will not be settled: undo what is open. Never throws; a participant that cannot undo starts anew at {@link #open}. */
    default void abort(Batch batch) {}

    /** The source has confirmed its commit: nothing of this batch can come back. */
    default void confirmed(Batch batch) {}

    /** The lane's books as this participant last stored them; {@link LaneBooks#EMPTY} if it stores none. Valid after {@link #open}. */
    default LaneBooks lastBooks() {
        return LaneBooks.EMPTY;
    }

    @Override
    default void close() {}
}
