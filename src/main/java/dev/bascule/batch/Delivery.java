package dev.bascule.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a batch: the untouched source message, what the sinks appended, and its one outcome.
 *
 * <p>Lane's thread only. An append from any other thread, or after the delivery has ended, throws: it would be a message that leaves
 * unseen.
 */
public final class Delivery {
    /** What a message of ordinary size may become; a larger one may become {@link #MOST_GROWTH} times itself. */
    static final long MOST_APPENDED_BYTES = 64L << 20;

    private static final long MOST_GROWTH = 4;

    private final SourceMessage message;
    private final Thread laneThread;
    private final List<Append> appends = new ArrayList<>(2);
    private final List<String> reached = new ArrayList<>(0);
    private String key;
    private long appendedBytes;
    private boolean duplicateKey;
    private @Nullable Outcome outcome;

    Delivery(SourceMessage message) {
        this.message = message;
        this.key = message.defaultKey();
        this.laneThread = Thread.currentThread();
    }

    /** The message as the source gave it. */
    public SourceMessage message() {
        return message;
    }

    /** The idempotency key that travels with everything this message becomes. */
    public String key() {
        return key;
    }

    /** Replaces the default key by one that the route computes. */
    public void key(String newKey) {
        key = newKey;
    }

    /**
     * Adds something to write at settle.
     *
     * @throws PoisonException {@code TOO_LARGE}: what the message becomes must fit into memory, whatever a split or an enrichment makes of it
     */
    public void append(Append append) {
        checkOpen("append to " + append.target());
        appends.add(append);
        appendedBytes += append.sizeBytes();
        if (appendedBytes > MOST_APPENDED_BYTES && appendedBytes > MOST_GROWTH * message.sizeBytes()) {
            throw new PoisonException(
                    DeadLetterReason.TOO_LARGE,
                    "the message has become more than " + (MOST_APPENDED_BYTES >> 20) + " MiB, at " + append.target());
        }
    }

    /** Sum of the sizes of {@link #appends}. */
    long appendedBytes() {
        return appendedBytes;
    }

    /** Remembers that a producer outside the engine has the message already (Camel's own components send at once). */
    public void reached(String target) {
        checkOpen("send to " + target);
        hasAlready(target);
    }

    /** Remembers at settle that {@code target} has the message already, whatever becomes of its batch and of its other targets. */
    public void hasAlready(String target) {
        if (!reached.contains(target)) {
            reached.add(target);
        }
    }

    /** Remembers that the dedup window knew the message's key. */
    public void knownInWindow() {
        duplicateKey = true;
    }

    /** Ends the delivery; exactly once. */
    public void end(Outcome end) {
        if (outcome != null) {
            throw new IllegalStateException("ended twice: " + outcome + ", then " + end);
        }
        outcome = end;
        if (!(end instanceof Outcome.Delivered)) {
            withdraw();
        }
    }

    /** Ends the delivery by what it reached: delivered, a duplicate, or filtered. */
    public void endByReach() {
        if (!appends.isEmpty() || !reached.isEmpty()) {
            end(Outcome.DELIVERED);
        } else {
            end(duplicateKey ? Outcome.DUPLICATE : Outcome.FILTERED);
        }
    }

    /** A participant found at settle that this delivery is poison: its appends are withdrawn and its outcome replaced. */
    public void poison(Outcome.DeadLettered letter) {
        if (outcome == null) {
            throw new IllegalStateException("not yet ended");
        }
        withdraw();
        outcome = letter;
    }

    /** What is to be written; empty once poisoned. */
    public List<Append> appends() {
        return Collections.unmodifiableList(appends);
    }

    /** Whether a producer outside the engine, or an append, has reached a target. */
    public boolean hasReachedTarget() {
        return !appends.isEmpty() || !reached.isEmpty();
    }

    /** Targets that have the message although it is not settled. */
    public List<String> reachedTargets() {
        return Collections.unmodifiableList(reached);
    }

    /** The outcome, or null while the route has not ended. */
    public @Nullable Outcome outcome() {
        return outcome;
    }

    private void withdraw() {
        appends.clear();
        appendedBytes = 0;
    }

    private void checkOpen(String what) {
        if (outcome != null) {
            throw new IllegalStateException("cannot " + what + ": the message has already ended as " + outcome);
        }
        if (Thread.currentThread() != laneThread) {
            throw new IllegalStateException(
                    "cannot " + what + " from thread " + Thread.currentThread().getName()
                            + ": the message is being carried by " + laneThread.getName()
                            + "; a step before the sink left the lane's thread");
        }
    }
}
