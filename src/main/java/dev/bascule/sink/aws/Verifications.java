package dev.bascule.sink.aws;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which targets were found in order, and when: that is believed for {@link #BELIEVED}, by all who write to them. Thread-safe; who needs what another
 * thread is asking for waits for the answer.
 */
public final class Verifications {
    static final Duration BELIEVED = Duration.ofSeconds(60);

    private final LaneClock clock;
    private final Map<AwsTarget<?>, Verified> byTarget = new ConcurrentHashMap<>();

    /** Nothing is known yet. */
    public Verifications(LaneClock clock) {
        this.clock = clock;
    }

    /** When a target was last in order. Its lock is held while the service is asked. */
    private static final class Verified {
        private @Nullable Long atNanos;
    }

    /** Returns normally if {@code target} is in order. */
    void require(AwsTarget<?> target) throws UnavailableException {
        var verified = byTarget.computeIfAbsent(target, absent -> new Verified());
        synchronized (verified) {
            var at = verified.atNanos;
            if (at == null || clock.nanoTime() - at > BELIEVED.toNanos()) {
                target.verify();
                verified.atNanos = clock.nanoTime();
            }
        }
    }

    /** Something went wrong there. */
    void forget(AwsTarget<?> target) {
        byTarget.remove(target);
    }
}
