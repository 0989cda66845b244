package dev.bascule.source.replay;

import dev.bascule.batch.Outcome;
import dev.bascule.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/** Makes of a letter's bytes what its source made of them. One lane's thread. */
@FunctionalInterface
public interface LetterReader {
    /**
     * What a route sees.
     *
     * @param body as the route sees it
     * @param decided the outcome of a letter that must not be routed; null for nearly all
     */
    record Content(@Nullable Object body, @Nullable Outcome decided) {}

    /** Reads the letter as it is now, edited perhaps. */
    Content read(DeadLetter letter);
}
