package dev.bascule.it.bench;

import dev.bascule.it.lab.Ports;
import dev.bascule.it.loops.AtLeastOnceLoop;
import dev.bascule.it.loops.AwsLoop;
import dev.bascule.it.loops.CamelRoute;
import dev.bascule.it.loops.ExactlyOnceLoop;
import dev.bascule.it.loops.LoopSettings;
import dev.bascule.it.loops.TargetKind;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeJvm;
import dev.bascule.it.process.JavaCommand;
import dev.bascule.it.process.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Who takes part. Each runs in a JVM of its own with the same flags. */
enum Competitor {
    BRIDGE("bridge", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) throws IOException {
            return bridge(settings, dir);
        }
    },
    BRIDGE_UNTRACED("bridge, trace off", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) throws IOException {
            return bridge(settings, dir, "trace: {enabled: false}");
        }
    },
    BRIDGE_DEDUP("bridge with dedup", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) throws IOException {
            return bridge(kafkaFolder(DEDUP_ROUTE, settings, dir));
        }
    },
    EXACTLY_ONCE("exactly-once loop", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) {
            return loop(ExactlyOnceLoop.class, settings);
        }
    },
    SAME_RECORDS("the same, with headers", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) {
            return loop(ExactlyOnceLoop.class, settings.withHeaders());
        }
    },
    AT_LEAST_ONCE("at-least-once loop", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) {
            return loop(AtLeastOnceLoop.class, settings);
        }
    },
    BATCHING("batching loop", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) {
            return loop(AwsLoop.class, settings);
        }
    },
    SAME_ENTRIES("the same, same entries", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) {
            return loop(AwsLoop.class, settings.withHeaders());
        }
    },
    CAMEL("Camel's own route", 10) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) {
            return loop(CamelRoute.class, settings);
        }
    };

    private static final String ROUTE =
            """
            - route:
                id: bench
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp, lanes: %d}
                  steps:
                    - to: {uri: "bascule-%s:%s", parameters: {%s}}
            """;

    private static final String DEDUP_ROUTE =
            """
            - route:
                id: bench
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp, lanes: %d}
                  steps:
                    - idempotentConsumer:
                        idempotentRepository: "#dedup"
                        expression: {simple: "${header.orderId}"}
                        steps:
                          - to: {uri: "bascule-%s:%s", parameters: {%s}}
            """;

    private final String title;
    private final int fewerMessages;

    Competitor(String title, int fewerMessages) {
        this.title = title;
        this.fewerMessages = fewerMessages;
    }

    /** Those that can, in the order of the report. A record of Kinesis has no headers: there the same entries would be the same loop. */
    static List<Competitor> writingTo(TargetKind to) {
        return switch (to) {
            case KAFKA -> List.of(BRIDGE, EXACTLY_ONCE, SAME_RECORDS, AT_LEAST_ONCE, CAMEL);
            case KINESIS -> List.of(BRIDGE, BATCHING, CAMEL);
            case SQS, EVENTBRIDGE -> List.of(BRIDGE, BATCHING, SAME_ENTRIES, CAMEL);
        };
    }

    /** Those that are compared with the bridge itself, only when they are named. */
    static List<Competitor> onRequest(TargetKind to) {
        return to == TargetKind.KAFKA ? List.of(BRIDGE_UNTRACED, BRIDGE_DEDUP) : List.of(BRIDGE_UNTRACED);
    }

    /** The loop that the others are compared with. */
    static Competitor baseline(TargetKind to) {
        return to.isAws() ? BATCHING : EXACTLY_ONCE;
    }

    /** As in the table. */
    String title() {
        return title;
    }

    /** A slow one is given fewer messages, or the benchmark would take all day. */
    int share(int messages) {
        return messages / fewerMessages;
    }

    /** Starts it, to run until it is ended. */
    abstract JavaCommand command(LoopSettings settings, Path dir) throws IOException;

    private static JavaCommand bridge(LoopSettings settings, Path dir, String... more) throws IOException {
        return bridge(settings.to().isAws() ? awsFolder(settings, dir, more) : kafkaFolder(ROUTE, settings, dir, more));
    }

    private static JavaCommand loop(Class<?> main, LoopSettings settings) {
        return JavaCommand.main(main, settings.toArguments().toArray());
    }

    private static JavaCommand bridge(BridgeFolder folder) throws IOException {
        return JavaCommand.jar(Repository.bridgeJar(), "run", "--dir", folder.dir())
                .jvm(BridgeJvm.archivedClasses());
    }

    private static BridgeFolder kafkaFolder(String route, LoopSettings settings, Path dir, String... more)
            throws IOException {
        return new BridgeFolder(dir)
                .configure("bench", settings.url(), settings.address(), Ports.free(), more)
                .route("bench", route(route, settings, "connection: cloud"));
    }

    private static BridgeFolder awsFolder(LoopSettings settings, Path dir, String... more) throws IOException {
        var connection = "aws: {kind: aws, region: eu-west-1, endpoint: \"" + settings.address()
                + "\", access-key: test, secret-key: test}";
        var event = settings.to() == TargetKind.EVENTBRIDGE ? ", source: com.acme.erp, detailType: OrderCreated" : "";
        return new BridgeFolder(dir)
                .configure("bench", settings.url(), "127.0.0.1:1", Ports.free(), more)
                .connection(connection)
                .route("bench", route(ROUTE, settings, "connection: aws" + event));
    }

    private static String route(String route, LoopSettings settings, String parameters) {
        return route.formatted(
                settings.queue(), settings.lanes(), settings.to().option(), settings.place(), parameters);
    }
}
