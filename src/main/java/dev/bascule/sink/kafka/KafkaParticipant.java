package dev.bascule.sink.kafka;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.LaneLedger;
import dev.bascule.ledger.LedgerFormatException;
import dev.bascule.ledger.LedgerReplacedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Exactly-once to one Kafka cluster: a lane's records and its ledger entry in one transaction, and the answer to "was this message done
 * before?". One per lane, for the first Kafka connection of its route.
 *
 * <ul>
 *   <li>{@link SettleStep#KAFKA_FLUSH}: everything is in the log, replicated, and not visible. Records that Kafka refuses for what they are
 *       poison their message; the rest is written without them.
 *   <li>{@link SettleStep#KAFKA_COMMIT}: everything becomes visible at once. A commit without a clear answer is decided by the ledger; if
 *       even that cannot be read now, the batch goes back, and whoever is given its messages decides by the ledger.
 *   <li>{@link #abort}: nothing becomes visible. If Kafka doesn't answer, the transaction is ended at the next {@link #open}, by whatever
 *       process runs the lane then, or by Kafka after 15 to 25 s; look-ups wait for that.
 * </ul>
 *
 * <p>A batch that has nothing but dead letters writes nothing, unless they go to a topic as well. One that was only filtered writes its entry:
 * should its source commit get lost, its messages are not counted a second time.
 */
public final class KafkaParticipant implements Participant, DoneLedger {
    private static final Logger LOGGER = System.getLogger(KafkaParticipant.class.getName());

    private final LaneId lane;
    private final KafkaLedger ledger;
    private final LaneLedger book;
    private final LaneProducer producer;
    private final Troubles troubles;
    private final BatchTransaction transaction;
    private final LaneCommit commit;
    private final int batchMessages;
    private boolean flushed;

    /**
     * A participant that talks to nobody before {@link #open}.
     *
     * @param ledger of the connection; the participant does not close it
     * @param deadLetters makes the records of dead letters that go to this cluster as well; {@link DeadLetterRecords#NONE} if none do
     */
    public KafkaParticipant(LaneId lane, KafkaLedger ledger, BatchLimits limits, DeadLetterRecords deadLetters) {
        this.lane = lane;
        this.ledger = ledger;
        this.book = ledger.enter(lane);
        this.producer = new LaneProducer(
                ledger.connection().name(), ProducerSettings.transactional(ledger.connection(), lane, limits));
        this.troubles = Troubles.ofLane(lane, ledger);
        this.transaction = new BatchTransaction(ledger, book, producer, deadLetters, troubles);
        this.commit = new LaneCommit(lane, producer, book, troubles, this::openProducer);
        this.batchMessages = limits.messages();
    }

    @Override
    public void open() throws UnavailableException {
        ledger.ready(batchMessages);
        if (!producer.isOpen()) {
            commit.reopen();
        }
    }

    @Override
    public void probe() throws UnavailableException {
        troubles.probe();
    }

    @Override
    public LaneBooks lastBooks() {
        return book.lastBooks();
    }

    /** The books of all lanes of this instance and source as the ledger has them. Valid after {@link #open}. */
    public Map<LaneId, LaneBooks> booksOfInstance() throws UnavailableException {
        return commit.booksOfInstance();
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        long generation = ledger.generation();
        boolean all = barrier || book.needsBarrier();
        if (all) {
            ledger.awaitStable(KafkaLedger.LONGEST_TRANSACTION);
        }
        try {
            book.lookUp(batch, all, generation);
        } catch (LedgerFormatException e) {
            throw troubles.unreadable(e);
        } catch (LedgerReplacedException e) {
            throw troubles.replaced(e);
        }
    }

    @Override
    public boolean writes(Append append) {
        return KafkaAppend.isFor(ledger.connection().name(), append);
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step == SettleStep.KAFKA_FLUSH) {
            flushed = transaction.flush(batch);
        } else if (step == SettleStep.KAFKA_COMMIT && flushed) {
            commit.commit(batch);
            flushed = false;
        }
    }

    @Override
    public void abort(Batch batch) {
        flushed = false;
        producer.abort().filter(LaneProducer::isFenced).ifPresent(failure -> troubles.fenced(producer, failure));
    }

    @Override
    public void confirmed(Batch batch) {
        book.confirmed(batch);
    }

    /** Leaves an entry with nothing in doubt, if that is the truth and Kafka answers. */
    @Override
    public void close() {
        try {
            sayFarewell();
        } catch (UnavailableException | KafkaException e) {
            LOGGER.log(Level.DEBUG, "lane=" + lane + " ended without clearing its ledger entry", e);
        } finally {
            producer.drop();
            ledger.leave(lane);
        }
    }

    private long openProducer() throws UnavailableException {
        producer.open();
        long generation = ledger.generation();
        ledger.awaitStable(KafkaLedger.LONGEST_TRANSACTION);
        return generation;
    }

    private void sayFarewell() throws UnavailableException {
        var farewell = book.farewell();
        if (farewell.isEmpty() || !producer.isOpen() || troubles.any()) {
            return;
        }
        ledger.probe();
        producer.farewell(ledger.records(lane.source(), farewell));
    }
}
