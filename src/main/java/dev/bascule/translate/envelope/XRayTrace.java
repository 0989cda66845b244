package dev.bascule.translate.envelope;

import java.util.Optional;
import java.util.regex.Pattern;

/** A W3C trace context as AWS X-Ray writes it. Pure. */
public final class XRayTrace {
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-([0-9a-f]{2})");

    private XRayTrace() {}

    /** The header's value; empty if {@code traceparent} is none. */
    public static Optional<String> of(String traceparent) {
        var parts = TRACEPARENT.matcher(traceparent);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(parts.group(4), 16) & 1) == 1;
        return Optional.of("Root=1-" + parts.group(1) + "-" + parts.group(2) + ";Parent=" + parts.group(3) + ";Sampled="
                + (sampled ? 1 : 0));
    }
}
