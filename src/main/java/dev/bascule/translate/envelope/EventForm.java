package dev.bascule.translate.envelope;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of a message an event carries. */
public enum EventForm {
    /** Metadata and the whole body: consumers need nothing else. */
    STATE_TRANSFER,
    /** Metadata and chosen headers: consumers learn that something happened and ask for the rest. */
    NOTIFICATION,
    /** The body as it is, which must be a JSON object; without the idempotency key. */
    NONE;

    /** As in routes: lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link IllegalArgumentException} names those that there are. */
    public static EventForm of(String label) {
        return Arrays.stream(values())
                .filter(form -> form.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("envelope must be one of "
                        + Arrays.stream(values()).map(EventForm::label).collect(Collectors.joining(", ")) + ", not "
                        + label));
    }
}
