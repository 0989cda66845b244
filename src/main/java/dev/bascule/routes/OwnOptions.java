package dev.bascule.routes;

import dev.bascule.connection.Quantities;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.util.StringHelper;

/** What is known of our components' options beyond what the components check when they are made. */
final class OwnOptions {
    private static final Map<String, List<String>> BY_SCHEME = Map.of(
            "bascule-feed",
            copybook(
                    "lanes",
                    "batchMessages",
                    "batchBytes",
                    "batchWait",
                    "batchMaxAge",
                    "poisonFailed",
                    "poisonOfLast",
                    "idempotencyKey",
                    "deadLetter",
                    "deadLetterStore",
                    "name",
                    "include",
                    "exclude",
                    "order",
                    "doneFileName",
                    "stableFor",
                    "delay",
                    "move",
                    "delete",
                    "remember",
                    "layout",
                    "copyPath",
                    "password",
                    "privateKey",
                    "privateKeyPassphrase",
                    "knownHosts",
                    "hostKeyCheck",
                    "trustedCertificates",
                    "trailerRecord",
                    "trailerCount",
                    "trailerAlsoCounts",
                    "trailerSum"),
            "bascule-jms",
            List.of(
                    "connection",
                    "lanes",
                    "batchMessages",
                    "batchBytes",
                    "batchWait",
                    "batchMaxAge",
                    "poisonFailed",
                    "poisonOfLast",
                    "selector",
                    "subscription",
                    "idempotencyKey",
                    "deadLetter",
                    "deadLetterStore"),
            "bascule-kafka",
            cloudEvents("connection", "key", "partitionKey", "timestamp", "headerFilterStrategy", "headerSerializer"),
            "bascule-sqs",
            messages("delaySeconds"),
            "bascule-sns",
            messages("subject"),
            "bascule-kinesis",
            List.of("connection", "partitionKey", "explicitHashKey", "entriesPerSecond"),
            "bascule-eventbridge",
            List.of("connection", "source", "detailType", "resources", "time", "envelope", "data", "entriesPerSecond"),
            "event-envelope",
            List.of("data"),
            "copybook",
            copybook("operation", "path", "copyPath"));

    private static final Set<String> EXPRESSIONS = Set.of(
            "idempotencyKey",
            "key",
            "timestamp",
            "messageGroupId",
            "deduplicationId",
            "subject",
            "explicitHashKey",
            "source",
            "detailType",
            "resources",
            "time",
            "ceSource",
            "ceType",
            "ceSubject",
            "ceTime",
            "ceDataContentType",
            "ceDataSchema");
    private static final Set<String> DURATIONS = Set.of("batchWait", "batchMaxAge", "stableFor", "delay", "remember");
    private static final Set<String> SIZES = Set.of("batchBytes", "claimCheckThreshold");
    private static final Set<String> DESTINATIONS = Set.of("queue", "topic");

    private OwnOptions() {}

    /** Those of the codec, and {@code more}. */
    private static List<String> copybook(String... more) {
        return Stream.of(CopybookOptions.NAMES.stream(), FileOptions.NAMES.stream(), Stream.of(more))
                .flatMap(names -> names)
                .map(StringHelper::dashToCamelCase)
                .sorted()
                .toList();
    }

    /** Those that queues and topics share, and {@code more}. */
    private static List<String> messages(String... more) {
        var shared = cloudEvents(
                "connection",
                "messageGroupId",
                "deduplicationId",
                "attributes",
                "entriesPerSecond",
                "claimCheckBucket",
                "claimCheckThreshold",
                "claimCheckPrefix");
        return Stream.concat(shared.stream(), Stream.of(more)).toList();
    }

    /** Those of the envelope, and {@code more}. */
    private static List<String> cloudEvents(String... more) {
        var envelope =
                Stream.of("envelope", "ceSource", "ceType", "ceSubject", "ceTime", "ceDataContentType", "ceDataSchema");
        return Stream.concat(Stream.of(more), envelope).toList();
    }

    /** The options of {@code scheme}, to guess from. Whether a name is known, the component decides. */
    static List<String> of(String scheme) {
        return BY_SCHEME.getOrDefault(scheme, List.of());
    }

    /** Values that are taken as they are when the endpoint is made, and would fail, or be misread, later. */
    static List<Problem> check(CamelContext context, EndpointNode node, EndpointUri uri) {
        var problems = new ArrayList<Problem>();
        if (!BY_SCHEME.containsKey(uri.scheme())) {
            return problems;
        }
        for (var name : uri.options().keySet()) {
            wrong(context, name, uri.option(name).orElse(""))
                    .ifPresent(message -> problems.add(new Problem(node.value(name), message)));
        }
        var kind = uri.path().replaceFirst(":.*", "");
        var meant = Suggestion.didYouMean(kind, DESTINATIONS);
        if (uri.scheme().equals("bascule-jms")
                && uri.path().contains(":")
                && !meant.isEmpty()
                && !DESTINATIONS.contains(kind)) {
            problems.add(new Problem(node.uri(), "'" + kind + "' is no kind of destination" + meant));
        }
        return problems;
    }

    private static Optional<String> wrong(CamelContext context, String name, String value) {
        if (EXPRESSIONS.contains(name)) {
            return badExpression(context, value);
        }
        boolean duration =
                DURATIONS.contains(name) && Quantities.duration(value).isEmpty() && !isIso(value);
        if (duration || SIZES.contains(name) && Quantities.bytes(value).isEmpty()) {
            return Optional.of("'" + value + "' is no value of option '" + name + "': it takes "
                    + (duration ? "a duration, such as 20ms" : "a size, such as 8MiB"));
        }
        return Optional.empty();
    }

    private static Optional<String> badExpression(CamelContext context, String text) {
        try {
            context.resolveLanguage("simple").createExpression(text);
            return Optional.empty();
        } catch (SimpleIllegalSyntaxException e) {
            return Optional.of(ExpressionCheck.said("simple", e));
        }
    }

    private static boolean isIso(String text) {
        try {
            return !Duration.parse(text).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
