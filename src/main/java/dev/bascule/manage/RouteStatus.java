package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a route is.
 *
 * @param file where it is written, relative to the bridge's folder
 * @param reason why the state is what it is; while running, what else waits for an operator
 * @param ratePerSecond messages settled per second over the last ten seconds
 * @param backlog messages waiting at the source; null where the provider cannot tell
 * @param oldestSeconds age of the oldest of them; null where the provider cannot tell
 */
public record RouteStatus(
        String id,
        String file,
        BridgeState state,
        String reason,
        List<PromiseStatus> promise,
        BooksStatus books,
        double ratePerSecond,
        @Nullable Long backlog,
        @Nullable Long oldestSeconds) {}
