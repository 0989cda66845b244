package dev.bascule.camel;

import dev.bascule.batch.LaneId;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers on every forwarded message: {@code bascule-key}, {@code bascule-source}, {@code bascule-route}, {@code traceparent}. One lane's;
 * immutable.
 */
final class OurHeaders {
    static final String TRACEPARENT = "traceparent";

    private static final String KEY = "bascule-key";
    private static final String SOURCE = "bascule-source";
    private static final String ROUTE = "bascule-route";

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final String source;
    private final String route;
    private final byte[] sourceBytes;
    private final byte[] routeBytes;

    OurHeaders(LaneId lane) {
        this(lane.source().toString(), lane.route());
    }

    OurHeaders(String source, String route) {
        this.source = source;
        this.route = route;
        this.sourceBytes = source.getBytes(StandardCharsets.UTF_8);
        this.routeBytes = route.getBytes(StandardCharsets.UTF_8);
    }

    /** Of a message that no lane carries: where its route begins. */
    static OurHeaders outsideBatch(Exchange exchange) {
        var source = StageNames.withoutOptions(String.valueOf(exchange.getFromEndpoint()));
        return new OurHeaders(source, String.valueOf(exchange.getFromRouteId()));
    }

    /** Where the message comes from. */
    String source() {
        return source;
    }

    /** Which route carries it. */
    String route() {
        return route;
    }

    /** Adds ours to {@code headers}, a trace only if there is none yet. */
    void addTo(Headers headers, String key) {
        headers.add(KEY, key.getBytes(StandardCharsets.UTF_8))
                .add(SOURCE, sourceBytes)
                .add(ROUTE, routeBytes);
        if (headers.lastHeader(TRACEPARENT) == null) {
            headers.add(TRACEPARENT, newTrace());
        }
    }

    /** Gives ours to {@code action}; the message's own trace, or a new one. */
    void forEach(String key, @Nullable Object trace, BiConsumer<String, String> action) {
        action.accept(KEY, key);
        action.accept(SOURCE, source);
        action.accept(ROUTE, route);
        action.accept(TRACEPARENT, trace(trace));
    }

    /** The message's own trace, or a new one if it has none: W3C Trace Context has one that is no visible ASCII text replaced. */
    String trace(@Nullable Object trace) {
        return trace instanceof String text && isVisible(text)
                ? text
                : new String(newTrace(), StandardCharsets.US_ASCII);
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty();
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
