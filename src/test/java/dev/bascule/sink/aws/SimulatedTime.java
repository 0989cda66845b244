package dev.bascule.sink.aws;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.StopSignal;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Time that passes only while a writer waits, and the calls that end in it. One thread. */
final class SimulatedTime extends Completions implements LaneClock {
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::atNanos));
    private long nanos;

    private record Event(long atNanos, Runnable action) {}

    /** Runs {@code action} when the writer has waited for so long. */
    void after(Duration latency, Runnable action) {
        events.add(new Event(nanos + latency.toNanos(), action));
    }

    @Override
    @Nullable
    Call<?> poll(long waitNanos) throws InterruptedException {
        var ended = super.poll(0);
        long until = waitNanos > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : nanos + Math.max(0, waitNanos);
        while (ended == null && !events.isEmpty() && events.peek().atNanos() <= until) {
            pass(events.remove());
            ended = super.poll(0);
        }
        if (ended == null && waitNanos > 0) {
            if (until == Long.MAX_VALUE) {
                throw new IllegalStateException("the writer waits for ever");
            }
            nanos = until;
        }
        return ended;
    }

    private void pass(Event event) {
        nanos = Math.max(nanos, event.atNanos());
        event.action().run();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration, StopSignal stop) {
        long until = nanos + duration.toNanos();
        while (!events.isEmpty() && events.peek().atNanos() <= until) {
            pass(events.remove());
        }
        nanos = until;
    }

    Duration passed() {
        return Duration.ofNanos(nanos);
    }
}
