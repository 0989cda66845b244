package dev.bascule.it.load;

import java.nio.charset.StandardCharsets;

/**
 * One ERP order. Its body follows from its fields, so that a verifier can tell the original bytes without having kept them.
 *
 * @param id unique among all orders ever sent in a run
 * @param group orders of a group must arrive in order of {@code sequence}
 * @param sequence counts within the group, from 0
 * @param kind what is to become of it
 */
public record Order(String id, String group, long sequence, Kind kind) {
    /** What is to become of an order. */
    public enum Kind {
        /** Delivered. */
        GOOD,
        /** Let go by the route: its id begins with {@link #TEST_PREFIX}. */
        TEST,
        /** Dead-lettered: its body is cut off, so that it is no JSON. */
        POISON
    }

    /** Begins the id of a test order. */
    public static final String TEST_PREFIX = "TEST-";

    /** Name of the JMS property that holds the id. */
    public static final String ID_PROPERTY = "orderId";

    /** Name of the JMS property that holds the group. */
    public static final String GROUP_PROPERTY = "orderGroup";

    private static final int LINES = 9;
    private static final int BYTES = 1_100;

    /** About 1 KB of JSON; deterministic. */
    public String body() {
        return body(0);
    }

    /** The same with the time at which it was sent, in microseconds since 1970. */
    public String body(long sentMicros) {
        var json = new StringBuilder(BYTES)
                .append("{\"orderId\":\"")
                .append(id)
                .append("\",\"group\":\"")
                .append(group)
                .append("\",\"sequence\":")
                .append(sequence)
                .append(",\"sentMicros\":")
                .append(sentMicros)
                .append(
                        ",\"customer\":{\"number\":\"C-100234\",\"name\":\"Müller & Söhne GmbH\",\"country\":\"DE\"},\"lines\":[");
        for (int line = 1; line <= LINES; line++) {
            json.append(line == 1 ? "" : ",")
                    .append("{\"line\":")
                    .append(line)
                    .append(",\"article\":\"A-")
                    .append(10_000 + line)
                    .append("\",\"text\":\"hexagon head screw M8x40\",\"quantity\":")
                    .append(line * 4)
                    .append(",\"price\":12.95}");
        }
        json.append("],\"total\":").append(sequence % 1_000).append(".50,\"currency\":\"EUR\"}");
        return kind == Kind.POISON ? json.substring(0, json.length() / 2) : json.toString();
    }

    /** {@link #body()} in UTF-8. */
    public byte[] bytes() {
        return body().getBytes(StandardCharsets.UTF_8);
    }
}
