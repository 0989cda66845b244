package dev.bascule.deadletter;

import java.time.Instant;
import java.util.Optional;

/**
 * A replay as the database has it.
 *
 * @param id names it
 * @param instance the bridge that does it
 * @param route the route that the letters go through
 * @param by who wanted it
 * @param filter which letters
 * @param isEdited whether something is changed in the single one that it is about
 * @param perSecond at most so many messages; 0 for no bound
 * @param mostLetters at most so many; 0 for all
 * @param state how far it is
 * @param error why it failed; empty otherwise
 * @param isOpen whether letters may still be in hand
 * @param requested how many matched when it was made
 * @param progress what is settled
 * @param lastSeq seq of the last letter that was there when it was made
 * @param startedAt when it was made
 * @param endedAt when it ended, if it has
 */
public record ReplayJob(
        String id,
        String instance,
        String route,
        String by,
        DeadLetterFilter filter,
        boolean isEdited,
        double perSecond,
        long mostLetters,
        State state,
        String error,
        boolean isOpen,
        long requested,
        ReplayProgress progress,
        long lastSeq,
        Instant startedAt,
        Optional<Instant> endedAt) {
    /** How far a replay is. */
    public enum State {
        /** Letters are left, or it waits for its route. */
        RUNNING,
        /** Every letter has come to an outcome, or was passed over. */
        DONE,
        /** Somebody has ended it. */
        CANCELLED,
        /** It has ended itself: most of what it sent failed again, say. */
        FAILED
    }
}
