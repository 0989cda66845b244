package dev.bascule.it.feed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.verify.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the movements of a topic with one partition as they become visible: each good one once, in order, and with the content it must have. */
final class MovementJudge implements AutoCloseable {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_FAULTS = 20;

    private final TopicReader reader;
    private final List<String> faults = new ArrayList<>();
    private long last;
    private long arrived;

    MovementJudge(String bootstrapServers, String topic) {
        reader = new TopicReader(bootstrapServers, topic);
    }

    /** Takes what has become visible. */
    void look() {
        reader.poll(POLL, this::judge);
    }

    /** Number of the last movement seen. */
    long last() {
        return last;
    }

    long arrived() {
        return arrived;
    }

    /** What was wrong, up to a bound; empty if nothing was. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void judge(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            judge(kafkaRecord.offset(), JSON.readTree(kafkaRecord.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(long offset, JsonNode json) {
        var movement = new Movement(json.path("MOVEMENT-NO").asLong());
        var expected = new Movement(last + 1);
        if (expected.isBad()) {
            expected = new Movement(last + 2);
        }
        if (!movement.equals(expected)) {
            fault("offset " + offset + ": movement " + movement.number() + " instead of " + expected.number());
        }
        if (!isSame(movement, json)) {
            fault("offset " + offset + ": movement " + movement.number() + " reads " + json);
        }
        last = Math.max(last, movement.number());
        arrived++;
    }

    private static boolean isSame(Movement movement, JsonNode json) {
        var lines = json.path("LINE-TEXT");
        boolean same = json.path("ACCOUNT").asText().equals(movement.account())
                && json.path("AMOUNT").decimalValue().compareTo(BigDecimal.valueOf(movement.amountCents(), 2)) == 0
                && lines.size() == movement.lines();
        for (int i = 0; same && i < lines.size(); i++) {
            same = lines.get(i).asText().equals(movement.line(i));
        }
        return same;
    }

    private void fault(String line) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(line);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
