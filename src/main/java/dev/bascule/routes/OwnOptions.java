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
            List.of("connection", "key", "partitionKey", "timestamp", "headerFilterStrategy", "headerSerializer"));

    private static final Map<String, List<String>> EXPRESSIONS =
            Map.of("bascule-jms", List.of("idempotencyKey"), "bascule-kafka", List.of("key", "timestamp"));

    private OwnOptions() {}

    static List<String> of(String scheme) {
        return BY_SCHEME.getOrDefault(scheme, List.of());
    }

    /** Those whose values are simple expressions. */
    static List<String> expressions(String scheme) {
        return EXPRESSIONS.getOrDefault(scheme, List.of());
    }
}
