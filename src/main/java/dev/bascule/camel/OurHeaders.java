package dev.bascule.camel;

import dev.bascule.batch.LaneId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Headers;

/**
 * The headers on every forwarded message: {@code bascule-key}, {@code bascule-source}, {@code bascule-route}, {@code traceparent}. One lane's;
 * immutable.
 */
final class OurHeaders {
    private static final String TRACEPARENT = "traceparent";

    private final byte[] source;
    private final byte[] route;

    OurHeaders(LaneId lane) {
        this(lane.source().toString(), lane.route());
    }

    OurHeaders(String source, String route) {
        this.source = source.getBytes(StandardCharsets.UTF_8);
        this.route = route.getBytes(StandardCharsets.UTF_8);
    }

    List<Map.Entry<String, byte[]>> of(String key) {
        return List.of(
                Map.entry("bascule-key", key.getBytes(StandardCharsets.UTF_8)),
                Map.entry("bascule-source", source),
                Map.entry("bascule-route", route));
    }

    /**
     * A message without a trace begins one, by W3C Trace Context, not sampled: its way can be followed downstream although nobody began to
     * follow it upstream.
     */
    static void ensureTrace(Headers headers) {
        if (headers.lastHeader(TRACEPARENT) != null) {
            return;
        }
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
        headers.add(TRACEPARENT, text);
    }

    private static void hex(byte[] text, int at, long value) {
        for (int i = 0; i < Long.BYTES * 2; i++) {
            text[at + i] = (byte) Character.forDigit((int) (value >>> (60 - 4 * i)) & 0xf, 16);
        }
    }
}
