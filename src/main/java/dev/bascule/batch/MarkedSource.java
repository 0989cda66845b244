package dev.bascule.batch;

import java.util.List;

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
}
