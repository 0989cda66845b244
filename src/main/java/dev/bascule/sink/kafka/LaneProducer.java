package dev.bascule.sink.kafka;

import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaTrouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A lane's transactional producer and its life: made when the lane opens, dropped without ceremony when it can no longer be trusted. A new one
 * ends whatever the old one left open. Lane's thread only.
 */
final class LaneProducer {
    private final String connection;
    private Map<String, Object> settings;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean inTransaction;
    private long begunNanos;

    LaneProducer(String connection, Map<String, Object> settings) {
        this.connection = connection;
        this.settings = settings;
    }

    boolean isOpen() {
        return producer != null;
    }

    Map<String, Object> settings() {
        return settings;
    }

    /** From now on sends no batches of several records that are larger than {@code most}. Not while a transaction is open. */
    void fit(int most) throws UnavailableException {
        var fitting = ProducerSettings.fit(settings, most);
        if (fitting != settings) {
            settings = fitting;
            open();
        }
    }

    /** Fences the lane's former self and ends its transaction. */
    void open() throws UnavailableException {
        drop();
        try {
            var serializer = new ByteArraySerializer();
            producer = new KafkaProducer<>(settings, serializer, serializer);
            producer.initTransactions();
        } catch (KafkaException e) {
            drop();
            throw KafkaTrouble.unavailable(connection, "beginning to write in transactions", e);
        }
    }

    /**
     * Begins a transaction and sends {@code records}. When the attempt doesn't succeed the transaction is open still.
     *
     * @throws UnavailableException the producer was dropped since it was opened, or takes no transaction
     */
    Attempt send(List<ProducerRecord<byte[], byte[]>> records) throws UnavailableException {
        var out = opened();
        begin(out);
        var attempt = new Attempt(records);
        try {
            attempt.run(out);
        } catch (InterruptException e) {
            drop();
            throw KafkaTrouble.unavailable(connection, "writing", e);
        }
        return attempt;
    }

    /** Writes {@code records} in a transaction of their own, if it works; nothing depends on them. */
    void farewell(List<ProducerRecord<byte[], byte[]>> records) throws UnavailableException {
        if (send(records).succeeded()) {
            commit();
        }
    }

    /**
     * Commits.
     *
     * @throws KafkaException nobody knows whether it is committed; the producer must be dropped
     */
    void commit() {
        var out = producer;
        if (out == null) {
            throw new IllegalStateException("no transaction is open");
        }
        out.commitTransaction();
        inTransaction = false;
    }

    /**
     * Ends the transaction, if one is open. When that doesn't work the producer is dropped, so that the next {@link #open} ends it.
     *
     * @return why it didn't work
     */
    Optional<Exception> abort() {
        var out = producer;
        if (out == null || !inTransaction) {
            return Optional.empty();
        }
        try {
            out.abortTransaction();
            inTransaction = false;
            return Optional.empty();
        } catch (KafkaException | IllegalStateException e) {
            drop();
            return Optional.of(e);
        }
    }

    /** Closes the producer at once. What is open stays open until {@link #open} or Kafka's own timeout. */
    void drop() {
        var out = producer;
        producer = null;
        inTransaction = false;
        if (out != null) {
            out.close(Duration.ZERO);
        }
    }

    /** Whether the open transaction, or the one that has just failed, is older than Kafka lets it be. */
    boolean outlivedTransaction() {
        return System.nanoTime() - begunNanos >= transactionTimeout().toNanos();
    }

    /** How old Kafka lets a transaction be. */
    Duration transactionTimeout() {
        return ProducerSettings.transactionTimeout(settings);
    }

    /** Whether {@code failure} says that another producer has taken the transactional id, or that Kafka has taken the transaction away. */
    static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private void begin(Producer<byte[], byte[]> out) throws UnavailableException {
        begunNanos = System.nanoTime();
        try {
            out.beginTransaction();
            inTransaction = true;
        } catch (KafkaException | IllegalStateException e) {
            drop();
            throw KafkaTrouble.unavailable(connection, "beginning a transaction", e);
        }
    }

    private Producer<byte[], byte[]> opened() throws UnavailableException {
        var out = producer;
        if (out == null) {
            throw new UnavailableException(
                    UnavailableException.Kind.DOWN,
                    connection,
                    "a transaction could not be ended; writing goes on with a new producer",
                    null);
        }
        return out;
    }
}
