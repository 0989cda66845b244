package dev.bascule.deadletter;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some of the dead letters, oldest first.
 *
 * @param letters without their bodies
 * @param next where the next page begins; empty on the last one
 */
public record DeadLetterPage(List<DeadLetter> letters, OptionalLong next) {
    /** Where the first page begins. */
    public static final long START = 0;

    /** A page has no more letters than this. */
    public static final int MOST_LETTERS = 1_000;

    /** A page ends with the letter whose headers and properties take it past this many characters. */
    public static final long MOST_VALUE_CHARS = 4L * 1024 * 1024;
}
