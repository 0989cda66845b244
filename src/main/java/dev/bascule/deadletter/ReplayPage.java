package dev.bascule.deadletter;

import java.util.List;

/**
 * The next letters of a replay, in its hands.
 *
 * @param letters to be sent, in the order of the store
 * @param skippedAtEnd how many were passed over behind the last of them
 * @param seen seq up to which the store was looked at; letters that are not among {@code letters} were passed over
 * @param isLast whether nothing is left behind {@code seen}
 */
public record ReplayPage(List<Claimed> letters, long skippedAtEnd, long seen, boolean isLast) {
    /**
     * A letter that no other replay can have.
     *
     * @param seq its place in the store
     * @param skippedBefore how many were passed over before it
     */
    public record Claimed(long seq, DeadLetter letter, long skippedBefore) {}
}
