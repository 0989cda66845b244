package dev.bascule.manage;

/** {@code dev.bascule:type=DeadLetters}: the messages that were set aside. */
public interface DeadLettersMBean {
    /**
     * A page as JSON: {@code letters}, the oldest first and without their bodies, and {@code next} unless it is the last page.
     *
     * @param route only of this route; empty for all
     * @param reason only for this reason, as labelled; empty for all
     * @param since only those that came later, as ISO-8601; empty for all
     * @param key only with this idempotency key; empty for all
     * @param after 0 for the first page, else {@code next} of the page before
     * @param limit at most so many
     */
    String list(String route, String reason, String since, String key, long after, int limit);

    /** One as JSON, its body cut after 8 MiB; empty if there is none with this id. */
    String show(String id);
}
