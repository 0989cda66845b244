package dev.bascule.sink.kafka;

import dev.bascule.batch.Append;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record for Kafka, ready to be sent, and sent again after an abort.
 *
 * @param connection name of the Kafka connection that it goes to
 * @param record what is sent
 * @param sizeBytes key, value and headers
 * @param topicOfMessage the message names the topic, not the route: if there is no such topic, that is the message's fault
 */
public record KafkaAppend(
        String connection, ProducerRecord<byte[], byte[]> record, int sizeBytes, boolean topicOfMessage)
        implements Append {
    private static final int HEADER_BYTES = 4;

    /**
     * A record for a topic that the route names.
     *
     * @param partition null: by the hash of the key, or wherever when there is none
     * @param timestampMillis null: when it is sent
     * @throws IllegalArgumentException the partition or the timestamp is negative
     */
    public static KafkaAppend of(
            String connection,
            String topic,
            @Nullable Integer partition,
            @Nullable Long timestampMillis,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Iterable<Header> headers) {
        int size = length(key) + length(value);
        for (var header : headers) {
            size += HEADER_BYTES + header.key().length() + length(header.value());
        }
        return new KafkaAppend(
                connection, new ProducerRecord<>(topic, partition, timestampMillis, key, value, headers), size, false);
    }

    /** The same record; its topic was computed from the message. */
    public KafkaAppend toTopicOfMessage() {
        return new KafkaAppend(connection, record, sizeBytes, true);
    }

    @Override
    public String target() {
        return "bascule-kafka:" + record.topic();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
