package dev.bascule.trace;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.TraceConfig;
import dev.bascule.database.Database;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What became of each message, over a window that is bounded in time and count.
 *
 * <p>Listens to the lanes: a batch is packed on its lane's thread once it is settled, and written by a thread of its own within a second. No lane
 * waits for that, but for the short transaction itself where the database has one writer at a time. What is not noted, because the database is
 * too slow or down for longer than {@link TraceQueue#MOST_BYTES} last, is counted by {@link #droppedMessages}. A crash loses what was not written
 * yet, a power loss possibly a little more; what came of those messages is told by the ledger and the dead letters still, not by the trace.
 * Thread-safe.
 */
public final class Trace implements LaneListener, AutoCloseable {
    /** Times that a message is told of: a key that everything shares has no end. */
    public static final int MOST_FOUND = 100;

    private static final Duration FRESH_PATIENCE = Duration.ofSeconds(2);
    private static final Duration END_PATIENCE = Duration.ofSeconds(5);

    private final TraceConfig config;
    private final TraceQueue queue = new TraceQueue();
    private final TraceStore store;
    private final InstantSource clock;
    private final Thread writer;

    /**
     * Nothing is opened before the first batch.
     *
     * @param database stays the caller's to close, later than this
     * @param instance the bridge's name
     */
    public Trace(TraceConfig config, Database database, String instance, InstantSource clock) {
        this.config = config;
        this.store = new TraceStore(database, instance, config.window(), config.maxMessages(), clock);
        this.clock = clock;
        this.writer = new Thread(new TraceWriter(queue, store), "trace");
        this.writer.setDaemon(true);
        if (config.enabled()) {
            writer.start();
        }
    }

    /** Whether anything is noted. */
    public boolean isEnabled() {
        return config.enabled();
    }

    /** The bounds. */
    public TraceConfig config() {
        return config;
    }

    @Override
    public void settled(Batch batch, OutcomeCounts counts, Duration total) {
        if (!config.enabled()) {
            return;
        }
        try {
            var endedAt = clock.instant();
            queue.offer(BatchCodec.pack(batch, endedAt.minus(total), endedAt));
        } catch (RuntimeException e) {
            queue.dropped(batch.size());
            System.getLogger("dev.bascule.trace")
                    .log(Level.WARNING, "batch " + batch.number() + " of " + batch.lane() + " is not traced", e);
        }
    }

    /**
     * What is known of a message, the latest first, at most {@link #MOST_FOUND}: by its idempotency key, or by the name that its source gave it. What
     * was settled before the call is found, unless the database is slow.
     */
    public List<TracedMessage> find(String key) throws UnavailableException {
        awaitFresh();
        return store.find(key, MOST_FOUND);
    }

    /** How far back it reaches, over all instances that share the database. */
    public TraceWindow window() throws UnavailableException {
        return store.window();
    }

    /** Messages of this process that are not noted. */
    public long droppedMessages() {
        return queue.droppedMessages();
    }

    /** Writes what is left, if the database lets it, within {@link #END_PATIENCE}. */
    @Override
    public void close() {
        queue.close();
        try {
            writer.join(END_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitFresh() {
        try {
            var unused = config.enabled() && queue.awaitWritten(FRESH_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
