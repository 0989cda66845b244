package dev.bascule.sink.kafka;

import dev.bascule.batch.LaneClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a lane that was fenced from fencing back. Whoever took its transactional id is left alone as long as it works, which shows in the
 * coordinator's view of the id; when nothing has changed there for {@link #QUIET}, the lane may try again. Lane's thread only.
 */
final class Fence {
    /** So long the other must not have begun or ended a transaction. */
    static final Duration QUIET = Duration.ofSeconds(60);

    private final LaneClock clock;
    private boolean raised;
    private @Nullable String lastState;
    private long quietSince;

    Fence(LaneClock clock) {
        this.clock = clock;
    }

    void raise() {
        raised = true;
        lastState = null;
    }

    boolean isRaised() {
        return raised;
    }

    /**
     * Looks again.
     *
     * @param state the coordinator's view, differs after each transaction
     * @return whether the lane must still keep away
     */
    boolean holds(String state) {
        if (!raised) {
            return false;
        }
        if (!state.equals(lastState)) {
            lastState = state;
            quietSince = clock.nanoTime();
        }
        raised = clock.nanoTime() - quietSince < QUIET.toNanos();
        return raised;
    }
}
