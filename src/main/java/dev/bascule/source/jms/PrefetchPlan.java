package dev.bascule.source.jms;

/**
 * How much a client may hold unprocessed: about two batches, so that the broker can send while one is settled, by the mean size of the messages
 * seen so far. One lane's thread.
 */
final class PrefetchPlan {
    private static final int BATCHES = 2;

    /** Taken as a message's size until the first has been seen. */
    private static final int ASSUMED_MESSAGE_BYTES = 2048;

    /** For a client that counts messages, as long as nobody knows how large they are. */
    private static final int FIRST_MESSAGES = 20;

    private static final int MIN_BYTES = 16 << 10;

    private final long maxBatchBytes;
    private final boolean countsMessages;
    private long messages;
    private long bytes;
    private int batch = 1;
    private int planned;

    /** @param countsMessages whether the client bounds messages, not bytes */
    PrefetchPlan(long maxBatchBytes, boolean countsMessages) {
        this.maxBatchBytes = maxBatchBytes;
        this.countsMessages = countsMessages;
    }

    void seen(int messageBytes) {
        messages++;
        bytes += messageBytes;
    }

    /** For batches of up to so many messages. */
    Prefetch next(int batchMessages) {
        batch = batchMessages;
        planned = fitting();
        long wanted = Math.min(mean() * batch, maxBatchBytes) * BATCHES;
        return new Prefetch(planned, (int) Math.min(Integer.MAX_VALUE, Math.max(MIN_BYTES, wanted)));
    }

    /** Whether the number that was planned last is less than half of what it should be by now, or more than twice. */
    boolean outgrown() {
        long now = fitting();
        return now > 2L * planned || planned > 2 * now;
    }

    private int fitting() {
        int most = batch * BATCHES;
        if (!countsMessages) {
            return most;
        }
        return messages == 0
                ? Math.min(most, FIRST_MESSAGES)
                : (int) Math.max(1, Math.min(most, maxBatchBytes * BATCHES / mean()));
    }

    private long mean() {
        return messages == 0 ? ASSUMED_MESSAGE_BYTES : Math.max(1, bytes / messages);
    }
}
