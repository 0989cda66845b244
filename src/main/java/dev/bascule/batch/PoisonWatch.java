package dev.bascule.batch;

import java.util.Optional;

/**
 * Counts dead letters among the last messages that a route has settled, and says when there are too many. Shared by the route's lanes; thread-safe.
 *
 * <p>A message that the source had given before counts as nothing. After {@link #reset} counting begins anew, so each {@linkplain Bridge#resume
 * resume} lets through what it takes to be sure again.
 */
public final class PoisonWatch {
    private final PoisonBounds bounds;
    private final boolean[] failures;
    private int next;
    private int seen;
    private int failed;
    private String lastFailure = "";
    private volatile boolean tooMany;

    /** A watch that has seen nothing. */
    public PoisonWatch(PoisonBounds bounds) {
        this.bounds = bounds;
        this.failures = new boolean[bounds.ofLast()];
    }

    /** Learns what became of a batch that is settled. */
    synchronized void settled(Batch batch) {
        for (var delivery : batch.deliveries()) {
            var outcome = delivery.outcome();
            if (outcome instanceof Outcome.DeadLettered letter) {
                lastFailure = letter.reason().label();
            }
            if (!(outcome instanceof Outcome.AlreadyDone)) {
                count(outcome instanceof Outcome.DeadLettered);
            }
        }
        tooMany = isTooMany(failed);
    }

    /**
     * Why the route must be held; costs next to nothing while it need not. Without stage and error, which may quote a message: this is logged,
     * and shown by health to anybody.
     */
    Optional<String> verdict() {
        return tooMany ? Optional.of(describe()) : Optional.empty();
    }

    /** Whether so many dead letters among the last messages of one batch would hold the route. */
    boolean isTooMany(int deadLetters) {
        return bounds.isEnabled() && deadLetters >= bounds.failed();
    }

    /** How many messages it looks back. */
    int ofLast() {
        return bounds.ofLast();
    }

    /** An operator knows. */
    synchronized void reset() {
        next = 0;
        seen = 0;
        failed = 0;
        tooMany = false;
    }

    private synchronized String describe() {
        return failed + " of the last " + seen + " failed, the last one as " + lastFailure
                + "; its dead letters say where and why; put the route or its messages right, then resume it";
    }

    private void count(boolean failure) {
        if (seen == failures.length) {
            failed -= failures[next] ? 1 : 0;
        } else {
            seen++;
        }
        failures[next] = failure;
        failed += failure ? 1 : 0;
        next = (next + 1) % failures.length;
    }
}
