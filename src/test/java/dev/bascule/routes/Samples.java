package dev.bascule.routes;

import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.AwsCredentials;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.Connection;
import dev.bascule.connection.JmsConnection;
import dev.bascule.connection.KafkaConnection;
import dev.bascule.connection.SampleConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration with one connection of each kind, and ways to check small texts against it. */
final class Samples {
    private Samples() {}

    static BasculeConfig config(Path dir) {
        return SampleConfig.reloading(
                dir,
                Map.of(
                        "erp", jms("erp", "artemis"),
                        "old", jms("old", "activemq"),
                        "rabbit", jms("rabbit", "rabbitmq"),
                        "amqp", jms("amqp", "amqp"),
                        "mq", jms("mq", "ibm-mq"),
                        "other", jms("other", "jms"),
                        "cloud", kafka("cloud"),
                        "backup", kafka("backup"),
                        "aws", aws("aws")));
    }

    private static Connection jms(String name, String kind) {
        return new JmsConnection(
                name, kind, "tcp://127.0.0.1:1", Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static Connection kafka(String name) {
        return new KafkaConnection(name, "127.0.0.1:1", Map.of(), "bascule.ledger", 1);
    }

    private static Connection aws(String name) {
        return new AwsConnection(
                name,
                "eu-west-1",
                Optional.empty(),
                AwsCredentials.DEFAULT,
                Optional.empty(),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1);
    }

    static Validation check(String... texts) {
        var files = new ArrayList<RouteText>();
        for (int i = 0; i < texts.length; i++) {
            files.add(new RouteText("routes/" + (char) ('a' + i) + ".yaml", texts[i]));
        }
        return new RouteValidator(config(Path.of("none"))).validate(files, List.of());
    }

    /** The problems of {@code texts}, one line each. */
    static List<String> problems(String... texts) {
        return check(texts).problems().stream().map(Problem::toString).toList();
    }

    /** The promise lines of {@code texts}, which must be valid. */
    static List<String> promises(String... texts) {
        var validation = check(texts);
        if (!validation.isValid()) {
            throw new AssertionError("not valid: " + validation.problems());
        }
        return validation.promises().stream().map(RoutePromise::line).toList();
    }

    /** A route from a queue on Artemis with {@code steps}, each line of which is indented as under {@code steps:}. */
    static String fromQueue(String steps) {
        return """
                - route:
                    id: orders
                    from:
                      uri: bascule-jms:queue:ERP.ORDERS
                      parameters: {connection: erp, lanes: 2}
                      steps:
                """
                + steps.indent(8);
    }
}
