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
    private final Verifications verifications = new Verifications(LaneClock.SYSTEM);

    /** @param random thread-safe */
    public ImmediateWriter(RandomGenerator random) {
        this.pause = new RetryPause(random);
    }

    /**
     * Returns when the entry is accepted.
     *
     * @throws PoisonException the service refuses it for its content
     * @throws UnavailableException it cannot be sent now; whether it was accepted is unknown
     */
    public void send(AwsAppend<?> append) throws UnavailableException {
        var outboxes = new Outboxes(pause, PATIENCE);
        var sending = outboxes.add(append, new Sending.Owner());
        write(append, outboxes);
        if (sending.end().orElse(null) instanceof Fate.Refused refused) {
            throw new PoisonException(refused.reason(), append.target() + ": " + refused.error());
        }
    }

    private void write(AwsAppend<?> append, Outboxes outboxes) throws UnavailableException {
        try {
            verifications.require(append.to());
            new EntryWriter(new Completions(), LaneClock.SYSTEM).write(outboxes.all());
        } catch (UnavailableException e) {
            verifications.forget();
            throw e;
        }
    }
}
