package dev.bascule.it.load;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends orders at a rate on a thread of its own until it is closed. While their sink refuses them it goes on trying; orders of a
 * failed attempt are not sent again, they are simply missing from what was acknowledged.
 */
public final class SteadyLoad implements AutoCloseable {
    private static final long RETRY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final OrderSink sink;
    private final OrderStream stream;
    private final int ordersAtOnce;
    private final long nanosBetween;
    private final Thread thread;
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean running = true;

    /**
     * Starts to send.
     *
     * @param sink closed at the end
     * @param ordersAtOnce in one transaction or file
     * @param perSecond orders a second
     */
    public SteadyLoad(OrderSink sink, OrderStream stream, int ordersAtOnce, int perSecond) {
        this.sink = sink;
        this.stream = stream;
        this.ordersAtOnce = ordersAtOnce;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) * ordersAtOnce / perSecond;
        this.thread = new Thread(this::run, "load");
        thread.setDaemon(true);
        thread.start();
    }

    /** Attempts that failed so far. */
    public long failures() {
        return failures.get();
    }

    private void run() {
        long due = System.nanoTime();
        while (running) {
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
                continue;
            }
            if (sendOnce()) {
                due += nanosBetween;
            } else {
                due = System.nanoTime() + RETRY_PAUSE_NANOS;
            }
        }
        sink.close();
    }

    private boolean sendOnce() {
        try {
            sink.send(stream.next(ordersAtOnce));
            return true;
        } catch (JMSException | IOException refused) {
            failures.incrementAndGet();
            return false;
        }
    }

    /** Stops after the attempt at hand. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(Duration.ofSeconds(1).toMillis());
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
