package dev.bascule.sink.kafka;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How large a record batch each topic takes. A producer that sends larger batches than its topic takes splits them for ever when they are
 * smaller than its own {@code batch.size}, until every record of them expires: so a lane's producer must know. What the cluster said, or that it
 * doesn't say, is believed for {@link #BELIEVED}. One per lane; lane's thread only.
 */
final class TopicSizes {
    /** Who knows. */
    interface Cluster {
        /** The topic's {@code max.message.bytes}; empty if there is no such topic or this user may not ask. */
        OptionalInt maxMessageBytes(String topic) throws UnavailableException;
    }

    static final Duration BELIEVED = Duration.ofMinutes(5);

    /** Kafka's own default, assumed of topics that cannot be asked. */
    static final int DEFAULT_BYTES = 1 << 20;

    private static final int MOST_TOPICS = 10_000;

    private final Cluster cluster;
    private final LaneClock clock;
    private final Map<String, Integer> known = new HashMap<>();
    /** Those of {@link #known} that the cluster said nothing about. */
    private final Set<String> assumed = new HashSet<>(2);

    private final Set<String> askedInThisBatch = new HashSet<>(2);
    private long knownSinceNanos;

    /** The topic asked for last: nearly always the next one too, and the same String. */
    private String lastTopic = "";

    private int lastLimit;

    TopicSizes(Cluster cluster, LaneClock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** The next batch begins. */
    void beginBatch() {
        askedInThisBatch.clear();
        if (clock.nanoTime() - knownSinceNanos > BELIEVED.toNanos()) {
            forget();
        }
    }

    /** The topic's {@code max.message.bytes}; asked of the cluster for a topic that is new. */
    @SuppressWarnings("ReferenceEquality") // a shortcut; the map answers for equal names
    int limit(String topic) throws UnavailableException {
        if (topic == lastTopic) {
            return lastLimit;
        }
        var limit = known.get(topic);
        lastLimit = limit == null ? ask(topic) : limit;
        lastTopic = topic;
        return lastLimit;
    }

    /** Whether the topic certainly takes no record of so many bytes. Asks again first, at most once per batch: it may just have been raised. */
    boolean refuses(String topic, int bytes) throws UnavailableException {
        if (bytes <= limit(topic)) {
            return false;
        }
        if (!askedInThisBatch.contains(topic)) {
            lastTopic = "";
            ask(topic);
        }
        return bytes > limit(topic) && !assumed.contains(topic);
    }

    /** What fits into the topics of all {@code records}. */
    int smallest(List<ProducerRecord<byte[], byte[]>> records) throws UnavailableException {
        int smallest = Integer.MAX_VALUE;
        for (var out : records) {
            smallest = Math.min(smallest, limit(out.topic()));
        }
        return smallest;
    }

    /** Something went wrong; perhaps the settings have changed. */
    void forget() {
        known.clear();
        assumed.clear();
        lastTopic = "";
        knownSinceNanos = clock.nanoTime();
    }

    private int ask(String topic) throws UnavailableException {
        var told = cluster.maxMessageBytes(topic);
        if (known.size() >= MOST_TOPICS) {
            forget();
        }
        if (told.isEmpty()) {
            assumed.add(topic);
        }
        known.put(topic, told.orElse(DEFAULT_BYTES));
        askedInThisBatch.add(topic);
        return told.orElse(DEFAULT_BYTES);
    }
}
