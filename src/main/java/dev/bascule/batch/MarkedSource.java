package dev.bascule.batch;

import java.util.List;
import java.util.Map;

/** A source whose position is kept in the transaction that settles a batch. Lane's thread only. */
public interface MarkedSource {
    /**
     * What must be remembered when everything that was received since the last commit is settled.
     *
     * @throws UnavailableException the source cannot tell; the batch goes back
     */
    List<Mark> openMarks() throws UnavailableException;

    /** The transaction with the {@link #openMarks} is committed, whatever becomes of the steps that follow. */
    void kept();

    /**
     * Marks as they are committed.
     *
     * @throws UnavailableException they cannot be understood
     */
    void learn(Map<String, byte[]> marks) throws UnavailableException;

    /** Whether {@code message} lies before what is known to be committed. */
    boolean isKept(SourceMessage message);

    /**
     * Ends each delivery of {@code batch} that lies before what is known to be committed: of a batch that is settled again because nobody knew
     * whether it was, or that was only settled in part.
     */
    default void endKept(Batch batch) {
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null && isKept(delivery.message())) {
                delivery.end(new Outcome.AlreadyDone("the position of its source"));
            }
        }
    }
}
