package dev.bascule.deadletter;

/**
 * What a replay would do with a letter.
 *
 * @param id the letter
 * @param route the route it would go through
 * @param what {@code replay}, or why it would be passed over
 */
public record ReplayPreview(String id, String route, String what) {
    /** It would be sent. */
    public static final String REPLAY = "replay";
}
