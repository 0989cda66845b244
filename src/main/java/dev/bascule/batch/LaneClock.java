package dev.bascule.batch;

import java.time.Duration;

/** Time as a lane sees it; replaced in tests. */
public interface LaneClock {
    /** Monotonic nanoseconds, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Waits, or returns early when {@code stop} is requested. */
    void sleep(Duration duration, StopSignal stop);

    /** The machine's clock. */
    LaneClock SYSTEM = new LaneClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            stop.await(duration);
        }
    };
}
