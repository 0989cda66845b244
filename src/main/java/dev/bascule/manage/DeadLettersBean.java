package dev.bascule.manage;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.deadletter.DeadLetterStore;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dead letters, as a bean. Refuses with {@link IllegalArgumentException} what it does not understand. */
final class DeadLettersBean implements DeadLettersMBean {
    /** What an answer in Base64 and JSON, copied a few times on its way, leaves room for in the heap. */
    private static final int MOST_SHOWN_BYTES = 8 << 20;

    private final DeadLetterStore store;

    DeadLettersBean(DeadLetterStore store) {
        this.store = store;
    }

    @Override
    public String list(String route, String reason, String since, String key, long after, int limit) {
        var filter = new DeadLetterFilter(
                given(route),
                given(reason).map(DeadLettersBean::reason),
                given(since).map(DeadLettersBean::instant),
                given(key));
        try {
            return DeadLetterJson.toJson(store.list(filter, after, limit)).toString();
        } catch (UnavailableException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    @Override
    public String show(String id) {
        try {
            return store.find(id, MOST_SHOWN_BYTES)
                    .map(letter -> DeadLetterJson.toJson(letter).toString())
                    .orElse("");
        } catch (UnavailableException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(set -> !set.isEmpty());
    }

    private static DeadLetterReason reason(String label) {
        return DeadLetterReason.ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException("reason '" + label + "' is none of " + labels()));
    }

    private static String labels() {
        return Arrays.stream(DeadLetterReason.values())
                .map(DeadLetterReason::label)
                .collect(Collectors.joining(", "));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no time such as 2026-01-31T12:00:00Z");
        }
    }
}
