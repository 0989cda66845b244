package dev.bascule.connection;

import java.util.Map;

/**
 * A Kafka cluster.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param properties settings of every client of this connection; never {@code transactional.id}, {@code acks} or {@code
 *     enable.idempotence}, which the promise rests on
 * @param ledgerTopic compacted topic of the proofs of delivery, shared by all instances
 * @param ledgerPartitions how many partitions it gets if it must be created
 */
public record KafkaConnection(
        String name, String bootstrapServers, Map<String, String> properties, String ledgerTopic, int ledgerPartitions)
        implements Connection {
    /** Unless configured otherwise. */
    public static final String DEFAULT_LEDGER_TOPIC = "bascule.ledger";

    /** Unless configured otherwise: entries are few and small, and one partition is the quickest to read to its end. */
    public static final int DEFAULT_LEDGER_PARTITIONS = 1;

    /** Copies {@code properties}. */
    public KafkaConnection {
        properties = Map.copyOf(properties);
    }

    @Override
    public String kind() {
        return "kafka";
    }

    @Override
    public String toString() {
        return "KafkaConnection[name=" + name + ", bootstrapServers=" + bootstrapServers + ", properties="
                + Masking.properties(properties) + ", ledgerTopic=" + ledgerTopic + ", ledgerPartitions="
                + ledgerPartitions + "]";
    }
}
