package dev.bascule.manage;

/** {@code dev.bascule:type=DeadLetters}: the messages that were set aside. */
public interface DeadLettersMBean {
    /**
     * The newest first, as a JSON array without headers, properties and bodies.
     *
     * @param route only of this route; empty for all
     * @param reason only for this reason, as labelled; empty for all
     * @param since only those that came later, as ISO-8601; empty for all
     * @param key only with this idempotency key; empty for all
     * @param limit at most so many
     */
    String list(String route, String reason, String since, String key, int limit);

    /** One as JSON, whole; empty if there is none with this id. */
    String show(String id);
}
