package dev.bascule.batch;

import java.time.Duration;
import java.util.List;

/**
 * Settles a batch: each {@link SettleStep} in order, each with every participant. The one place where that order is fixed.
 *
 * <p>Why it is safe to fail anywhere: before {@link SettleStep#KAFKA_COMMIT} nothing is visible and everything can be undone; after it the
 * ledger entry proves that the batch is done, so that what follows may be lost and is made up from the entry when the source delivers
 * the messages again. The proof comes after the flush, so that whoever is given our messages next finds our entry below its watermark.
 */
public final class Settlement {
    private final LaneSource source;
    private final List<Participant> participants;
    private final LaneClock clock;
    private final LaneListener listener;
    private boolean lettersSent;

    Settlement(LaneSource source, List<Participant> participants, LaneClock clock, LaneListener listener) {
        this.source = source;
        this.participants = participants;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Settles {@code batch} whole.
     *
     * @throws IllegalStateException not every message has exactly one outcome, or an append nobody who would write it; nothing was written
     * @throws UnavailableException a participant cannot do its part; the caller must {@link #abort} and roll the source back
     * @throws SourceLostException the source session proves nothing any more; the caller must {@link #abort} and abandon the source
     */
    void settle(Batch batch) throws UnavailableException, SourceLostException {
        batch.requireBalance();
        checkAppends(batch);
        lettersSent = false;
        for (var step : SettleStep.values()) {
            long before = clock.nanoTime();
            step(step, batch);
            listener.step(batch.lane(), step, Duration.ofNanos(clock.nanoTime() - before));
            lettersSent |= step == SettleStep.DEAD_LETTER && batch.counts().deadLettered() > 0;
        }
        lettersSent = false;
        for (var participant : participants) {
            participant.confirmed(batch);
        }
    }

    /**
     * Whether what failed has put dead letters into a second place. That may be the source's own transaction, where only its rollback undoes
     * them: such a batch cannot be settled again within it.
     */
    boolean hasSentLetters() {
        return lettersSent;
    }

    /** Undoes what is open. Never throws. */
    void abort(Batch batch) {
        lettersSent = false;
        for (var participant : participants) {
            participant.abort(batch);
        }
    }

    private void checkAppends(Batch batch) {
        for (var delivery : batch.deliveries()) {
            for (var append : delivery.appends()) {
                if (!isWritten(append)) {
                    throw new IllegalStateException("nobody writes to " + append.target() + " in batch "
                            + batch.number() + " of " + batch.lane());
                }
            }
        }
    }

    private boolean isWritten(Append append) {
        for (var participant : participants) {
            if (participant.writes(append)) {
                return true;
            }
        }
        return false;
    }

    private void step(SettleStep step, Batch batch) throws UnavailableException, SourceLostException {
        for (var participant : participants) {
            participant.settle(step, batch);
        }
        if (step == SettleStep.PROOF) {
            source.prove();
        } else if (step == SettleStep.SOURCE_COMMIT) {
            source.commit();
        }
    }
}
