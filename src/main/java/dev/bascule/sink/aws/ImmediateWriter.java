package dev.bascule.sink.aws;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.PoisonException;
import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Sends single entries at once and waits for their fate: for routes whose source opens no batch. At least once: the caller that retries
 * after a failure may send twice. Thread-safe.
 */
public final class ImmediateWriter {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RetryPause pause;
    private final Verifications verifications;

    /** @param random thread-safe */
    public ImmediateWriter(RandomGenerator random, Verifications verifications) {
        this.pause = new RetryPause(random);
        this.verifications = verifications;
    }

    /** Returns normally if {@code target} is in order; what it takes is known from then on. */
    public void require(AwsTarget<?> target) throws UnavailableException {
        verifications.require(target);
    }

    /**
     * Returns when the entry is accepted, which must be for a target that is in order.
     *
     * @throws PoisonException the service refuses it for its content
     * @throws UnavailableException it cannot be sent now; whether it was accepted is unknown
     */
    public void send(AwsAppend<?> append) throws UnavailableException {
        var sending = sent(append);
        if (sending.end().orElse(null) instanceof Fate.Refused refused) {
            throw new PoisonException(refused.reason(), append.target() + ": " + refused.error());
        }
    }

    private Sending<?> sent(AwsAppend<?> append) throws UnavailableException {
        try {
            var outboxes = new Outboxes(pause, PATIENCE);
            var sending = outboxes.add(append, new Sending.Owner());
            new EntryWriter(new Completions(), LaneClock.SYSTEM).write(outboxes.all());
            return sending;
        } catch (UnavailableException e) {
            verifications.forget(append.to());
            throw e;
        }
    }
}
