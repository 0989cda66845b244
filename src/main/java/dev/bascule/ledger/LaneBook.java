package dev.bascule.ledger;

import dev.bascule.batch.Batch;
import dev.bascule.batch.UnavailableException;
import java.util.List;

/** What the ledger asks of each transaction of a lane. Lane's thread only. */
public interface LaneBook {
    /** Whether {@code batch}, whose deliveries have all ended, has an entry to write even if nothing else is written. */
    boolean hasNews(Batch batch);

    /**
     * What the transaction of {@code batch} must write besides the batch's records.
     *
     * @throws UnavailableException the source cannot say what must be remembered of it
     */
    List<LedgerRecord> records(Batch batch) throws LedgerFormatException, UnavailableException;
}
