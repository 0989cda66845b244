package dev.bascule.batch;

/** What a sink has added to a delivery, to be written at settle. Immutable. */
public interface Append {
    /** The endpoint that will have it, as in {@code bascule-kafka:orders}; listed in dead letters as reached or not. */
    String target();

    /** Size in bytes, near enough for the bounds of a batch. */
    int sizeBytes();
}
