package dev.bascule.translate.envelope;

/** Whether a message is a CloudEvent, and where its attributes are. */
public enum CloudEventForm {
    /** It is none. */
    NONE,
    /** In headers of the message; the body is the data. */
    CLOUDEVENTS_BINARY,
    /** In the body, a JSON object, together with the data. */
    CLOUDEVENTS_STRUCTURED;

    /** As in routes. */
    public String label() {
        return Labels.of(this);
    }

    /** {@link IllegalArgumentException} names those that there are. */
    public static CloudEventForm of(String label) {
        return Labels.parse(CloudEventForm.class, label);
    }
}
