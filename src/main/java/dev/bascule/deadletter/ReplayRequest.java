package dev.bascule.deadletter;

import java.util.Optional;

/**
 * What somebody wants to be replayed.
 *
 * @param by who
 * @param filter which letters
 * @param into the route to send them through; empty means the one that each of them failed in
 * @param perSecond at most so many messages; 0 for as many as the route can take
 * @param mostLetters at most so many, the oldest first; 0 for all
 * @param edit what to change before, in a single letter
 */
public record ReplayRequest(
        String by,
        DeadLetterFilter filter,
        Optional<String> into,
        double perSecond,
        long mostLetters,
        Optional<LetterEdit> edit) {
    /** Checks the bounds; {@link IllegalArgumentException} says which doesn't hold. */
    public ReplayRequest {
        if (!Double.isFinite(perSecond) || perSecond < 0) {
            throw new IllegalArgumentException("rate must be 0 or more messages per second, not " + perSecond);
        }
        if (mostLetters < 0) {
            throw new IllegalArgumentException("limit must be 0 or more, not " + mostLetters);
        }
        if (edit.isPresent() && filter.ids().size() != 1) {
            throw new IllegalArgumentException("an edit is for one letter; name its id");
        }
    }
}
