package dev.bascule.it.load;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends orders at a rate on a thread of its own until it is closed. While the broker is down it goes on trying; orders of a failed
 * attempt are not sent again, they are simply missing from what was acknowledged.
 */
public final class SteadyLoad implements AutoCloseable {
    private static final long RETRY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final OrderSender sender;
    private final OrderStream stream;
    private final int ordersPerCommit;
    private final long nanosPerCommit;
    private final boolean stamped;
    private final Thread thread;
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean running = true;

    /**
     * Starts to send.
     *
     * @param perSecond orders a second
     * @param stamped whether each body says when it was sent
     */
    public SteadyLoad(OrderSender sender, OrderStream stream, int ordersPerCommit, int perSecond, boolean stamped) {
        this.sender = sender;
        this.stream = stream;
        this.ordersPerCommit = ordersPerCommit;
        this.nanosPerCommit = TimeUnit.SECONDS.toNanos(1) * ordersPerCommit / perSecond;
        this.stamped = stamped;
        this.thread = new Thread(this::run, "load");
        thread.setDaemon(true);
        thread.start();
    }

    /** Commits that failed so far. */
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
                due += nanosPerCommit;
            } else {
                due = System.nanoTime() + RETRY_PAUSE_NANOS;
            }
        }
        sender.close();
    }

    private boolean sendOnce() {
        var orders = stream.next(ordersPerCommit);
        try {
            if (stamped) {
                sender.sendStamped(orders);
            } else {
                sender.send(orders);
            }
            return true;
        } catch (JMSException brokerDown) {
            failures.incrementAndGet();
            return false;
        }
    }

    /** Stops after the commit at hand. */
    @Override
    public void close() {
        running = false;
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
