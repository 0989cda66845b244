package dev.bascule.manage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is.
 *
 * @param error what keeps it down; null while up
 * @param since when it became so, as ISO-8601; null if it was never used
 */
public record ConnectionStatus(String name, String kind, boolean up, @Nullable String error, @Nullable String since) {
    /** Down for another reason, since the same time. */
    ConnectionStatus withError(String now) {
        return new ConnectionStatus(name, kind, up, now, since);
    }

    /** Up, or down with an error. */
    public static ConnectionStatus of(String name, String kind, @Nullable String error, @Nullable Instant since) {
        return new ConnectionStatus(name, kind, error == null, error, since == null ? null : since.toString());
    }
}
