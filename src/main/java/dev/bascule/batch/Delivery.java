package dev.bascule.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
    private final Set<DedupKey> claimedInBatch;
    private final List<Append> appends = new ArrayList<>(2);
    /** The claim within which each of {@link #appends} was made. */
    private final List<@Nullable Claim> appendedWithin = new ArrayList<>(2);

    private final List<DedupKey> claims = new ArrayList<>(0);
    private final List<String> reached = new ArrayList<>(0);
    private final List<Receipt> receipts = new ArrayList<>(1);
    private String key;
    private long appendedBytes;
    private boolean duplicateKey;
    private @Nullable Claim within;
    private @Nullable Outcome outcome;

    /** @param claimedInBatch the keys that deliveries of the batch have claimed */
    Delivery(SourceMessage message, Set<DedupKey> claimedInBatch) {
        this.message = message;
        this.claimedInBatch = claimedInBatch;
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
     * Adds something to write at settle; nothing for a target that has the message already.
     *
     * @throws PoisonException {@code TOO_LARGE}: what the message becomes must fit into memory, whatever a split or an enrichment makes of it
     */
    public void append(Append append) {
        if (!isOpen()) {
            throw closed("append to " + append.target());
        }
        var deliveredTo = message.deliveredTo();
        if (!deliveredTo.isEmpty() && deliveredTo.contains(append.target())) {
            hasAlready(append.target());
            return;
        }
        long bytes = appendedBytes + append.sizeBytes();
        if (bytes > MOST_APPENDED_BYTES && bytes > MOST_GROWTH * message.sizeBytes()) {
            throw new PoisonException(
                    DeadLetterReason.TOO_LARGE,
                    "the message has become more than " + (MOST_APPENDED_BYTES >> 20) + " MiB, at " + append.target());
        }
        appends.add(append);
        appendedWithin.add(within);
        appendedBytes = bytes;
    }

    /** Sum of the sizes of {@link #appends}. */
    long appendedBytes() {
        return appendedBytes;
    }

    /** Remembers that a producer outside the engine has the message already (Camel's own components send at once). */
    public void reached(String target) {
        if (!isOpen()) {
            throw closed("send to " + target);
        }
        hasAlready(target);
    }

    /** Remembers at settle that {@code target} has the message already, whatever becomes of its batch and of its other targets. */
    public void hasAlready(String target) {
        if (!reached.contains(target)) {
            reached.add(target);
        }
    }

    /** Remembers at settle what a target calls what it has of the message. Worth something only once the batch is settled. */
    public void accepted(Receipt receipt) {
        receipts.add(receipt);
    }

    /** What the targets call what they have of the message, in the order in which they took it; also of a message that another target refused. */
    public List<Receipt> receipts() {
        return Collections.unmodifiableList(receipts);
    }

    /** Remembers that the dedup window knew a key of the message, or that another message of the batch has it. */
    public void knownInWindow() {
        duplicateKey = true;
    }

    /**
     * Claims {@code key}: until {@link Scope#close} whatever is appended depends on it.
     *
     * @return false if a message of this batch has claimed it already
     */
    public boolean claim(DedupKey key) {
        if (!isOpen()) {
            throw closed("claim a key");
        }
        if (!claimedInBatch.add(key)) {
            return false;
        }
        claims.add(key);
        within = new Claim(key, within);
        return true;
    }

    /** What is open now; to be closed when a part of the route ends that may claim. */
    public Scope scope() {
        var outer = within;
        return () -> within = outer;
    }

    /** Ends the claims that were made since it was taken: what follows in the route depends on them no longer. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes back a claim of this delivery: the part of the route that made it has failed. Nothing happens if there is none. */
    public void giveUp(DedupKey key) {
        if (claims.remove(key)) {
            claimedInBatch.remove(key);
        }
    }

    /** The keys that are used up once this delivery is settled. */
    public List<DedupKey> claims() {
        return Collections.unmodifiableList(claims);
    }

    /**
     * Other batches have {@code keys}: what was appended within claims on them is withdrawn, and if nothing else has reached a target the
     * delivery is a {@link Outcome.Duplicate}.
     */
    public void lose(Set<DedupKey> keys) {
        if (!claims.removeIf(keys::contains)) {
            return;
        }
        for (int i = appends.size() - 1; i >= 0; i--) {
            var claim = appendedWithin.get(i);
            if (claim != null && claim.isOnAny(keys)) {
                appendedBytes -= appends.remove(i).sizeBytes();
                appendedWithin.remove(i);
            }
        }
        if (!hasReachedTarget()) {
            outcome = Outcome.DUPLICATE;
        }
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
        if (end instanceof Outcome.DeadLettered) {
            giveUpAll();
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
        giveUpAll();
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

    private void giveUpAll() {
        claimedInBatch.removeAll(claims);
        claims.clear();
    }

    private void withdraw() {
        appends.clear();
        appendedWithin.clear();
        appendedBytes = 0;
    }

    private boolean isOpen() {
        return outcome == null && Thread.currentThread() == laneThread;
    }

    private IllegalStateException closed(String what) {
        return new IllegalStateException(
                outcome != null
                        ? "cannot " + what + ": the message has already ended as " + outcome
                        : "cannot " + what + " from thread "
                                + Thread.currentThread().getName()
                                + ": the message is being carried by " + laneThread.getName()
                                + "; a step before the sink left the lane's thread");
    }
}
