package dev.bascule.manage;

/**
 * {@code dev.bascule:type=DeadLetters}: the messages that were set aside. Arguments and answers are JSON; {@code by} in an argument says who asks, for the
 * audit. A filter is {@code {route?, reason?, since?, until?, key?, text?, ids?}}, times as ISO-8601 or as a duration ago such as {@code 2h}.
 */
public interface DeadLettersMBean {
    /** A filter with {@code cursor?} and {@code limit?} (100) → {@code {items, next, total}}, the oldest first, without bodies. */
    String list(String filterJson);

    /** An id, or {@code {id, by?, reveal?}} → the letter, its body cut after 8 MiB, with {@code views}, {@code layout}, {@code versions}, {@code audit}; empty if there is none. */
    String show(String request);

    /** {@code [{route, reason, count, oldestAt}]}. */
    String counts();

    /** {@code {ids?|filter?, reason, by?, dryRun?}} → {@code {discarded}} or {@code {would}}. */
    String discard(String request);

    /** {@code {ids?|filter?, route?, rate?, limit?, dryRun?, edit?: {body?|bodyBase64?, headers?}, by?}} → {@code {job, jobs, requested}} or {@code {would, count}}. */
    String replay(String request);

    /** One replay. */
    String job(String id);

    /** The latest replays, newest first. */
    String jobs();

    /** Ends a replay; an id, or {@code {id, by?}} → the replay. */
    String cancel(String request);

    /** {@code {id?, limit?}} → {@code [{at, who, action, letterId, detail}]}, newest first. */
    String audit(String filterJson);

    /** {@code {filter?, cursor?, reveal?, by?}} → {@code {letters, next}}: whole letters, a few at a time. */
    String exportLetters(String request);

    /** {@code {letters, by?}} → {@code {imported, skipped}}. */
    String importLetters(String request);
}
