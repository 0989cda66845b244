package dev.bascule.sink.aws.eventbridge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event for a bus.
 *
 * @param source who says so, such as {@code com.acme.erp}
 * @param detailType what kind of event
 * @param detail a JSON object
 * @param detailBytes how many bytes it has in UTF-8
 * @param resources ARNs or other names that the event is about; may be empty
 * @param time when it happened; absent: when the bus gets it
 * @param traceHeader for AWS X-Ray
 */
public record EventEntry(
        String source,
        String detailType,
        String detail,
        int detailBytes,
        List<String> resources,
        Optional<Instant> time,
        Optional<String> traceHeader) {
    private static final int TIME_BYTES = 14;

    /** As EventBridge counts it. */
    public int sizeBytes() {
        int size = time.isPresent() ? TIME_BYTES : 0;
        size += bytes(source) + bytes(detailType) + detailBytes;
        for (var resource : resources) {
            size += bytes(resource);
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
