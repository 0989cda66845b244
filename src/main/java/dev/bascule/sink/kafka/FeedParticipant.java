package dev.bascule.sink.kafka;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.Marks;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.LedgerFormatException;
import dev.bascule.ledger.LedgerRecord;
import dev.bascule.ledger.LedgerReplacedException;
import dev.bascule.ledger.MarkLedger;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Exactly-once from a source that keeps its position in the ledger to one Kafka cluster: a lane's records, its books and the source's marks in
 * one transaction. One per lane, for the first Kafka connection of its route.
 *
 * <p>The position moves with the records or not at all. That only one process moves it is {@link SourceOwnership}'s doing. A commit without a
 * clear answer is decided by the ledger, as in {@link KafkaParticipant}; behind a barrier messages are compared with the position, since a
 * batch whose later steps failed is settled again.
 */
public final class FeedParticipant implements Participant, DoneLedger, Marks {
    private static final Logger LOGGER = System.getLogger(FeedParticipant.class.getName());

    private final LaneId lane;
    private final KafkaLedger ledger;
    private final SourceOwnership ownership;
    private final MarkedSource source;
    private final MarkLedger book;
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
     * @param ownership the bridge's
     * @param source the lane's
     */
    public FeedParticipant(
            LaneId lane,
            KafkaLedger ledger,
            SourceOwnership ownership,
            MarkedSource source,
            BatchLimits limits,
            DeadLetterRecords deadLetters) {
        this.lane = lane;
        this.ledger = ledger;
        this.ownership = ownership;
        this.source = source;
        this.book = ledger.enter(lane, source);
        this.producer = new LaneProducer(ledger.connection().name(), settings(lane, ledger, limits));
        this.troubles = Troubles.ofSource(lane, ledger);
        this.transaction = new BatchTransaction(ledger, book, producer, deadLetters, troubles);
        this.commit = new LaneCommit(lane, producer, book, troubles, this::openProducer);
        this.batchMessages = limits.messages();
    }

    private static Map<String, Object> settings(LaneId lane, KafkaLedger ledger, BatchLimits limits) {
        var settings = ProducerSettings.transactional(ledger.connection(), lane, limits);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, SourceOwnership.transactionalId(lane));
        return settings;
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
    public boolean writes(Append append) {
        return KafkaAppend.isFor(ledger.connection().name(), append);
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (barrier) {
            source.learn(read());
            source.endKept(batch);
        }
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step == SettleStep.KAFKA_FLUSH) {
            flushed = transaction.flush(batch);
        } else if (step == SettleStep.KAFKA_COMMIT && flushed) {
            flushed = false;
            commit.commit(batch);
            source.kept();
        }
    }

    @Override
    public void abort(Batch batch) {
        flushed = false;
        producer.abort().filter(LaneProducer::isFenced).ifPresent(failure -> troubles.fenced(producer, failure));
    }

    @Override
    public Map<String, byte[]> read() throws UnavailableException {
        try {
            var marks = ledger.awaitMarks(lane.source());
            marks.keySet().removeIf(SourceOwnership::isOwn);
            return marks;
        } catch (LedgerFormatException e) {
            throw troubles.unreadable(e);
        } catch (LedgerReplacedException e) {
            throw troubles.replaced(e);
        }
    }

    @Override
    public void keep(List<Mark> marks) throws UnavailableException {
        keepRecords(book.records(marks));
    }

    @Override
    public void idle() throws UnavailableException {
        var beat = ownership.dueBeat();
        if (beat != null) {
            keepRecords(book.records(List.of(beat)));
        }
    }

    /** The last lane gives the source up, if Kafka answers. */
    @Override
    public void close() {
        try {
            var farewell = ownership.leave(lane);
            if (farewell != null && producer.isOpen()) {
                ledger.probe();
                keepRecords(book.records(List.of(farewell)));
            }
        } catch (UnavailableException | KafkaException e) {
            LOGGER.log(Level.DEBUG, "lane=" + lane + " ended without giving its source up", e);
        } finally {
            producer.drop();
            ledger.leave(lane);
        }
    }

    private long openProducer() throws UnavailableException, LedgerFormatException, LedgerReplacedException {
        return ownership.open(lane, new SourceOwnership.Writer() {
            @Override
            public void open() throws UnavailableException {
                producer.open();
            }

            @Override
            public void commit(Mark mark) throws UnavailableException {
                keepRecords(book.records(List.of(mark)));
            }
        });
    }

    private void keepRecords(List<LedgerRecord> records) throws UnavailableException {
        var attempt = producer.send(new ArrayList<>(ledger.records(lane.source(), records)));
        if (!attempt.succeeded()) {
            var failure = attempt.failure();
            producer.drop();
            throw LaneProducer.isFenced(failure)
                    ? troubles.fenced(producer, failure)
                    : troubles.at(attempt.failedTopic(), failure);
        }
        try {
            producer.commit();
        } catch (KafkaException e) {
            producer.drop();
            throw LaneProducer.isFenced(e) ? troubles.fenced(producer, e) : troubles.notCommitted(e);
        }
    }
}
