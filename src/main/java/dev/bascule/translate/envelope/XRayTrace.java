package dev.bascule.translate.envelope;

import java.util.Optional;

/** A W3C trace context as AWS X-Ray writes it. Pure. */
public final class XRayTrace {
    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int TRACE_REST = TRACE + 8;
    private static final int PARENT = TRACE + 33;
    private static final int FLAGS = PARENT + 17;

    private XRayTrace() {}

    /** The header's value; empty if {@code traceparent} is none. */
    public static Optional<String> of(String traceparent) {
        if (!isTrace(traceparent)) {
            return Optional.empty();
        }
        boolean sampled = (Character.digit(traceparent.charAt(LENGTH - 1), 16) & 1) == 1;
        return Optional.of("Root=1-" + traceparent.substring(TRACE, TRACE_REST) + "-"
                + traceparent.substring(TRACE_REST, PARENT - 1) + ";Parent=" + traceparent.substring(PARENT, FLAGS - 1)
                + ";Sampled=" + (sampled ? 1 : 0));
    }

    /** {@code 00-TRACE-PARENT-FLAGS}, in hexadecimal digits. No pattern: this is asked for every event. */
    private static boolean isTrace(String text) {
        return text.length() == LENGTH
                && text.startsWith("00-")
                && isHex(text, TRACE, PARENT - 1)
                && text.charAt(PARENT - 1) == '-'
                && isHex(text, PARENT, FLAGS - 1)
                && text.charAt(FLAGS - 1) == '-'
                && isHex(text, FLAGS, LENGTH);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }
}
