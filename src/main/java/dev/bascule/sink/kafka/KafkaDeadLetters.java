package dev.bascule.sink.kafka;

import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Dead letters as records of one topic: the original body as value, the message's key as key, the source's headers and properties as headers
 * in UTF-8, and what went wrong in headers that begin with {@code bascule-dead-letter-}. One per lane; lane's thread only.
 */
public final class KafkaDeadLetters implements DeadLetterRecords {
    private static final Logger LOGGER = System.getLogger(KafkaDeadLetters.class.getName());
    private static final String PREFIX = "bascule-dead-letter-";
    private static final int MAX_ERROR_CHARS = 1000;

    private final LaneId lane;
    private final String connection;
    private final String topic;
    private final Set<Delivery> refused = Collections.newSetFromMap(new WeakHashMap<>());

    /** Dead letters of {@code lane} go to {@code topic} of {@code connection}, which must be the connection of the lane's ledger. */
    public KafkaDeadLetters(LaneId lane, String connection, String topic) {
        this.lane = lane;
        this.connection = connection;
        this.topic = topic;
    }

    @Override
    public Optional<KafkaAppend> recordFor(Delivery delivery, Outcome.DeadLettered letter) {
        if (wasRefused(delivery)) {
            return Optional.empty();
        }
        var original = delivery.message().original();
        var headers = new ArrayList<Header>();
        add(headers, original.headers());
        add(headers, original.properties());
        add(headers, "bascule-key", delivery.key());
        add(headers, "bascule-source", lane.source());
        add(headers, "bascule-route", lane.route());
        add(headers, PREFIX + "reason", letter.reason().label());
        add(headers, PREFIX + "stage", letter.stage());
        add(headers, PREFIX + "error", cut(letter.error()));
        add(headers, PREFIX + "instance", lane.instance());
        add(headers, PREFIX + "route", lane.route());
        add(headers, PREFIX + "source", lane.source());
        add(headers, PREFIX + "attempts", original.attempts());
        add(headers, PREFIX + "body-type", original.bodyType());
        add(headers, PREFIX + "taken-at", original.takenAt());
        var out = new ProducerRecord<>(topic, null, utf8(delivery.key()), original.body(), headers);
        return Optional.of(KafkaAppend.of(connection, out));
    }

    @Override
    public void refused(Delivery delivery, String error) {
        refused.add(delivery);
        LOGGER.log(
                Level.WARNING,
                "lane=" + lane + " topic=" + topic + " refused a dead letter, which goes to the store instead: "
                        + error);
    }

    /** Whether the topic refused the dead letter of {@code delivery}, so that the store must keep it. */
    public boolean wasRefused(Delivery delivery) {
        return refused.contains(delivery);
    }

    private static void add(List<Header> headers, Map<String, Object> values) {
        values.forEach((name, value) -> add(headers, name, value));
    }

    private static void add(List<Header> headers, String name, Object value) {
        headers.add(new RecordHeader(name, utf8(value.toString())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String error) {
        return error.length() <= MAX_ERROR_CHARS ? error : error.substring(0, MAX_ERROR_CHARS);
    }
}
