package dev.bascule.sink.kafka;

import dev.bascule.batch.Batch;
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
        this.sizes = new TopicSizes(ledger);
    }

    /**
     * Flushes {@code batch}.
     *
     * @return whether there was anything to write; if so a transaction is open
     */
    boolean flush(Batch batch) throws UnavailableException {
        Oversized.poison(batch, ledger.connection().name(), sizes, producer.settings());
        while (true) {
            var outgoing = outgoing(batch);
            if (outgoing.records().isEmpty()) {
                return false;
            }
            producer.fit(sizes.smallest(outgoing.records()));
            var attempt = producer.send(outgoing.records());
            if (attempt.succeeded()) {
                troubles.none();
                return true;
            }
            giveUpOrPoison(outgoing, attempt);
        }
    }

    private Outgoing outgoing(Batch batch) throws UnavailableException {
        var outgoing = Outgoing.of(batch, ledger.connection().name(), deadLetters);
        if (outgoing.records().isEmpty() && !book.needsEntry(batch)) {
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
        if (LaneProducer.isFenced(attempt.failure())) {
            throw troubles.fenced(producer, attempt.failure());
        }
        if (poisonedForItsPartition(outgoing, attempt)) {
            return;
        }
        var trouble = troubles.at(attempt.failedTopic(), attempt.failure());
        if (KafkaTrouble.isSilence(attempt.failure())) {
            sizes.forget();
            producer.drop();
            throw trouble;
        }
        producer.abort();
        var refusals = attempt.refusals();
        var culprits = new TreeMap<>(refusals.named());
        if (culprits.isEmpty()) {
            culprits.putAll(isolate(outgoing, refusals.suspects(), attempt.failure()));
        }
        if (culprits.isEmpty()) {
            throw trouble;
        }
        for (var culprit : culprits.entrySet()) {
            withdraw(outgoing, culprit.getKey(), culprit.getValue());
        }
    }

    private boolean poisonedForItsPartition(Outgoing outgoing, Attempt attempt) throws UnavailableException {
        int position = attempt.lastSent();
        if (outgoing.isLedger(position)) {
            return false;
        }
        var refusal = NoSuchPartition.of(ledger, attempt);
        if (refusal.isPresent()) {
            producer.abort();
            withdraw(outgoing, position, refusal.get());
        }
        return refusal.isPresent();
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
        producer.abort();
        if (trial.succeeded() || !trial.failures().isEmpty()) {
            return !trial.succeeded();
        }
        throw troubles.at(trial.failedTopic(), trial.failure());
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
