package dev.bascule.batch;

import java.time.Duration;

/**
 * Asks a lane's targets now and then while the source has nothing, so that an operator reads of an outage before the first message waits
 * for it. A lane at work needs no such question. Lane's thread only.
 */
final class IdleWatch {
    /** From one question to the next. */
    static final Duration EVERY = Duration.ofSeconds(15);

    private final LaneTargets targets;
    private final LaneClock clock;
    private long knownAtNanos;

    IdleWatch(LaneTargets targets, LaneClock clock) {
        this.targets = targets;
        this.clock = clock;
    }

    /** The targets have just been seen to work. */
    void known() {
        knownAtNanos = clock.nanoTime();
    }

    /** There was nothing to take. */
    void idle() throws UnavailableException {
        if (clock.nanoTime() - knownAtNanos >= EVERY.toNanos()) {
            targets.probe();
            known();
        }
    }
}
