package dev.bascule.trace;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written, up to {@link #MOST_BYTES}; more is dropped and counted. Thread-safe: lanes offer and never wait for the database, one
 * writer takes.
 */
final class TraceQueue {
    /** About 200,000 messages. */
    static final int MOST_BYTES = 16 << 20;
    /** So much is worth writing at once. */
    static final int EAGER_BYTES = 2 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<PackedBatch> waiting = new ArrayDeque<>();
    private final AtomicLong dropped = new AtomicLong();
    private long bytes;
    private long offered;
    private long written;
    private boolean hurry;
    private boolean closed;

    /** Returns at once. */
    void offer(PackedBatch batch) {
        lock.lock();
        try {
            if (closed || bytes + batch.sizeBytes() > MOST_BYTES) {
                dropped(batch.messages());
                return;
            }
            waiting.addLast(batch);
            bytes += batch.sizeBytes();
            offered++;
            if (bytes >= EAGER_BYTES) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts messages that are not noted. */
    void dropped(int messages) {
        dropped.addAndGet(messages);
    }

    /** How many messages were not noted. */
    long droppedMessages() {
        return dropped.get();
    }

    /**
     * Everything that waits, after {@code pause}, or as soon as there is enough or somebody is in a hurry. It counts as waiting until it is {@link
     * #done}.
     *
     * @return empty once the queue is closed and has nothing more
     */
    Optional<List<PackedBatch>> take(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long nanos = pause.toNanos();
            while (nanos > 0 && bytes < EAGER_BYTES && !hurry && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            hurry = false;
            var taken = List.copyOf(waiting);
            waiting.clear();
            return taken.isEmpty() && closed ? Optional.empty() : Optional.of(taken);
        } finally {
            lock.unlock();
        }
    }

    /** {@code taken} is written, or given up. */
    void done(List<PackedBatch> taken) {
        lock.lock();
        try {
            taken.forEach(batch -> bytes -= batch.sizeBytes());
            written += taken.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@code taken} could not be written now: it comes first the next time. */
    void putBack(List<PackedBatch> taken) {
        lock.lock();
        try {
            var again = new ArrayList<>(taken);
            Collections.reverse(again);
            again.forEach(waiting::addFirst);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything that was offered before is written; false if that takes longer than {@code patience}. */
    boolean awaitWritten(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long target = offered;
            long deadline = System.nanoTime() + patience.toNanos();
            hurry = true;
            changed.signalAll();
            long left = patience.toNanos();
            while (written < target && left > 0) {
                changed.await(left, TimeUnit.NANOSECONDS);
                left = deadline - System.nanoTime();
            }
            return written >= target;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken in. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
