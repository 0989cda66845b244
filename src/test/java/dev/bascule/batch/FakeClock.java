package dev.bascule.batch;

import java.time.Duration;

/** Time that passes only when somebody waits. One thread. */
final class FakeClock implements LaneClock {
    private long nanos;
    Runnable onSleep = () -> {};

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration, StopSignal stop) {
        nanos += duration.toNanos();
        onSleep.run();
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
