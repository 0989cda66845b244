package dev.bascule.it.verify;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An order as it arrived.
 *
 * @param orderId its id; {@code ?} and the place for one that is no order
 * @param sequence its number within the group
 * @param sentMicros when it was sent; 0 if the body doesn't say
 */
public record Arrival(String orderId, String group, long sequence, long sentMicros, int partition, long offset) {
    /** As the copybook of mainframe orders names them. */
    private static final String RECORD_GROUP = "\"orderGroup\":\"";

    private static final String RECORD_SEQUENCE = "\"groupSequence\":";

    /** From a Kafka record. */
    public static Arrival of(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var body = new String(kafkaRecord.value(), StandardCharsets.UTF_8);
        return of(
                body,
                () -> kafkaRecord.topic() + "-" + kafkaRecord.partition() + "@" + kafkaRecord.offset(),
                kafkaRecord.partition(),
                kafkaRecord.offset());
    }

    /** From what has no partitions; {@code place} names it among all others. */
    public static Arrival of(String body, String place) {
        return of(body, () -> place, 0, 0);
    }

    /** Reads what the verifier needs from the body, without a JSON parser: the verifier reads millions. */
    private static Arrival of(String body, Supplier<String> place, int partition, long offset) {
        var id = text(body, "\"orderId\":\"");
        if (id.isEmpty()) {
            id = "?" + place.get();
        }
        var group = text(body, "\"group\":\"");
        boolean isRecord = group.isEmpty();
        return new Arrival(
                id,
                isRecord ? text(body, RECORD_GROUP) : group,
                number(body, isRecord ? RECORD_SEQUENCE : "\"sequence\":"),
                number(body, "\"sentMicros\":"),
                partition,
                offset);
    }

    private static String text(String body, String label) {
        int from = body.indexOf(label);
        if (from < 0) {
            return "";
        }
        from += label.length();
        int to = body.indexOf('"', from);
        return to < 0 ? "" : body.substring(from, to);
    }

    private static long number(String body, String label) {
        int from = body.indexOf(label);
        if (from < 0) {
            return 0;
        }
        from += label.length();
        int to = from;
        while (to < body.length() && Character.isDigit(body.charAt(to))) {
            to++;
        }
        return to == from ? 0 : Long.parseLong(body, from, to, 10);
    }
}
