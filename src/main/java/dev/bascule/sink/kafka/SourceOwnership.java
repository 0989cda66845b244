package dev.bascule.sink.kafka;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Mark;
import dev.bascule.batch.OwnerWatch;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.LedgerFormatException;
import dev.bascule.ledger.LedgerReplacedException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one instance at a time the owner of a source that has no broker to share it out. One for all lanes of a bridge. Thread-safe.
 *
 * <p>Lane i of whatever instance has the transactional id {@code bascule-feed-<source>-<i>}. A new owner first commits the mark {@link #NAME}
 * with its name, then fences all lanes' ids, then waits until the ledger is stable, and only then reads the positions. So the former owner's
 * lanes can commit nothing that the new one has not read. A lane of the former owner that opens its producer again reads the mark after
 * that: either it sees the new owner and stands back, or it opened before the fencing and is fenced.
 */
public final class SourceOwnership {
    /** Lanes that a source can have, in whatever instance. Raising it needs all instances of a source to be stopped at once. */
    public static final int MOST_LANES = 16;

    private static final String NAME = "owner";

    private final KafkaLedger ledger;
    private final SourceId source;
    private final LaneClock clock;
    private final OwnerWatch watch;
    private final Set<Integer> openLanes = new HashSet<>();
    private boolean held;
    private long beatNanos;

    /** @param clock only its {@code nanoTime} is used */
    public SourceOwnership(KafkaLedger ledger, SourceId source, String instance, LaneClock clock) {
        this.ledger = ledger;
        this.source = source;
        this.clock = clock;
        this.watch = new OwnerWatch(source, instance, clock);
    }

    static String transactionalId(LaneId lane) {
        return transactionalId(lane.source(), lane.lane());
    }

    private static String transactionalId(SourceId source, int lane) {
        return "bascule-feed-" + source.destination() + "-" + lane;
    }

    /** A lane's producer, which may write for the source as long as no other instance takes that over. */
    interface Writer {
        /** Opens the producer, which fences the lane of that number in every other process. */
        void open() throws UnavailableException;

        /** Commits a mark with it. */
        void commit(Mark mark) throws UnavailableException;
    }

    /**
     * Makes this instance the owner, if it isn't yet and may be, and opens the lane's writer. The ledger is stable afterwards.
     *
     * @return {@link KafkaLedger#generation} before the ledger was read
     * @throws UnavailableException another instance is the owner
     */
    long open(LaneId lane, Writer writer) throws UnavailableException, LedgerFormatException, LedgerReplacedException {
        claim(lane, writer);
        long generation = ledger.generation();
        var owner = awaitOwner();
        if (!watch.isMe(owner)) {
            lose();
            throw watch.standingBy(ledger.connection().name(), owner);
        }
        return generation;
    }

    private synchronized void claim(LaneId lane, Writer writer)
            throws UnavailableException, LedgerFormatException, LedgerReplacedException {
        if (held) {
            writer.open();
        } else {
            var owner = awaitOwner();
            if (!watch.mayTake(owner, ledger.markChanges(source))) {
                throw watch.standingBy(ledger.connection().name(), owner);
            }
            writer.open();
            writer.commit(beat());
            ledger.fence(otherIds(lane.lane()));
            held = true;
        }
        openLanes.add(lane.lane());
    }

    private synchronized void lose() {
        held = false;
    }

    /** What the owner writes when nothing else was for a while; null as long as there is no need. */
    synchronized @Nullable Mark dueBeat() {
        return clock.nanoTime() - beatNanos >= OwnerWatch.BEAT.toNanos() ? beat() : null;
    }

    /** The lane ends. The last one should write what this returns, so that nobody has to wait for the source; null for any other. */
    synchronized @Nullable Mark leave(LaneId lane) {
        boolean last = openLanes.remove(lane.lane()) && openLanes.isEmpty() && held;
        held = held && !last;
        return last ? new Mark(NAME, null) : null;
    }

    /** Whether a mark is this class's own and none of the source's. */
    static boolean isOwn(String name) {
        return name.equals(NAME);
    }

    private Mark beat() {
        beatNanos = clock.nanoTime();
        return new Mark(NAME, watch.me().getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String awaitOwner() throws UnavailableException, LedgerFormatException, LedgerReplacedException {
        var value = ledger.awaitMarks(source).get(NAME);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private Set<String> otherIds(int lane) {
        var ids = new HashSet<String>();
        for (int i = 0; i < MOST_LANES; i++) {
            if (i != lane) {
                ids.add(transactionalId(source, i));
            }
        }
        return ids;
    }
}
