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
import dev.bascule.deadletter.LetterEdit;
import dev.bascule.deadletter.ReplayBatch;
import dev.bascule.deadletter.ReplayJob;
import dev.bascule.deadletter.ReplayPage;
import dev.bascule.deadletter.ReplayProgress;
import dev.bascule.deadletter.ReplayStore;
import dev.bascule.deadletter.SealedBodyException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    private static final int PAGE_LETTERS = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ReplayStore store;
    private final String instance;
    private final String route;
    private final LetterReader reader;
    private final Set<String> ambiguous;
    private final LaneClock clock;
    private final Deque<ReplayPage.Claimed> page = new ArrayDeque<>();
    private final List<ReplayMessage> taken = new ArrayList<>();

    private @Nullable Marks marks;
    private @Nullable ReplayJob job;
    private Optional<LetterEdit> edit = Optional.empty();
    private volatile String last = "";
    private ReplayProgress settled = new ReplayProgress("", 0, 0, 0, 0, List.of());
    private @Nullable Batch settling;
    private long seen;
    private long skippedAtEnd;
    private boolean lastPage;
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
        this.instance = instance;
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
        return Optional.of(last).filter(id -> !id.isEmpty());
    }

    @Override
    public void open(int batchMessages) throws SourceLostException {
        rollback();
        job = null;
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
            if (isReady() || taken.isEmpty() && findWork()) {
                return mayGo(timeout) ? take() : null;
            }
            if (taken.isEmpty()) {
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

    /** Whether there is a letter to give out. */
    private boolean isReady() throws UnavailableException {
        var now = job;
        if (now == null || isLimitReached(now)) {
            return false;
        }
        if (page.isEmpty() && !lastPage && isStillWanted(now)) {
            read(store.claim(now, seen, pageSize(now)));
        }
        return !page.isEmpty();
    }

    /** With nothing taken: ends the replay that has nothing left, and begins with the next one, until there is a letter or no replay. */
    private boolean findWork() throws UnavailableException {
        while (!isReady()) {
            var now = job;
            boolean unfinished = now != null && page.isEmpty() && !lastPage && !isLimitReached(now);
            if (now != null && !(unfinished && isStillWanted(now))) {
                store.close(now, settled.skipped() + skippedAtEnd);
                job = null;
            }
            if (job == null && !begin()) {
                return false;
            }
        }
        return true;
    }

    private boolean begin() throws UnavailableException {
        var next = store.next(instance, route);
        job = next.orElse(null);
        if (next.isPresent()) {
            startAt(next.get());
        }
        return next.isPresent();
    }

    private void startAt(ReplayJob now) throws UnavailableException {
        last = now.id();
        settled = now.progress();
        seen = settled.position();
        skippedAtEnd = 0;
        lastPage = now.state() != ReplayJob.State.RUNNING;
        page.clear();
        try {
            edit = store.edit(now);
        } catch (SealedBodyException e) {
            store.fail(now.id(), "its edit cannot be read: " + e.getMessage());
            lastPage = true;
        }
    }

    private boolean isStillWanted(ReplayJob now) throws UnavailableException {
        boolean wanted = store.find(now.id())
                .filter(found -> found.state() == ReplayJob.State.RUNNING)
                .isPresent();
        lastPage |= !wanted;
        return wanted;
    }

    private boolean isLimitReached(ReplayJob now) {
        return now.mostLetters() > 0 && settled.replayed() + settled.failed() + taken.size() >= now.mostLetters();
    }

    /** Of a slow replay small pages: it can be cancelled between them. */
    private static int pageSize(ReplayJob now) {
        return now.perSecond() == 0 ? PAGE_LETTERS : (int) Math.max(1, Math.min(PAGE_LETTERS, now.perSecond()));
    }

    private void read(ReplayPage next) {
        long before = skippedAtEnd;
        for (var claimed : next.letters()) {
            page.add(new ReplayPage.Claimed(claimed.seq(), claimed.letter(), claimed.skippedBefore() + before));
            before = 0;
        }
        skippedAtEnd = before + next.skippedAtEnd();
        seen = next.seen();
        lastPage = next.isLast();
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
        var now = required(job);
        var claimed = page.remove();
        if (now.perSecond() > 0) {
            nextNanos = Math.max(nextNanos, clock.nanoTime()) + (long) (NANOS_PER_SECOND / now.perSecond());
        } else {
            nextNanos = clock.nanoTime();
        }
        var letter = claimed.letter();
        var sent = edit.map(known -> known.apply(letter)).orElse(letter);
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

    private static ReplayJob required(@Nullable ReplayJob now) {
        if (now == null) {
            throw new IllegalStateException("there is no replay");
        }
        return now;
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
        reload();
    }

    /** What the database has is what is settled. */
    private void reload() throws UnavailableException {
        var now = job;
        if (now != null) {
            store.find(now.id()).ifPresent(found -> settled = found.progress());
        }
    }

    /** Of a route without a ledger; the ledger's participant does the same. */
    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (barrier) {
            reload();
            endKept(batch);
        }
    }

    @Override
    public boolean isKept(SourceMessage message) {
        return message instanceof ReplayMessage replayed
                && replayed.job().equals(settled.job())
                && replayed.seq() <= settled.position();
    }

    /** The claims are the database's, and the position moves in a transaction that fails if another process has taken this lane's name. */
    @Override
    public void prove() {}

    @Override
    public void commit() {
        var batch = settling;
        if (batch != null) {
            settled = progress(batch).withoutResults();
        }
        settling = null;
        taken.clear();
    }

    @Override
    public void rollback() {
        settling = null;
        taken.clear();
        var now = job;
        if (now != null) {
            boolean ended = now.state() != ReplayJob.State.RUNNING;
            page.clear();
            seen = settled.position();
            skippedAtEnd = 0;
            lastPage = ended;
        }
    }

    @Override
    public void close() {
        rollback();
        job = null;
    }

    @Override
    public void abandon() {
        cut.request();
    }
}
