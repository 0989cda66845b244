package dev.bascule.batch;

import java.time.Duration;

/**
 * Fills batches from a source within their bounds, without making a lone message wait.
 *
 * <p>While a lane is quiet it settles what it finds at once. Only a lane whose last batch was already of some size waits {@link
 * BatchLimits#waitTime()} for more, since then more is coming and a larger batch is cheaper. A lane whose batches take longer than {@link
 * BatchLimits#maxAge()} (a slow step), or become larger than {@link BatchLimits#appendedBytes()} (a split, an enrichment), takes smaller ones
 * until they don't.
 */
final class Intake {
    /** How long an idle lane blocks in the source before it looks whether it shall stop. */
    static final Duration IDLE_POLL = Duration.ofMillis(500);

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int BUSY_SHARE = 20;
    private static final int FAR = 4;

    private final LaneSource source;
    private final BatchLimits limits;
    private final LaneClock clock;
    private int lastSize;
    private int cap;

    Intake(LaneSource source, BatchLimits limits, LaneClock clock) {
        this.source = source;
        this.limits = limits;
        this.clock = clock;
        this.cap = limits.messages();
    }

    /**
     * Adds up to {@code most} messages to {@code batch}; none when the source had nothing for {@link #IDLE_POLL}.
     *
     * @return when the first message came, in the clock's nanoseconds
     */
    long fill(Batch batch, int most) throws SourceLostException {
        var first = source.receive(IDLE_POLL);
        long since = clock.nanoTime();
        if (first == null) {
            lastSize = 0;
            return since;
        }
        batch.add(first);
        int bound = Math.min(Math.min(most, cap), limits.messages());
        boolean busy = lastSize > Math.max(1, limits.messages() / BUSY_SHARE);
        while (batch.size() < bound && batch.bytes() < limits.bytes()) {
            var timeout = busy ? limits.waitTime().minusNanos(clock.nanoTime() - since) : AT_ONCE;
            var next = source.receive(timeout.compareTo(AT_ONCE) < 0 ? AT_ONCE : timeout);
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        lastSize = batch.size();
        return since;
    }

    /** Learns how long a batch took from its first message until it was settled. */
    void settled(Batch batch, Duration total) {
        if (total.compareTo(limits.maxAge()) > 0) {
            cap = Math.max(1, batch.size() / 2);
        } else if (cap < limits.messages() && isFarBelow(batch, total)) {
            cap = Math.min(limits.messages(), cap * 2);
        }
    }

    /** Learns that only the first {@code routed} messages of a batch could be routed, and it was given back. */
    void givenBack(int routed) {
        cap = Math.max(1, routed / 2);
    }

    /** So that twice as many messages will do as well. */
    private boolean isFarBelow(Batch batch, Duration total) {
        return total.multipliedBy(FAR).compareTo(limits.maxAge()) < 0
                && batch.appendedBytes() * FAR < limits.appendedBytes();
    }
}
