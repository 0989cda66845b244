package dev.bascule.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages that a lane took in one source transaction, settled whole. Lane's thread only. */
public final class Batch {
    private final LaneId lane;
    private final LaneBooks booksBefore;
    private final List<Delivery> deliveries;
    private final Set<DedupKey> claimedKeys = new HashSet<>(0);
    private long bytes;
    private int taken;
    private int unidentified;

    /**
     * An empty batch, numbered one after {@code booksBefore}.
     *
     * @param booksBefore the lane's books as they stand
     */
    public Batch(LaneId lane, LaneBooks booksBefore) {
        this.lane = lane;
        this.booksBefore = booksBefore;
        this.deliveries = new ArrayList<>();
    }

    /** The same messages as if they had just been taken, after {@code latestBooks}; what a failed attempt has sent elsewhere is remembered. */
    Batch again(LaneBooks latestBooks) {
        var batch = new Batch(lane, latestBooks);
        for (var delivery : deliveries) {
            var sameMessage = batch.add(delivery.message());
            delivery.reachedTargets().forEach(sameMessage::reached);
        }
        return batch;
    }

    /** Adds a message just taken. */
    public Delivery add(SourceMessage message) {
        var delivery = new Delivery(message, claimedKeys);
        deliveries.add(delivery);
        taken++;
        if (message.doneKey().isEmpty()) {
            unidentified++;
        }
        bytes += message.sizeBytes();
        return delivery;
    }

    /** Whose batch this is. */
    public LaneId lane() {
        return lane;
    }

    /** One more than the lane's last settled batch. */
    public long number() {
        return booksBefore.batchNumber() + 1;
    }

    /** In the order of the source. */
    public List<Delivery> deliveries() {
        return Collections.unmodifiableList(deliveries);
    }

    /** Number of messages. */
    public int size() {
        return deliveries.size();
    }

    /** Nothing was taken. */
    public boolean isEmpty() {
        return deliveries.isEmpty();
    }

    /** Sum of the messages' sizes. */
    public long bytes() {
        return bytes;
    }

    /** The keys that the messages have claimed so far, of those that are not dead letters. */
    public List<DedupKey> claims() {
        var keys = new ArrayList<DedupKey>();
        for (var delivery : deliveries) {
            keys.addAll(delivery.claims());
        }
        return keys;
    }

    /** How many messages have no done-key, so that nobody will recognise them if they come again. */
    public int unidentified() {
        return unidentified;
    }

    /** Sum of the sizes of what the messages have become so far. */
    long appendedBytes() {
        long sum = 0;
        for (var delivery : deliveries) {
            sum += delivery.appendedBytes();
        }
        return sum;
    }

    /** How many messages have an outcome. */
    int ended() {
        int ended = 0;
        for (var delivery : deliveries) {
            ended += delivery.outcome() == null ? 0 : 1;
        }
        return ended;
    }

    /** Whether the source says of any message that it has delivered it before. */
    public boolean anyRedelivered() {
        for (var delivery : deliveries) {
            if (delivery.message().redelivered()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The outcomes so far.
     *
     * @throws IllegalStateException a delivery has not ended: the books would not balance
     */
    public OutcomeCounts counts() {
        int delivered = 0;
        int filtered = 0;
        int duplicate = 0;
        int deadLettered = 0;
        int alreadyDone = 0;
        for (var delivery : deliveries) {
            var outcome = delivery.outcome();
            if (outcome instanceof Outcome.Delivered) {
                delivered++;
            } else if (outcome instanceof Outcome.Filtered) {
                filtered++;
            } else if (outcome instanceof Outcome.Duplicate) {
                duplicate++;
            } else if (outcome instanceof Outcome.DeadLettered) {
                deadLettered++;
            } else if (outcome instanceof Outcome.AlreadyDone) {
                alreadyDone++;
            } else {
                throw new IllegalStateException("books do not balance: a message of batch " + number() + " of lane "
                        + lane + " has no outcome");
            }
        }
        return new OutcomeCounts(delivered, filtered, duplicate, deadLettered, alreadyDone);
    }

    /**
     * Compares what was taken with what became of it.
     *
     * @throws IllegalStateException the books of this batch do not balance: it must not be settled
     */
    void requireBalance() {
        int outcomes = counts().total();
        if (outcomes != taken) {
            throw new IllegalStateException("books do not balance: batch " + number() + " of lane " + lane + " took "
                    + taken + " messages and has " + outcomes + " outcomes");
        }
    }

    /** The lane's books once this batch is settled. */
    public LaneBooks booksAfter() {
        var counts = counts();
        return booksBefore.plus(counts, taken - counts.alreadyDone());
    }

    /**
     * The lane's books as a ledger entry states them: without this batch's dead letters. Those are stored after the Kafka commit and are not
     * among the done-keys, so after a crash in between they come back and are counted then.
     */
    public LaneBooks booksInEntry() {
        var counts = counts();
        return booksBefore.plus(counts.withoutDeadLetters(), taken - counts.alreadyDone() - counts.deadLettered());
    }
}
