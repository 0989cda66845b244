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

    /** What a target said last, and when. The lock is held while the service is asked. */
    private static final class Verified {
        private @Nullable UnavailableException fault;
        private long atNanos;
        private boolean asked;
    }

    /** Returns normally if {@code target} is in order. Waits for one question that is under way, and for its own. */
    void require(AwsTarget<?> target) throws UnavailableException {
        var verified = byTarget.computeIfAbsent(target, absent -> new Verified());
        long since = clock.nanoTime();
        synchronized (verified) {
            if (verified.asked && verified.fault == null && clock.nanoTime() - verified.atNanos <= BELIEVED.toNanos()) {
                return;
            }
            boolean isAnswered = verified.fault != null && verified.atNanos - since > 0;
            if (!isAnswered) {
                ask(target, verified);
            }
            if (verified.fault != null) {
                throw verified.fault;
            }
        }
    }

    private void ask(AwsTarget<?> target, Verified verified) {
        try {
            target.verify();
            verified.fault = null;
        } catch (UnavailableException e) {
            verified.fault = e;
        }
        verified.asked = true;
        verified.atNanos = clock.nanoTime();
    }

    /** Something went wrong there. */
    void forget(AwsTarget<?> target) {
        byTarget.remove(target);
    }
}
