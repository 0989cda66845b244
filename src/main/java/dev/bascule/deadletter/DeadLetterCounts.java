package dev.bascule.deadletter;

import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How many dead letters there are of each route and reason, for all who show it: counted once for those who ask within {@link #AGE}, since counting
 * reads an index from end to end. Thread-safe.
 */
public final class DeadLetterCounts {
    /** Counts are no older. */
    static final Duration AGE = Duration.ofSeconds(2);

    private final DeadLetterStore store;
    private final InstantSource clock;
    private List<DeadLetterCount> counted = List.of();
    private Instant due = Instant.MIN;

    /** Those of {@code store}; nothing is counted yet. */
    public DeadLetterCounts(DeadLetterStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** By route and reason. */
    public synchronized List<DeadLetterCount> get() throws UnavailableException {
        var now = clock.instant();
        if (!now.isBefore(due)) {
            counted = List.copyOf(store.counts());
            due = now.plus(AGE);
        }
        return counted;
    }

    /** They have been changed by whoever will look at them next. */
    public synchronized void outdated() {
        due = Instant.MIN;
    }
}
