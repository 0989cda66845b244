package dev.bascule.sink.kafka;

import dev.bascule.batch.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the culprits among records of which the broker refused some without naming them. Needs about 2·log₂(n) trials per culprit. Pure but
 * for the trials.
 */
final class Bisection {
    /** Sends some of the records in a transaction of their own, which is aborted. */
    interface Trial<T> {
        /** Whether any of them is refused. */
        boolean refused(List<T> some) throws UnavailableException;
    }

    private Bisection() {}

    /** All of {@code suspects} that are refused by themselves, in order; empty if each is taken when it comes alone. */
    static <T> List<T> culprits(List<T> suspects, Trial<T> trial) throws UnavailableException {
        var culprits = new ArrayList<T>();
        search(suspects, trial, culprits);
        return culprits;
    }

    private static <T> void search(List<T> suspects, Trial<T> trial, List<T> culprits) throws UnavailableException {
        if (suspects.isEmpty() || !trial.refused(suspects)) {
            return;
        }
        if (suspects.size() == 1) {
            culprits.add(suspects.get(0));
            return;
        }
        int half = suspects.size() / 2;
        search(suspects.subList(0, half), trial, culprits);
        search(suspects.subList(half, suspects.size()), trial, culprits);
    }
}
