package dev.bascule.routes;

import java.util.List;
import java.util.Map;

/** The options of our components, to guess from when a name is unknown. Whether a name *is* known, the component itself decides. */
final class OwnOptions {
    private static final Map<String, List<String>> BY_SCHEME = Map.of(
            "bascule-jms",
            List.of(
                    "connection",
                    "lanes",
                    "batchMessages",
                    "batchBytes",
                    "batchWait",
                    "batchMaxAge",
                    "selector",
                    "subscription",
                    "idempotencyKey",
                    "deadLetter",
                    "deadLetterStore"),
            "bascule-kafka",
            List.of("connection", "key", "partition", "timestamp", "headers"));

    private OwnOptions() {}

    static List<String> of(String scheme) {
        return BY_SCHEME.getOrDefault(scheme, List.of());
    }
}
