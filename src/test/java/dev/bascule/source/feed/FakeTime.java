package dev.bascule.source.feed;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when somebody waits, or a test says so. */
final class FakeTime implements LaneClock, InstantSource {
    private long nanos;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration, StopSignal stop) {
        pass(duration);
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
