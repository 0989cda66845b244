package dev.bascule.connection;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads sizes such as {@code 8MiB} and durations such as {@code 20ms}. Empty means: not such a thing. */
public final class Quantities {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]*)");
    private static final Map<String, Long> BYTES_PER_UNIT =
            Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    private static final Map<String, Duration> DURATION_OF_UNIT = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Quantities() {}

    /** Bytes; without a unit, or with B, KiB, MiB, GiB. */
    public static Optional<Long> bytes(String text) {
        var parts = NUMBER_AND_UNIT.matcher(text);
        if (!parts.matches() || !BYTES_PER_UNIT.containsKey(parts.group(2))) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        long unit = BYTES_PER_UNIT.getOrDefault(parts.group(2), 1L);
        return number <= Long.MAX_VALUE / unit ? Optional.of(number * unit) : Optional.empty();
    }

    /** With one of the units ms, s, m, h, d. */
    public static Optional<Duration> duration(String text) {
        var parts = NUMBER_AND_UNIT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(DURATION_OF_UNIT.get(parts.group(2)))
                .map(unit -> unit.multipliedBy(Long.parseLong(parts.group(1))));
    }
}
