package dev.bascule.sink.aws;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes to several targets at once until the fate of every entry is known: each call full where it can be, several calls under way, only failed
 * entries sent again.
 *
 * <ul>
 *   <li>Entries of a group are accepted in the order of the source; nothing overtakes a predecessor that failed.
 *   <li>An entry is sent again only after an answer that it was not taken, or none at all.
 *   <li>It never leaves calls behind: when it gives up it still waits for those under way, so that what they did is known.
 * </ul>
 *
 * <p>Used by one thread. Waits for nothing but calls, which have a time limit of their own, pauses that are bounded by the patience of the {@link
 * Outbox}, and the pace of a target.
 */
final class EntryWriter {
    private static final long FOREVER = Long.MAX_VALUE;

    private final Completions completions;
    private final LaneClock clock;
    private int underWay;
    private @Nullable RuntimeException defect;

    EntryWriter(Completions completions, LaneClock clock) {
        this.completions = completions;
        this.clock = clock;
    }

    /**
     * Returns when every entry of every outbox is accepted, refused or withdrawn.
     *
     * @throws UnavailableException not every one could be; which were accepted, their {@link Sending#end} tells
     * @throws IllegalStateException a defect: a call could not begin, or got no answer, or one that doesn't fit
     */
    void write(Collection<Outbox<?>> outboxes) throws UnavailableException {
        defect = null;
        var trouble = Optional.<UnavailableException>empty();
        while (underWay > 0 || (mayStart(trouble) && !areDone(outboxes))) {
            if (mayStart(trouble)) {
                outboxes.forEach(this::start);
            }
            await(mayStart(trouble) ? waitNanos(outboxes) : FOREVER);
            trouble = worst(outboxes);
        }
        if (defect != null) {
            throw defect;
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    private boolean mayStart(Optional<UnavailableException> trouble) {
        return defect == null && trouble.isEmpty();
    }

    private static boolean areDone(Collection<Outbox<?>> outboxes) {
        return outboxes.stream().allMatch(Outbox::isDone);
    }

    private static Optional<UnavailableException> worst(Collection<Outbox<?>> outboxes) {
        Optional<UnavailableException> worst = Optional.empty();
        for (var outbox : outboxes) {
            var trouble = outbox.trouble();
            if (worst.isEmpty()
                    || trouble.filter(it -> it.kind() == Kind.MISCONFIGURED).isPresent()) {
                worst = trouble;
            }
        }
        return worst;
    }

    private <E> void start(Outbox<E> outbox) {
        var next = outbox.next(clock.nanoTime());
        while (next.isPresent()) {
            underWay++;
            next.get().start(completions);
            next = outbox.next(clock.nanoTime());
        }
    }

    /** Returns when a call has ended, or after {@code nanos}. */
    private void await(long nanos) throws UnavailableException {
        try {
            var ended = completions.poll(nanos);
            while (ended != null) {
                underWay--;
                conclude(ended);
                ended = completions.poll(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Kind.DOWN, "aws", "interrupted while entries were under way", e);
        }
    }

    private void conclude(Call<?> ended) {
        try {
            ended.conclude(clock.nanoTime());
        } catch (RuntimeException e) {
            defect = defect == null ? e : defect;
        }
    }

    /** None at all when the last entry has just come to its end. */
    private long waitNanos(Collection<Outbox<?>> outboxes) {
        if (underWay == 0 && areDone(outboxes)) {
            return 0;
        }
        long now = clock.nanoTime();
        return outboxes.stream()
                .mapToLong(outbox -> outbox.waitNanos(now))
                .min()
                .orElse(0);
    }
}
