package dev.bascule.batch;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One thread that takes batches from one source session, leads them through the route and settles them.
 *
 * <pre>
 *            ┌────────────────────── UnavailableException ──────────────────────┐
 *            ▼                                                                  │
 *   open participants ──► open source ──► take ──► look up ──► route ──► settle ─┤
 *            ▲                 ▲            ▲                             │      │
 *            │                 │            └─────────────────────────────┘      │
 *            └── backoff ──────┴───────────── SourceLostException ───────────────┘
 * </pre>
 *
 * <ul>
 *   <li><b>Unavailable</b> ({@link BridgeState#TARGET_DOWN}): the batch is rolled back once and the session closed politely, so that the
 *       outage costs each message one delivery attempt; nothing is taken until every participant answers again. When it was a step of
 *       the route that failed, only trying tells when it is back: as many messages as the batch had are taken one by one, and one that fails
 *       is routed again and again within its open transaction, which costs it no further attempt.
 *   <li><b>Source lost</b> ({@link BridgeState#SOURCE_DOWN}): what is open is aborted, the connection cut at the socket.
 *   <li><b>A defect</b> (any RuntimeException, unbalanced books among them): rolled back, {@link BridgeState#HELD} until an operator
 *       resumes.
 * </ul>
 *
 * <p>After each opening of the source the first look-up has the barrier of {@link DoneLedger#lookUp}, and after an unclean end the first
 * batch is small: prefetched messages that were never processed count as attempts too.
 */
public final class Lane implements Runnable {
    /** Size of the first batch after a start or an unclean end. */
    static final int SMALL_BATCH = 10;

    private final LaneParts parts;
    private final LaneGate gate;
    private final LaneClock clock;
    private final LaneListener listener;
    private final Intake intake;
    private final Settlement settlement;
    private final StopSignal stop = new StopSignal();
    private final Backoff backoff = new Backoff();
    private final AtomicReference<@Nullable String> hold = new AtomicReference<>();

    private volatile LaneBooks books = LaneBooks.EMPTY;
    private volatile LaneStatus status = new LaneStatus(BridgeState.STOPPED, "not started");
    private volatile OptionalLong lastSentAtMillis = OptionalLong.empty();
    private boolean unclean = true;

    /** How many messages to take one by one because a step failed on one of that many. */
    private int cautiousMessages;

    /** A lane that is run by {@link Bridge}. */
    public Lane(LaneParts parts, LaneGate gate, LaneClock clock, LaneListener listener) {
        this.parts = parts;
        this.gate = gate;
        this.clock = clock;
        this.listener = listener;
        this.intake = new Intake(parts.source(), parts.limits(), clock);
        this.settlement = new Settlement(parts.source(), parts.participants(), clock, listener);
    }

    /** The lane's name. */
    public LaneId id() {
        return parts.id();
    }

    /** The lane's books as of its last settled batch. Any thread. */
    public LaneBooks books() {
        return books;
    }

    /** Messages waiting at the source, as far as known. Any thread. */
    public OptionalLong backlog() {
        return parts.source().backlog();
    }

    /** When the oldest message of the last batch was sent, in milliseconds since 1970. Any thread. */
    public OptionalLong lastSentAtMillis() {
        return lastSentAtMillis;
    }

    /** State and reason. Any thread. */
    public LaneStatus status() {
        var known = status;
        return known.state() == BridgeState.RUNNING
                ? new LaneStatus(known.state(), parts.source().note())
                : known;
    }

    /** Asks the lane to end after the batch it carries. Any thread; returns at once. */
    public void stop() {
        stop.request();
    }

    /** Stops taking after the batch it carries, until {@link #resume}. Any thread. */
    public void hold(String reason) {
        hold.set(reason);
    }

    /** Ends a hold. Any thread. */
    public void resume() {
        hold.set(null);
    }

    /** Cuts the source connection under a lane that does not end by itself. Any thread. */
    void abandonSource() {
        parts.source().abandon();
    }

    @Override
    public void run() {
        try {
            while (!stop.requested()) {
                runUntilTrouble();
            }
        } finally {
            parts.source().close();
            for (var participant : parts.participants()) {
                participant.close();
            }
            status(BridgeState.STOPPED, "");
        }
    }

    private void runUntilTrouble() {
        try {
            if (!held()) {
                openParticipants();
                openSource();
                work();
            }
        } catch (UnavailableException e) {
            parts.source().close();
            var misconfigured = e.kind() == UnavailableException.Kind.MISCONFIGURED;
            status(misconfigured ? BridgeState.MISCONFIGURED : BridgeState.TARGET_DOWN, message(e));
            clock.sleep(backoff.next(), stop);
        } catch (SourceLostException e) {
            unclean = true;
            parts.source().abandon();
            status(BridgeState.SOURCE_DOWN, message(e));
            clock.sleep(backoff.next(), stop);
        } catch (RuntimeException e) {
            parts.source().abandon();
            unclean = true;
            hold("defect: " + message(e));
            Log.defect(parts.id(), e);
        }
    }

    private boolean held() {
        var reason = hold.get();
        if (reason == null) {
            return false;
        }
        parts.source().close();
        status(BridgeState.HELD, reason);
        clock.sleep(Backoff.FIRST, stop);
        return true;
    }

    private void openParticipants() throws UnavailableException {
        var latest = books;
        for (var participant : parts.participants()) {
            participant.probe();
            participant.open();
            latest = latest.orLater(participant.lastBooks());
        }
        books = latest;
        gate.ready(parts.id(), stop);
    }

    private void openSource() throws SourceLostException {
        parts.source().open(batchBound());
        status(BridgeState.RUNNING, "");
    }

    private int batchBound() {
        if (cautiousMessages > 0) {
            return 1;
        }
        return unclean
                ? Math.min(SMALL_BATCH, parts.limits().messages())
                : parts.limits().messages();
    }

    private void work() throws UnavailableException, SourceLostException {
        boolean fresh = true;
        int most = batchBound();
        while (!stop.requested() && hold.get() == null) {
            var batch = new Batch(parts.id(), books);
            long since = intake.fill(batch, most);
            if (batch.isEmpty()) {
                continue;
            }
            carry(batch, fresh, since);
            fresh = false;
            unclean = false;
            cautiousMessages = Math.max(0, cautiousMessages - batch.size());
            backoff.reset();
            if (most != batchBound()) {
                most = batchBound();
                parts.source().open(most);
                fresh = true;
            }
        }
        parts.source().close();
    }

    private void carry(Batch batch, boolean fresh, long since) throws UnavailableException, SourceLostException {
        try {
            boolean barrier = fresh || batch.anyRedelivered();
            for (var ledger : parts.ledgers()) {
                ledger.lookUp(batch, barrier);
            }
            route(batch);
            settlement.settle(batch);
        } catch (UnavailableException e) {
            if (e.kind() == UnavailableException.Kind.STEP) {
                cautiousMessages = Math.max(cautiousMessages, batch.size());
            }
            giveBack(batch, e);
            throw e;
        } catch (RuntimeException e) {
            giveBack(batch, e);
            throw e;
        } catch (SourceLostException e) {
            listener.rolledBack(batch, message(e));
            settlement.abort(batch);
            throw e;
        }
        books = batch.booksAfter();
        lastSentAtMillis = batch.deliveries().get(0).message().sentAtMillis();
        var total = Duration.ofNanos(clock.nanoTime() - since);
        intake.took(total, batch.size());
        listener.settled(batch, batch.counts(), total);
    }

    private void route(Batch batch) throws UnavailableException {
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                routeOne(delivery);
            }
        }
    }

    private void routeOne(Delivery delivery) throws UnavailableException {
        while (true) {
            try {
                parts.router().route(delivery);
                return;
            } catch (UnavailableException e) {
                boolean keepTrying = cautiousMessages > 0 && e.kind() == UnavailableException.Kind.STEP;
                if (!keepTrying || stop.requested() || hold.get() != null) {
                    throw e;
                }
                status(BridgeState.TARGET_DOWN, message(e));
                delivery.reset();
                clock.sleep(backoff.next(), stop);
            }
        }
    }

    private void giveBack(Batch batch, Exception why) throws SourceLostException {
        listener.rolledBack(batch, message(why));
        settlement.abort(batch);
        parts.source().rollback();
    }

    private void status(BridgeState state, String reason) {
        var next = new LaneStatus(state, reason);
        if (!next.equals(status)) {
            status = next;
            listener.state(parts.id(), state, reason);
        }
    }

    private static String message(Exception e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
