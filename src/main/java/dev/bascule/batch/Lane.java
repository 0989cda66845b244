package dev.bascule.batch;

import java.time.Duration;
import java.util.OptionalLong;

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
 *       outage costs each message one delivery attempt; nothing is taken until every participant answers again. Then one message is taken
 *       first, or as many one by one as the batch had when it was a step of the route that failed, since only trying tells when that is
 *       back. A message that fails there is tried again and again within its open transaction, which costs it no further attempt.
 *       An idle lane notices it too (see {@link IdleWatch}).
 *   <li><b>Source lost</b> ({@link BridgeState#SOURCE_DOWN}): what is open is aborted, the connection cut at the socket.
 *   <li><b>Mostly poison</b> (see {@link PoisonBounds}): {@link BridgeState#HELD} behind the batch that told it, until an operator resumes.
 *   <li><b>A defect</b> (any RuntimeException or Error, unbalanced books and an exhausted heap among them): rolled back, {@link BridgeState#HELD} until an operator
 *       resumes.
 * </ul>
 *
 * <p>After each opening of the source the first look-up has the barrier of {@link DoneLedger#lookUp}, as has every one where redeliveries may come
 * without a flag, and after an unclean end the first
 * batch is small: prefetched messages that were never processed count as attempts too.
 */
public final class Lane implements Runnable {
    private static final long COPIES = 4;

    private final LaneParts parts;
    private final LaneGate gate;
    private final LaneClock clock;
    private final LaneListener listener;
    private final LaneControl control;
    private final LaneTargets targets;
    private final Caution caution;
    private final Backoff backoff = new Backoff();
    private final Intake intake;
    private final IdleWatch idleWatch;
    private final Carrier carrier;

    private volatile OptionalLong lastSentAtMillis = OptionalLong.empty();
    private volatile int inBatch;

    /** A lane that is run by {@link Bridge}. */
    public Lane(LaneParts parts, LaneGate gate, LaneClock clock, LaneListener listener) {
        this.parts = parts;
        this.gate = gate;
        this.clock = clock;
        this.listener = listener;
        this.control = new LaneControl(parts.id(), listener);
        this.targets = new LaneTargets(parts.participants());
        this.caution = new Caution(parts.limits().messages());
        this.intake = new Intake(parts.source(), parts.limits(), clock);
        this.idleWatch = new IdleWatch(targets, clock);
        this.carrier = new Carrier(parts, targets, control, caution, backoff, clock, listener);
    }

    /** The lane's name. */
    public LaneId id() {
        return parts.id();
    }

    /** The lane's books as of its last settled batch. Any thread. */
    public LaneBooks books() {
        return targets.books();
    }

    /** Messages waiting at the source, as far as known. Any thread. */
    public OptionalLong backlog() {
        return parts.source().backlog();
    }

    /** When the oldest message of the last batch was sent, in milliseconds since 1970. Any thread. */
    public OptionalLong lastSentAtMillis() {
        return lastSentAtMillis;
    }

    /** Messages of the batch that it carries; 0 while it waits for some. Any thread. */
    public int inBatch() {
        return inBatch;
    }

    /** What the lane may have in memory at once, roughly: each message of a batch as taken, as routed, as a record, and in the producer's buffer. */
    long memoryBytes() {
        return COPIES * parts.limits().bytes();
    }

    /** State and reason. Any thread. */
    public LaneStatus status() {
        var known = control.status();
        return known.state() == BridgeState.RUNNING
                ? new LaneStatus(known.state(), parts.source().note())
                : known;
    }

    /** Asks the lane to end after the batch it carries. Any thread; returns at once. */
    public void stop() {
        control.stopSignal().request();
    }

    /** Stops taking after the batch it carries, until {@link #resume}. Any thread. */
    public void hold(String reason) {
        control.hold(reason);
    }

    /** Ends a hold. Any thread. */
    public void resume() {
        parts.poison().reset();
        control.resume();
    }

    /** Cuts the source connection under a lane that does not end by itself. Any thread. */
    void abandonSource() {
        parts.source().abandon();
    }

    /** Ends only after {@link #stop}; a lane whose thread has ended otherwise shows no {@link BridgeState#STOPPED}. */
    @Override
    public void run() {
        try {
            while (!control.stopSignal().requested()) {
                runUntilTrouble();
            }
            close();
            control.show(BridgeState.STOPPED, "");
        } catch (Throwable e) {
            // Dealing with the trouble has failed as well: no memory left, most likely.
            parts.source().abandon();
            Log.died(parts.id(), e);
        }
    }

    private void close() {
        parts.source().close();
        try {
            targets.close();
        } catch (RuntimeException e) {
            Log.closing(parts.id(), e);
        }
    }

    private void runUntilTrouble() {
        inBatch = 0;
        try {
            if (!held()) {
                targets.open();
                gate.ready(parts.id(), control.stopSignal());
                parts.source().open(caution.bound());
                control.show(BridgeState.RUNNING, "");
                work();
            }
        } catch (UnavailableException e) {
            parts.source().close();
            control.show(e);
            pause();
        } catch (SourceLostException e) {
            caution.unclean();
            parts.source().abandon();
            control.show(BridgeState.SOURCE_DOWN, LaneControl.message(e));
            pause();
        } catch (RuntimeException | Error e) {
            caution.unclean();
            parts.source().abandon();
            hold("defect: " + LaneControl.defect(e));
            Log.defect(parts.id(), e);
        }
    }

    private boolean held() {
        var reason = control.holdReason();
        if (reason == null) {
            return false;
        }
        parts.source().close();
        control.show(BridgeState.HELD, reason);
        clock.sleep(Backoff.FIRST, control.stopSignal());
        return true;
    }

    private void work() throws UnavailableException, SourceLostException {
        boolean fresh = true;
        int most = caution.bound();
        idleWatch.known();
        while (control.mayWork() && !poisoned()) {
            inBatch = 0;
            var batch = new Batch(parts.id(), targets.books());
            long since = intake.fill(batch, most);
            if (batch.isEmpty()) {
                idleWatch.idle();
                continue;
            }
            inBatch = batch.size();
            boolean barrier = fresh || !parts.source().flagsRedelivered() || batch.anyRedelivered();
            var settled = carrier.carry(batch, barrier);
            if (settled.isEmpty()) {
                intake.givenBack(batch.ended());
                continue;
            }
            settled(batch, settled.get(), Duration.ofNanos(clock.nanoTime() - since));
            fresh = false;
            if (most != caution.bound() || parts.source().prefetchOutgrown()) {
                most = caution.bound();
                parts.source().open(most);
                fresh = true;
            }
        }
        inBatch = 0;
        parts.source().close();
    }

    /** Whether the route has taken too much poison, by this lane or another: then it is held. */
    private boolean poisoned() {
        var verdict = parts.poison().verdict();
        verdict.ifPresent(control::hold);
        return verdict.isPresent();
    }

    private void settled(Batch taken, Batch batch, Duration total) {
        parts.poison().settled(batch);
        if (taken == batch) {
            intake.settled(batch, total);
        }
        idleWatch.known();
        control.show(BridgeState.RUNNING, "");
        lastSentAtMillis = batch.deliveries().get(0).message().sentAtMillis();
        listener.settled(batch, batch.counts(), total);
    }

    private void pause() {
        clock.sleep(backoff.next(), control.stopSignal());
    }
}
