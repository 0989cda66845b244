package dev.bascule.sink.kafka;

import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How large a record batch each topic takes. A producer that sends larger batches than its topic takes splits them for ever when they are
 * smaller than its own {@code batch.size}, until every record of them expires: so a lane's producer must know. One per lane; lane's thread
 * only.
 */
final class TopicSizes {
    /** Kafka's own default, assumed of topics that cannot be asked. */
    private static final int DEFAULT_BYTES = 1 << 20;

    private static final int MOST_TOPICS = 10_000;

    private final KafkaLedger cluster;
    private final Map<String, Integer> known = new HashMap<>();

    /** The topic asked for last: nearly always the next one too, and the same String. */
    private String lastTopic = "";

    private int lastLimit;

    TopicSizes(KafkaLedger cluster) {
        this.cluster = cluster;
    }

    /** The topic's {@code max.message.bytes}; asked of the cluster for a topic that is new. */
    @SuppressWarnings("ReferenceEquality") // a shortcut; the map answers for equal names
    int limit(String topic) throws UnavailableException {
        if (topic == lastTopic) {
            return lastLimit;
        }
        var limit = known.get(topic);
        if (limit == null) {
            return ask(topic);
        }
        lastTopic = topic;
        lastLimit = limit;
        return limit;
    }

    private int ask(String topic) throws UnavailableException {
        var asked = cluster.maxMessageBytes(topic);
        if (known.size() >= MOST_TOPICS) {
            known.clear();
        }
        asked.ifPresent(bytes -> known.put(topic, bytes));
        return asked.orElse(DEFAULT_BYTES);
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
        lastTopic = "";
    }
}
