package dev.bascule.ledger;

import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.KafkaConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger topic, committed records only, from its beginning and for ever, into the {@link InDoubtIndex}.
 *
 * <p>One thread owns the consumer. While nobody waits it looks once in {@link #TICK}, which keeps a busy ledger cheap; when somebody waits
 * for an offset it reads until it is there. A position counts as reached only after the records before it are in the index, so whoever was
 * told that offset X is reached sees everything below X that will ever be committed.
 *
 * <p>Survives outages: the client reconnects by itself, and if the topic was replaced or truncated the index is read anew. Records that could
 * not be taken over, for whatever reason, are read again, and until they are no position behind them counts as reached.
 */
final class LedgerReader implements AutoCloseable {
    /** Where the records go. */
    interface Sink {
        /** Takes records over in the order of the log; the same ones again if it throws. */
        void apply(List<LedgerRecord> records);

        /** Forgets everything, to be read again. */
        void clear();
    }

    private static final Logger LOGGER = System.getLogger(LedgerReader.class.getName());
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();
    /** A poll with this many records is followed by another at once: there is a backlog. */
    private static final int BACKLOG = 200;

    private static final int MAX_POLL_RECORDS = 2000;
    private static final int FETCH_BYTES = 8 << 20;

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Sink index;
    private final Thread thread;

    private final Object lock = new Object();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Map<TopicPartition, Long> wanted = new HashMap<>();
    private int partitions;
    private boolean closed;
    private long progressLoggedAt = System.nanoTime();

    LedgerReader(Consumer<byte[], byte[]> consumer, String topic, int partitions, Sink index) {
        this.consumer = consumer;
        this.topic = topic;
        this.partitions = partitions;
        this.index = index;
        this.thread = new Thread(this::run, "bascule-ledger-" + topic);
        thread.setDaemon(true);
    }

    /** Connects and starts to read. */
    static LedgerReader connect(KafkaConnection connection, int partitions, Sink index) throws UnavailableException {
        var settings = KafkaSettings.consumer(connection, "bascule-ledger-reader");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        try {
            var deserializer = new ByteArrayDeserializer();
            var consumer = new KafkaConsumer<>(settings, deserializer, deserializer);
            var reader = new LedgerReader(consumer, connection.ledgerTopic(), partitions, index);
            reader.start();
            return reader;
        } catch (KafkaException e) {
            throw KafkaTrouble.unavailable(connection.name(), "reading ledger topic " + connection.ledgerTopic(), e);
        }
    }

    void start() {
        thread.start();
    }

    /** Reads these partitions too, should they be new. */
    void cover(int newPartitions) {
        synchronized (lock) {
            partitions = Math.max(partitions, newPartitions);
            lock.notifyAll();
        }
    }

    /**
     * Waits until everything below {@code ends} is in the index.
     *
     * @return whether it is; false when {@code limit} has passed
     */
    boolean await(Map<TopicPartition, Long> ends, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (lock) {
            ends.forEach((partition, end) -> wanted.merge(partition, end, Math::max));
            lock.notifyAll();
            while (!isReached(ends)) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || closed) {
                    return false;
                }
                lock.wait(Math.max(1, left / 1_000_000));
            }
            return true;
        }
    }

    /** How far it has read, for the operator. */
    String progress(Map<TopicPartition, Long> ends) {
        synchronized (lock) {
            long read = 0;
            long all = 0;
            for (var end : ends.entrySet()) {
                read += Math.min(end.getValue(), reached.getOrDefault(end.getKey(), 0L));
                all += end.getValue();
            }
            return "at offset " + read + " of " + all;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        consumer.wakeup();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (awaitTurn()) {
                readOnce();
            }
        } catch (WakeupException | InterruptException e) {
            LOGGER.log(Level.DEBUG, "ledger reader ends");
        }
    }

    private void readOnce() {
        try {
            assign();
            int count;
            do {
                count = poll();
            } while (count >= BACKLOG && !isClosed());
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (OffsetOutOfRangeException e) {
            LOGGER.log(Level.WARNING, "ledger topic=" + topic + " was truncated or replaced; reading it anew", e);
            restart();
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "ledger topic=" + topic + " cannot be read now", e);
            pause();
        }
    }

    private int poll() {
        var records = consumer.poll(POLL);
        var batch = new ArrayList<LedgerRecord>(records.count());
        for (var consumed : records) {
            byte[] value = consumed.value();
            batch.add(new LedgerRecord(consumed.key(), value));
        }
        try {
            index.apply(batch);
        } catch (RuntimeException | Error e) {
            seekBack(records);
            throw e;
        }
        publishPositions();
        return batch.size();
    }

    private void seekBack(ConsumerRecords<byte[], byte[]> records) {
        for (var partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).get(0).offset());
        }
    }

    private void publishPositions() {
        synchronized (lock) {
            for (var partition : consumer.assignment()) {
                long position = positionIfKnown(partition);
                if (position >= 0) {
                    reached.put(partition, position);
                }
            }
            lock.notifyAll();
            logProgress();
        }
    }

    private long positionIfKnown(TopicPartition partition) {
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (TimeoutException e) {
            return -1;
        }
    }

    private void logProgress() {
        long now = System.nanoTime();
        if (!isReached(wanted) && now - progressLoggedAt > PROGRESS_NANOS) {
            progressLoggedAt = now;
            LOGGER.log(Level.INFO, "reading ledger topic=" + topic + " " + progress(wanted));
        }
    }

    private void assign() {
        List<TopicPartition> missing = new ArrayList<>();
        synchronized (lock) {
            for (int i = consumer.assignment().size(); i < partitions; i++) {
                missing.add(new TopicPartition(topic, i));
            }
        }
        if (!missing.isEmpty()) {
            var all = new ArrayList<>(consumer.assignment());
            all.addAll(missing);
            consumer.assign(all);
            consumer.seekToBeginning(missing);
        }
    }

    /** In this order: nobody who sees the index's new generation may find an old position reached. */
    private void restart() {
        synchronized (lock) {
            reached.clear();
            wanted.clear();
        }
        index.clear();
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Until somebody wants to know, or the next tick. False when closed. */
    private boolean awaitTurn() {
        synchronized (lock) {
            if (!closed
                    && isReached(wanted)
                    && !reached.isEmpty()
                    && consumer.assignment().size() == partitions) {
                waitFor(TICK);
            }
            return !closed;
        }
    }

    private void pause() {
        synchronized (lock) {
            if (!closed) {
                waitFor(TICK);
            }
        }
    }

    private void waitFor(Duration duration) {
        try {
            lock.wait(duration.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    private boolean isReached(Map<TopicPartition, Long> ends) {
        for (var end : ends.entrySet()) {
            @Nullable Long position = reached.get(end.getKey());
            if (position == null || position < end.getValue()) {
                return false;
            }
        }
        return true;
    }
}
