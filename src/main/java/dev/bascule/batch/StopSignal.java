package dev.bascule.batch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells one lane to end. Used instead of interrupting its thread: an interrupt in the middle of a broker's or database's call can close
 * the channel under it. Thread-safe; once requested it stays so.
 */
public final class StopSignal {
    private final CountDownLatch latch = new CountDownLatch(1);

    /** Asks the lane to end after the batch it carries. */
    public void request() {
        latch.countDown();
    }

    /** Whether the lane was asked to end. */
    public boolean requested() {
        return latch.getCount() == 0;
    }

    /** Waits for {@code duration}, or less if the lane is asked to end. */
    public void await(Duration duration) {
        try {
            if (latch.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            request();
            Thread.currentThread().interrupt();
        }
    }
}
