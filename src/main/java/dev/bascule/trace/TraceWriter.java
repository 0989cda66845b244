package dev.bascule.trace;

import dev.bascule.batch.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes what waits in the queue, a transaction a second or for every 2 MiB, on a thread of its own until the queue is closed and empty. */
final class TraceWriter implements Runnable {
    /** How long a batch waits before it is written, and what a crash loses. */
    static final Duration PAUSE = Duration.ofSeconds(1);
    /** A row has no more than the batch that brings it over one of these. */
    static final int SEGMENT_MESSAGES = 4_096;

    static final int SEGMENT_BYTES = 512 << 10;

    private static final Logger LOGGER = System.getLogger("dev.bascule.trace");

    private final TraceQueue queue;
    private final TraceStore store;
    private boolean failing;

    TraceWriter(TraceQueue queue, TraceStore store) {
        this.queue = queue;
        this.store = store;
    }

    @Override
    public void run() {
        try {
            var taken = queue.take(PAUSE);
            while (taken.isPresent()) {
                write(taken.get());
                taken = queue.take(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<PackedBatch> taken) throws InterruptedException {
        if (taken.isEmpty()) {
            return;
        }
        try {
            store.add(segments(taken));
            queue.done(taken);
            failing = false;
        } catch (UnavailableException e) {
            report(e);
            if (queue.isClosed()) {
                giveUp(taken);
            } else {
                queue.putBack(taken);
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (RuntimeException e) {
            report(e);
            giveUp(taken);
        }
    }

    private void giveUp(List<PackedBatch> taken) {
        taken.forEach(batch -> queue.dropped(batch.messages()));
        queue.done(taken);
    }

    /** Once for each stretch of failures. */
    private void report(Exception e) {
        if (!failing) {
            LOGGER.log(Level.WARNING, "the trace is not written: " + e.getMessage());
            failing = true;
        }
    }

    /** Joins batches to rows of a good size. */
    static List<PackedBatch> segments(List<PackedBatch> batches) {
        var segments = new ArrayList<PackedBatch>();
        int from = 0;
        int messages = 0;
        int bytes = 0;
        for (int i = 0; i < batches.size(); i++) {
            messages += batches.get(i).messages();
            bytes += batches.get(i).data().length;
            if (messages >= SEGMENT_MESSAGES || bytes >= SEGMENT_BYTES || i == batches.size() - 1) {
                segments.add(PackedBatch.joined(batches.subList(from, i + 1)));
                from = i + 1;
                messages = 0;
                bytes = 0;
            }
        }
        return segments;
    }
}
