package dev.bascule.batch;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One transacted source session, re-opened as often as needed. Used on its lane's thread only, but for {@link #abandon}.
 *
 * <p>A message that {@link #receive} returned belongs to the open transaction until {@link #commit}, {@link #rollback}, or the session's end.
 */
public interface LaneSource extends AutoCloseable {
    /**
     * Connects and begins to consume. Whatever was open before is dropped.
     *
     * @param batchMessages how many messages a batch may have. The client holds about two batches unprocessed, as near as the provider allows;
     *     those count as delivery attempts if this process dies
     */
    void open(int batchMessages) throws SourceLostException;

    /** Whether messages have turned out so large, or so small, that {@link #open} would let the client hold another number of them by now. */
    default boolean prefetchOutgrown() {
        return false;
    }

    /** The next message, or null after {@code timeout}. */
    @Nullable
    SourceMessage receive(Duration timeout) throws SourceLostException;

    /** Returns only if everything received since the last commit is still ours. */
    void prove() throws SourceLostException;

    /** Commits. When this throws, nobody knows whether the source committed: the caller must {@link #abandon}. */
    void commit() throws SourceLostException;

    /** Gives everything received since the last commit back. */
    void rollback() throws SourceLostException;

    /**
     * Whether a message that was delivered before is known to be flagged, as long as the broker lives. If not, any message may be one, and every
     * batch is looked up behind a barrier.
     */
    default boolean flagsRedelivered() {
        return true;
    }

    /** Messages waiting at the source as of the last proof; empty when the provider cannot tell. Any thread. */
    default OptionalLong backlog() {
        return OptionalLong.empty();
    }

    /** What an operator should know although all is well enough to go on; empty for nothing. Any thread. */
    default String note() {
        return "";
    }

    /** Ends the session politely: what was prefetched and not received goes back without counting as an attempt. Never throws. */
    @Override
    void close();

    /** Cuts the connection at the socket, without a word to the broker. Any thread; never throws. */
    void abandon();
}
