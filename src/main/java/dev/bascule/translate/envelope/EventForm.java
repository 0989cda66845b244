package dev.bascule.translate.envelope;

/** How much of a message an event of EventBridge carries. */
public enum EventForm {
    /** Metadata and the whole body: consumers need nothing else. */
    STATE_TRANSFER,
    /** Metadata and chosen headers: consumers learn that something happened and ask for the rest. */
    NOTIFICATION,
    /** The body as it is, which must be a JSON object; without the idempotency key. */
    NONE;

    /** As in routes. */
    public String label() {
        return Labels.of(this);
    }

    /** {@link IllegalArgumentException} names those that there are. */
    public static EventForm of(String label) {
        return Labels.parse(EventForm.class, label);
    }
}
