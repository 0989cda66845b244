package dev.bascule.sink.kafka;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaTrouble;
import dev.bascule.ledger.LaneBook;
import dev.bascule.ledger.LedgerFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Gets a batch into the log: records, dead letters, ledger entry, in one transaction that is left open.
 *
 * <p>A record that Kafka refuses takes its transaction with it. The transaction is aborted, the message that the record came from is poisoned,
 * and the rest is sent again in a new one. Each round poisons at least one message or does without at least one dead-letter record, so there
 * are at most as many rounds as messages, twice. Lane's thread only.
 */
final class BatchTransaction {
    private final KafkaLedger ledger;
    private final LaneBook book;
    private final LaneProducer producer;
    private final DeadLetterRecords deadLetters;
    private final Troubles troubles;
    private final TopicSizes sizes;

    BatchTransaction(
            KafkaLedger ledger,
            LaneBook book,
            LaneProducer producer,
            DeadLetterRecords deadLetters,
            Troubles troubles) {
        this.ledger = ledger;
        this.book = book;
        this.producer = producer;
        this.deadLetters = deadLetters;
        this.troubles = troubles;
        this.sizes = new TopicSizes(ledger::maxMessageBytes, LaneClock.SYSTEM);
    }

    /**
     * Flushes {@code batch}.
     *
     * @return whether there was anything to write; if so a transaction is open
     */
    boolean flush(Batch batch) throws UnavailableException {
        sizes.beginBatch();
        Oversized.poison(batch, ledger.connection().name(), sizes, producer.settings());
        while (true) {
            var outgoing = outgoing(batch);
            if (outgoing.records().isEmpty()) {
                troubles.none();
                return false;
            }
            producer.fit(sizes.smallest(outgoing.records()));
            var attempt = producer.send(outgoing.records());
            if (attempt.succeeded()) {
                troubles.none();
                outgoing.accepted(attempt);
                return true;
            }
            giveUpOrPoison(outgoing, attempt);
        }
    }

    private Outgoing outgoing(Batch batch) throws UnavailableException {
        var outgoing = Outgoing.of(batch, ledger.connection().name(), deadLetters);
        if (outgoing.records().isEmpty() && !book.hasNews(batch)) {
            return outgoing;
        }
        try {
            ledger.records(batch.lane().source(), book.records(batch)).forEach(outgoing::addLedgerRecord);
        } catch (LedgerFormatException e) {
            throw troubles.unreadable(e);
        }
        return outgoing;
    }

    private void giveUpOrPoison(Outgoing outgoing, Attempt attempt) throws UnavailableException {
        boolean fenced = LaneProducer.isFenced(attempt.failure());
        if (!fenced && poisonedForItsPlace(outgoing, attempt)) {
            return;
        }
        if (fenced || KafkaTrouble.isSilence(attempt.failure())) {
            throw giveUp(attempt);
        }
        abort();
        var refusals = attempt.refusals();
        var culprits = new TreeMap<>(refusals.named());
        if (culprits.isEmpty()) {
            culprits.putAll(isolate(outgoing, refusals.suspects(), attempt.failure()));
        }
        if (culprits.isEmpty()) {
            throw giveUp(attempt);
        }
        withdraw(outgoing, culprits);
    }

    private boolean poisonedForItsPlace(Outgoing outgoing, Attempt attempt) throws UnavailableException {
        var culprits = NoSuchPlace.culprits(ledger, outgoing, attempt.lastSent(), attempt);
        if (!culprits.isEmpty()) {
            abort();
            withdraw(outgoing, culprits);
        }
        return !culprits.isEmpty();
    }

    private Map<Integer, Refusal> isolate(Outgoing outgoing, List<Integer> suspects, Throwable failure)
            throws UnavailableException {
        var culprits = new TreeMap<Integer, Refusal>();
        for (int position : Bisection.culprits(suspects, some -> refused(outgoing, some))) {
            Refusal.of(outgoing.records().get(position), failure).ifPresent(refusal -> culprits.put(position, refusal));
        }
        return culprits;
    }

    private boolean refused(Outgoing outgoing, List<Integer> positions) throws UnavailableException {
        var some = new ArrayList<ProducerRecord<byte[], byte[]>>(positions.size());
        for (int position : positions) {
            some.add(outgoing.records().get(position));
        }
        var trial = producer.send(some);
        if (!trial.succeeded() && !trial.isRefused()) {
            throw giveUp(trial);
        }
        abort();
        return !trial.succeeded();
    }

    /** What failed is nobody's fault here. */
    private UnavailableException giveUp(Attempt attempt) {
        if (LaneProducer.isFenced(attempt.failure())) {
            return troubles.fenced(producer, attempt.failure());
        }
        if (KafkaTrouble.isSilence(attempt.failure())) {
            sizes.forget();
            producer.drop();
        }
        return troubles.at(attempt.failedTopic(), attempt.failure());
    }

    /** Makes room for another try. */
    private void abort() throws UnavailableException {
        var failure = producer.abort();
        if (failure.isPresent()) {
            throw LaneProducer.isFenced(failure.get())
                    ? troubles.fenced(producer, failure.get())
                    : troubles.at(null, failure.get());
        }
    }

    private void withdraw(Outgoing outgoing, Map<Integer, Refusal> culprits) throws UnavailableException {
        for (var culprit : culprits.entrySet()) {
            withdraw(outgoing, culprit.getKey(), culprit.getValue());
        }
    }

    private void withdraw(Outgoing outgoing, int position, Refusal refusal) throws UnavailableException {
        if (outgoing.isLedger(position)) {
            throw troubles.ledgerRefused(refusal);
        }
        var owner = outgoing.owner(position);
        if (!outgoing.isMessage(position)) {
            deadLetters.refused(owner, refusal.error());
        } else if (owner.outcome() instanceof Outcome.Delivered) {
            owner.poison(refusal.outcome());
        }
    }
}
