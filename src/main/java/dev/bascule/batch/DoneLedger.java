package dev.bascule.batch;

/** Knows which messages of a source were done by an earlier batch that the source may not know to be settled. Used on the lane's thread. */
public interface DoneLedger {
    /**
     * Ends with {@link Outcome.AlreadyDone} each delivery of the batch that is known to be done.
     *
     * @param barrier first make sure that everything other lanes could have done before the source gave us these messages is known; takes
     *     milliseconds when nobody has died, up to the Kafka transaction's timeout otherwise
     * @throws UnavailableException the answer cannot be had now; the batch goes back
     */
    void lookUp(Batch batch, boolean barrier) throws UnavailableException;
}
