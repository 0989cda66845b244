package dev.bascule.camel;

import dev.bascule.batch.LaneId;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers on every forwarded message: {@code bascule-key}, {@code bascule-source}, {@code bascule-route}, {@code traceparent}. One lane's;
 * immutable.
 */
final class OurHeaders {
    private static final String TRACEPARENT = "traceparent";

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Header source;
    private final Header route;

    OurHeaders(LaneId lane) {
        this(lane.source().toString(), lane.route());
    }

    OurHeaders(String source, String route) {
        this.source = new RecordHeader("bascule-source", source.getBytes(StandardCharsets.UTF_8));
        this.route = new RecordHeader("bascule-route", route.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds ours to {@code headers}, a trace only if there is none yet. */
    void addTo(Headers headers, String key) {
        headers.add("bascule-key", key.getBytes(StandardCharsets.UTF_8))
                .add(source)
                .add(route);
        if (headers.lastHeader(TRACEPARENT) == null) {
            headers.add(TRACEPARENT, newTrace());
        }
    }

    /**
     * A message without a trace begins one, by W3C Trace Context, not sampled: its way can be followed downstream although nobody began to
     * follow it upstream.
     */
    private static byte[] newTrace() {
        var random = ThreadLocalRandom.current();
        var text = new byte[55];
        text[0] = '0';
        text[1] = '0';
        text[2] = '-';
        hex(text, 3, random.nextLong());
        hex(text, 19, random.nextLong() | 1);
        text[35] = '-';
        hex(text, 36, random.nextLong() | 1);
        text[52] = '-';
        text[53] = '0';
        text[54] = '0';
        return text;
    }

    private static void hex(byte[] text, int at, long value) {
        for (int i = 0; i < Long.BYTES * 2; i++) {
            text[at + i] = DIGITS[(int) (value >>> (60 - 4 * i)) & 0xf];
        }
    }
}
