package dev.bascule.sink.kafka;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.LaneBook;
import dev.bascule.ledger.LedgerFormatException;
import dev.bascule.ledger.LedgerReplacedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Commits a lane's transactions; the ledger decides where Kafka gives no clear answer. One per lane, on the lane's thread.
 *
 * <p>A commit that failed may have happened or not. Opening the producer again ends its transaction one way or the other, and the ledger, read
 * behind that, has the batch's entry or hasn't.
 */
final class LaneCommit {
    private static final Logger LOGGER = System.getLogger(LaneCommit.class.getName());

    private final LaneId lane;
    private final LaneProducer producer;
    private final LaneBook book;
    private final Troubles troubles;
    private final Opening opening;

    LaneCommit(LaneId lane, LaneProducer producer, LaneBook book, Troubles troubles, Opening opening) {
        this.lane = lane;
        this.producer = producer;
        this.book = book;
        this.troubles = troubles;
        this.opening = opening;
    }

    /** How a lane begins to write. */
    interface Opening {
        /**
         * Opens the lane's producer, which ends the transaction of its former self, and waits until the ledger is read behind that.
         *
         * @return {@link dev.bascule.ledger.KafkaLedger#generation} before the ledger was read
         */
        long open() throws UnavailableException, LedgerFormatException, LedgerReplacedException;
    }

    /** Nothing of the lane is open afterwards, and its book is what the ledger has. If that fails the producer is dropped. */
    void reopen() throws UnavailableException {
        try {
            book.reopen(opening.open());
        } catch (LedgerFormatException e) {
            producer.drop();
            throw troubles.unreadable(e);
        } catch (LedgerReplacedException e) {
            producer.drop();
            throw troubles.replaced(e);
        } catch (UnavailableException e) {
            producer.drop();
            throw e;
        }
    }

    /** Commits the open transaction, that of {@code batch}; returns only if it is committed. */
    void commit(Batch batch) throws UnavailableException {
        try {
            producer.commit();
            book.committed();
        } catch (KafkaException e) {
            decide(batch, e);
        }
    }

    /** See {@link LaneBook#booksOfInstance}. */
    Map<LaneId, LaneBooks> booksOfInstance() throws UnavailableException {
        try {
            return book.booksOfInstance();
        } catch (LedgerFormatException e) {
            throw troubles.unreadable(e);
        }
    }

    private void decide(Batch batch, KafkaException failure) throws UnavailableException {
        if (LaneProducer.isFenced(failure)) {
            throw troubles.fenced(producer, failure);
        }
        LOGGER.log(
                Level.WARNING,
                "lane=" + lane + " batch=" + batch.number() + " commit undecided, reading the ledger",
                failure);
        boolean tooLate = producer.outlivedTransaction();
        reopen();
        if (!book.isLast(batch)) {
            throw tooLate ? troubles.paused(producer, failure) : troubles.notCommitted(failure);
        }
    }
}
