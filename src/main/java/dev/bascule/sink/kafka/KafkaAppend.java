package dev.bascule.sink.kafka;

import dev.bascule.batch.Append;
import org.apache.kafka.clients.producer.ProducerRecord;
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

    /** {@code out}, which nobody changes any more. */
    public static KafkaAppend of(String connection, ProducerRecord<byte[], byte[]> out) {
        int size = length(out.key()) + length(out.value());
        for (var header : out.headers()) {
            size += HEADER_BYTES + header.key().length() + length(header.value());
        }
        return new KafkaAppend(connection, out, size, false);
    }

    /** Whether {@code append} goes to the connection of that name. */
    static boolean isFor(String connection, Append append) {
        return append instanceof KafkaAppend mine && mine.connection().equals(connection);
    }

    /** The same record; its topic was computed from the message. */
    public KafkaAppend toTopicOfMessage() {
        return new KafkaAppend(connection, record, sizeBytes, true);
    }

    @Override
    public String target() {
        return target(record.topic());
    }

    /** The name of a topic as an endpoint. */
    public static String target(String topic) {
        return "bascule-kafka:" + topic;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
