package dev.bascule.sink.aws;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which targets were found in order, and when: that is believed for {@link #BELIEVED}. Thread-safe. */
final class Verifications {
    static final Duration BELIEVED = Duration.ofSeconds(60);

    private final LaneClock clock;
    private final Map<AwsTarget<?>, Long> verifiedAtNanos = new ConcurrentHashMap<>();

    Verifications(LaneClock clock) {
        this.clock = clock;
    }

    /** Returns normally if {@code target} is in order. */
    void require(AwsTarget<?> target) throws UnavailableException {
        var at = verifiedAtNanos.get(target);
        if (at == null || clock.nanoTime() - at > BELIEVED.toNanos()) {
            target.verify();
            verifiedAtNanos.put(target, clock.nanoTime());
        }
    }

    /** Something went wrong. */
    void forget() {
        verifiedAtNanos.clear();
    }
}
