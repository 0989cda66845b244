package dev.bascule.sink.aws;

import dev.bascule.batch.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One queue, topic, stream or bus. Thread-safe; shared by the lanes of all routes.
 *
 * @param <E> what the service takes as one entry
 */
public interface AwsTarget<E> {
    /** The endpoint's name, as in {@code bascule-sqs:orders}. */
    String name();

    /** Name of the connection that it belongs to. */
    String connection();

    /** What one call may hold; exact after {@link #verify}. */
    CallLimits limits();

    /** What would let larger entries through, for the operator; empty if nothing would. */
    default Optional<String> roomForMore() {
        return Optional.empty();
    }

    /** How quickly it may be written to; empty for no bound of ours. */
    default Optional<Pace> pace() {
        return Optional.empty();
    }

    /**
     * Returns normally if the place exists and can be written to, as far as can be told without writing. Blocks, within the connection's
     * timeouts.
     */
    void verify() throws UnavailableException;

    /**
     * Sends one call. The stage completes within the connection's timeouts, on any thread, and only a defect completes it exceptionally:
     * what the service or the network does is an {@link Answer}.
     */
    CompletionStage<Answer> send(List<E> entries);
}
