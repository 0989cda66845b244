package dev.bascule.it.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic under read_committed, each record once, from its beginning on. Not thread-safe. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** The topic must exist. */
    public TopicReader(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                properties(bootstrapServers, "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Hands over what became visible since the last call, waiting at most {@code wait} for something. */
    public int poll(Duration wait, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        var records = consumer.poll(wait);
        records.forEach(taker);
        return records.count();
    }

    /** Hands over everything up to what is visible now. */
    public void catchUp(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        var ends = consumer.endOffsets(partitions);
        while (!hasReached(ends)) {
            poll(POLL, taker);
        }
    }

    /** Goes to the present end: what is there is never handed over. */
    public void skipToEnd() {
        consumer.seekToEnd(partitions);
        hasReached(Map.of());
    }

    /** Records behind the last stable offset: of transactions that nobody has ended. */
    public static long undecided(String bootstrapServers, String topic) {
        return Math.subtractExact(
                endSum(bootstrapServers, topic, "read_uncommitted"), endSum(bootstrapServers, topic, "read_committed"));
    }

    /** All that is visible in a topic. */
    public static List<ConsumerRecord<byte[], byte[]>> readAll(String bootstrapServers, String topic) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var reader = new TopicReader(bootstrapServers, topic)) {
            reader.catchUp(all::add);
        }
        return all;
    }

    /** A topic that was made just now is unknown to its broker for a moment still: then it has no partitions, and a reader of none would wait for ever. */
    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        var found = consumer.partitionsFor(topic);
        while (found.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("there is no topic " + topic);
            }
            LockSupport.parkNanos(POLL.toNanos());
            found = consumer.partitionsFor(topic);
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        for (var partition : partitions) {
            if (consumer.position(partition) < ends.getOrDefault(partition, 0L)) {
                return false;
            }
        }
        return true;
    }

    private static long endSum(String bootstrapServers, String topic, String isolation) {
        try (var probe = new KafkaConsumer<>(
                properties(bootstrapServers, isolation), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var all = partitions(probe, topic);
            return probe.endOffsets(all).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static Properties properties(String bootstrapServers, String isolation) {
        var properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("isolation.level", isolation);
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("allow.auto.create.topics", "false");
        properties.put("fetch.max.wait.ms", "5");
        return properties;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
