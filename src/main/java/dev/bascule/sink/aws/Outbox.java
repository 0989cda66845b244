package dev.bascule.sink.aws;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What one batch has for one target, from the first call to the last entry's fate. Used on the writer's thread only.
 *
 * <pre>
 *   add ──► (group busy: wait) ──► ready ──► under way ──► accepted, refused
 *                                    ▲           │
 *                                    └── later ◄─┘ throttled, failed
 * </pre>
 *
 * <p>A call is sent when it is full, or when waiting could not make it fuller. An entry that was tried for longer than the writer's patience, or a
 * target that is misconfigured, is a {@link #trouble}: the batch goes back, and nothing more is sent.
 */
final class Outbox<E> {
    private static final long ROUND_NANOS = 10_000_000;

    private final AwsTarget<E> target;
    private final RetryPause pause;
    private final Duration patience;
    private final Deque<Sending<E>> ready = new ArrayDeque<>();
    private final PriorityQueue<Sending<E>> later = new PriorityQueue<>(Comparator.comparingLong(Sending::dueNanos));
    private final GroupOrder<E> order = new GroupOrder<>();
    private Optional<UnavailableException> trouble = Optional.empty();
    private int unsettled;
    private int callsUnderWay;
    private int throttledCalls;
    private long pausedUntilNanos;

    Outbox(AwsTarget<E> target, RetryPause pause, Duration patience) {
        this.target = target;
        this.pause = pause;
        this.patience = patience;
    }

    AwsTarget<E> target() {
        return target;
    }

    /** In the order of the source. One that is larger than the target takes is refused at once. */
    void add(Sending<E> sending) {
        int size = sending.append().entryBytes();
        if (size > target.limits().entryBytes()) {
            sending.end(new Fate.Refused(
                    DeadLetterReason.TOO_LARGE,
                    size + " bytes, and " + target.name() + " takes "
                            + target.limits().entryBytes()
                            + target.roomForMore().map(more -> "; " + more).orElse("")));
            return;
        }
        unsettled++;
        if (order.admit(sending)) {
            ready.addLast(sending);
        }
    }

    /** Every entry has come to its end. */
    boolean isDone() {
        return unsettled == 0;
    }

    /** Why the batch cannot be settled. */
    Optional<UnavailableException> trouble() {
        return trouble;
    }

    /**
     * The next call that may start now; it counts as under way from here. What failed goes before what was not tried yet: its time is running.
     */
    Optional<Call<E>> next(long nowNanos) {
        putDueFirst(nowNanos);
        while (!ready.isEmpty() && mayStart(nowNanos)) {
            var sendings = cut();
            if (!sendings.isEmpty()) {
                return Optional.of(start(sendings, nowNanos));
            }
        }
        return Optional.empty();
    }

    private void putDueFirst(long nowNanos) {
        var due = new ArrayDeque<Sending<E>>(0);
        while (!later.isEmpty() && later.peek().dueNanos() - nowNanos <= 0) {
            due.addFirst(later.poll());
        }
        due.forEach(ready::addFirst);
    }

    private Call<E> start(List<Sending<E>> sendings, long nowNanos) {
        sendings.forEach(sending -> sending.sent(nowNanos));
        callsUnderWay++;
        target.pace().ifPresent(pace -> pace.spend(sendings.size(), nowNanos));
        return new Call<>(this, sendings);
    }

    /** When there may be another call, whatever becomes of those under way; {@link Long#MAX_VALUE} if only they can tell. */
    long waitNanos(long nowNanos) {
        long retry = later.isEmpty() ? Long.MAX_VALUE : later.peek().dueNanos() - nowNanos;
        long held = Math.max(pauseNanos(nowNanos), paceNanos(nowNanos));
        boolean onlyHeld = !ready.isEmpty() && (held > 0 || callsUnderWay == 0);
        return onlyHeld ? Math.min(retry, held) : retry;
    }

    /** {@code call} has ended. */
    void conclude(Call<E> call, long nowNanos) {
        callsUnderWay--;
        var answer = call.answer();
        if (answer instanceof Answer.PerEntry each) {
            throttledCalls = 0;
            for (int i = 0; i < call.sendings().size(); i++) {
                conclude(call.sendings().get(i), each.fates().get(i), nowNanos);
            }
        } else if (answer instanceof Answer.Whole whole) {
            concludeWhole(call, whole.fate(), nowNanos);
        }
    }

    private void concludeWhole(Call<E> call, Fate fate, long nowNanos) {
        int size = call.sendings().size();
        if (fate instanceof Fate.Throttled) {
            pausedUntilNanos = nowNanos + pause.nanos(++throttledCalls, true);
        } else {
            throttledCalls = 0;
        }
        for (var sending : call.sendings()) {
            if (fate instanceof Fate.Refused && size > 1) {
                sending.apart(size / 2);
                ready.addLast(sending);
            } else {
                conclude(sending, fate, nowNanos);
            }
        }
    }

    private void conclude(Sending<E> sending, Fate fate, long nowNanos) {
        if (fate instanceof Fate.Accepted || fate instanceof Fate.Refused) {
            sending.end(fate);
            settled(sending);
        } else if (fate instanceof Fate.Throttled throttled) {
            again(sending, true, throttled.error(), nowNanos);
        } else if (fate instanceof Fate.Failed failed) {
            again(sending, false, failed.error(), nowNanos);
        } else if (fate instanceof Fate.Misconfigured wrong) {
            giveUp(Kind.MISCONFIGURED, wrong.error());
        }
    }

    private void again(Sending<E> sending, boolean throttled, String error, long nowNanos) {
        long pauseNanos = pause.nanos(sending.attempts(), throttled);
        sending.failed(nowNanos, pauseNanos);
        if (sending.triedNanos() > patience.toNanos()) {
            giveUp(Kind.DOWN, "not accepted after " + sending.attempts() + " attempts: " + error);
            return;
        }
        sending.dueAt(roundedUp(nowNanos + pauseNanos));
        later.add(sending);
    }

    /** So that entries which come back at nearly the same time share a call. */
    private static long roundedUp(long nanos) {
        return nanos + Math.floorMod(-nanos, ROUND_NANOS);
    }

    private void giveUp(Kind kind, String error) {
        if (trouble.isEmpty() || kind == Kind.MISCONFIGURED) {
            trouble = Optional.of(
                    new UnavailableException(kind, target.connection(), target.name() + ": " + error, null));
        }
    }

    private void settled(Sending<E> sending) {
        unsettled--;
        var next = order.next(sending);
        if (next != null) {
            ready.addLast(next);
        }
    }

    private boolean mayStart(long nowNanos) {
        boolean free = callsUnderWay < target.limits().calls();
        return free && pauseNanos(nowNanos) <= 0 && paceNanos(nowNanos) <= 0 && isWorthACall();
    }

    /** Full, or nothing is under way or waiting that could fill it up. */
    private boolean isWorthACall() {
        return callsUnderWay == 0
                || ready.size() >= target.limits().entries()
                || (later.isEmpty() && !order.isAnyWaiting() && ready.peekLast().attempts() == 0);
    }

    private List<Sending<E>> cut() {
        var call = new ArrayList<Sending<E>>();
        long bytes = 0;
        int most = target.limits().entries();
        while (!ready.isEmpty()) {
            var next = ready.removeFirst();
            if (next.isWithdrawn()) {
                settled(next);
                continue;
            }
            most = Math.min(most, next.mostTogether());
            bytes += next.append().entryBytes();
            if (!call.isEmpty()
                    && (call.size() >= most || bytes > target.limits().bytes())) {
                ready.addFirst(next);
                break;
            }
            call.add(next);
        }
        return call;
    }

    private long pauseNanos(long nowNanos) {
        return throttledCalls == 0 ? 0 : pausedUntilNanos - nowNanos;
    }

    private long paceNanos(long nowNanos) {
        return target.pace().map(pace -> pace.waitNanos(nowNanos)).orElse(0L);
    }
}
