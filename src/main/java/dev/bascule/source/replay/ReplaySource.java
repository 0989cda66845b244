package dev.bascule.source.replay;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneSource;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.Marks;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.SourceMessage;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.ReplayBatch;
import dev.bascule.deadletter.ReplayProgress;
import dev.bascule.deadletter.ReplayStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The replays of one route as a lane's source, one after the other, each letter in the order of the store.
 *
 * <p>What makes it exactly once to Kafka: the letters of a batch are claimed in SQL before they are routed; their outcomes and the replay's new position
 * are a mark that is committed with the records; the SQL transaction that takes the letters out of the store repeats what the mark says, and says
 * nothing new. So after a crash between the two commits the mark alone is enough: {@link #open} applies it before anything is read, and a letter
 * that was delivered is not in the store any more when it would be its turn. A crash before the Kafka commit leaves the letters claimed by a
 * replay that goes on with them.
 *
 * <p>Without Kafka the position moves with the SQL transaction alone: what was sent to other targets before a crash is sent again, under its key.
 *
 * <p>Lane's thread only, but for {@link #abandon} and {@link #last}.
 */
public final class ReplaySource implements LaneSource, MarkedSource, Participant, DoneLedger, ReplayBatch {
    /** Name of the mark: it is about the last batch. */
    private static final String MARK = "replay";

    private static final double NANOS_PER_SECOND = 1e9;

    private final ReplayStore store;
    private final ReplayCursor cursor;
    private final String route;
    private final LetterReader reader;
    private final Set<String> ambiguous;
    private final LaneClock clock;
    private final List<ReplayMessage> taken = new ArrayList<>();

    private @Nullable Marks marks;
    private @Nullable Batch settling;
    private long nextNanos;
    private volatile StopSignal cut = new StopSignal();

    /**
     * @param route whose replays these are
     * @param ambiguous names of targets that don't tell which one is meant: they get each letter again
     */
    public ReplaySource(
            ReplayStore store,
            String instance,
            String route,
            LetterReader reader,
            Set<String> ambiguous,
            LaneClock clock) {
        this.store = store;
        this.cursor = new ReplayCursor(store, instance, route);
        this.route = route;
        this.reader = reader;
        this.ambiguous = Set.copyOf(ambiguous);
        this.clock = clock;
        this.nextNanos = clock.nanoTime();
    }

    /** Has the positions kept by {@code keeper} too; to be called before the source is opened, if at all. */
    public void keepIn(Marks keeper) {
        marks = keeper;
    }

    /** The replay that it was about last. Any thread. */
    public Optional<String> last() {
        return cursor.last();
    }

    @Override
    public void open(int batchMessages) throws SourceLostException {
        rollback();
        cursor.leave();
        cut = new StopSignal();
        try {
            if (marks != null) {
                learn(marks.read());
            }
        } catch (UnavailableException e) {
            throw new SourceLostException("cannot tell what was replayed before: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable SourceMessage receive(Duration timeout) throws SourceLostException {
        if (cut.requested()) {
            throw new SourceLostException("replaying was cut off", null);
        }
        try {
            if (cursor.hasNext(taken.size())) {
                return mayGo(timeout) ? take() : null;
            }
            if (taken.isEmpty() && !cursor.step()) {
                clock.sleep(timeout, cut);
                if (marks != null) {
                    marks.idle();
                }
            }
            return null;
        } catch (UnavailableException e) {
            throw new SourceLostException("cannot read the dead letters: " + e.getMessage(), e);
        }
    }

    /** Whether the rate allows for one more message within {@code timeout}; waits for that long otherwise. */
    private boolean mayGo(Duration timeout) {
        long wait = nextNanos - clock.nanoTime();
        if (wait > 0) {
            clock.sleep(Duration.ofNanos(Math.min(wait, timeout.toNanos())), cut);
        }
        return nextNanos - clock.nanoTime() <= 0;
    }

    private ReplayMessage take() {
        var now = cursor.job();
        var claimed = cursor.next();
        if (now.perSecond() > 0) {
            nextNanos = Math.max(nextNanos, clock.nanoTime()) + (long) (NANOS_PER_SECOND / now.perSecond());
        } else {
            nextNanos = clock.nanoTime();
        }
        var letter = claimed.letter();
        var sent = cursor.edit().map(known -> known.apply(letter)).orElse(letter);
        var message = new ReplayMessage(
                now.id(),
                claimed.seq(),
                claimed.skippedBefore(),
                letter,
                sent,
                reader.read(sent),
                letter.route().equals(route) ? ambiguous : Set.copyOf(letter.deliveredTo()));
        taken.add(message);
        return message;
    }

    @Override
    public DeadLetter letter(Delivery delivery) {
        return message(delivery).stored();
    }

    private static ReplayMessage message(Delivery delivery) {
        return (ReplayMessage) delivery.message();
    }

    @Override
    public ReplayProgress progress(Batch batch) {
        var settled = cursor.settled();
        long position = settled.position();
        long replayed = settled.replayed();
        long failed = settled.failed();
        long skipped = settled.skipped();
        var results = new ArrayList<ReplayProgress.Result>();
        for (var delivery : batch.deliveries()) {
            var message = message(delivery);
            if (message.seq() <= settled.position()) {
                continue;
            }
            position = message.seq();
            skipped += message.skippedBefore();
            if (delivery.outcome() instanceof Outcome.DeadLettered) {
                failed++;
                results.add(ReplayProgress.Result.failed(message.stored().id()));
            } else {
                replayed++;
                results.add(new ReplayProgress.Result(message.stored().id(), label(delivery.outcome())));
            }
        }
        return new ReplayProgress(settled.job(), position, replayed, failed, skipped, results);
    }

    private static String label(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return "delivered";
        }
        return outcome instanceof Outcome.Filtered ? "filtered" : "duplicate";
    }

    /** Before anything is sent: from here on the marks are about this batch. */
    @Override
    public void settle(SettleStep step, Batch batch) {
        if (step == SettleStep.AWS) {
            settling = batch;
        }
    }

    @Override
    public List<Mark> openMarks() {
        var batch = settling;
        return batch == null
                ? List.of()
                : List.of(new Mark(MARK, progress(batch).encode()));
    }

    /** Nothing: the SQL step follows, or the mark is learnt. */
    @Override
    public void kept() {}

    @Override
    public void learn(Map<String, byte[]> committed) throws UnavailableException {
        var mark = committed.get(MARK);
        if (mark != null) {
            store.apply(ReplayProgress.decode(mark));
        }
        cursor.reload();
    }

    /** Of a route without a ledger; the ledger's participant does the same. */
    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (barrier) {
            cursor.reload();
            endKept(batch);
        }
    }

    @Override
    public boolean isKept(SourceMessage message) {
        return message instanceof ReplayMessage replayed
                && replayed.job().equals(cursor.settled().job())
                && replayed.seq() <= cursor.settled().position();
    }

    /** The claims are the database's, and the position moves in a transaction that fails if another process has taken this lane's name. */
    @Override
    public void prove() {}

    @Override
    public void commit() {
        var batch = settling;
        if (batch != null) {
            cursor.settled(progress(batch));
        }
        settling = null;
        taken.clear();
    }

    @Override
    public void rollback() {
        settling = null;
        taken.clear();
        cursor.rewind();
    }

    @Override
    public void close() {
        rollback();
        cursor.leave();
    }

    @Override
    public void abandon() {
        cut.request();
    }
}
