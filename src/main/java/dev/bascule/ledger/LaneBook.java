package dev.bascule.ledger;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import java.util.List;
import java.util.Map;

/** What the ledger knows of a lane, and asks of each of its transactions. Lane's thread only. */
public interface LaneBook {
    /**
     * Takes over the lane's last entry as the ledger has it; to be called when the lane's last transaction has ended and was read.
     *
     * @param readGeneration {@link KafkaLedger#generation} before the ledger was read
     */
    void reopen(long readGeneration) throws LedgerFormatException, LedgerReplacedException;

    /** The lane's books as of its last entry. */
    LaneBooks lastBooks();

    /** The books of this and all other lanes of the same instance and source, those that don't run any more included. Valid after {@link #reopen}. */
    Map<LaneId, LaneBooks> booksOfInstance() throws LedgerFormatException;

    /** Whether the ledger's last entry of this lane is the one of {@code batch}, written by this process. Valid after {@link #reopen}. */
    boolean isLast(Batch batch);

    /** Whether {@code batch}, whose deliveries have all ended, has an entry to write even if nothing else is written. */
    boolean hasNews(Batch batch);

    /**
     * What the transaction of {@code batch} must write besides the batch's records.
     *
     * @throws UnavailableException the source cannot say what must be remembered of it
     */
    List<LedgerRecord> records(Batch batch) throws LedgerFormatException, UnavailableException;

    /** The transaction with the last {@link #records} is committed. */
    void committed();
}
