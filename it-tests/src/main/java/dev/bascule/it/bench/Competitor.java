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
            var folder = settings.to().isAws() ? awsFolder(settings, dir) : kafkaFolder(settings, dir);
            return JavaCommand.jar(Repository.bridgeJar(), "run", "--dir", folder.dir())
                    .jvm(BridgeJvm.archivedClasses());
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

    private static JavaCommand loop(Class<?> main, LoopSettings settings) {
        return JavaCommand.main(main, settings.toArguments().toArray());
    }

    private static BridgeFolder kafkaFolder(LoopSettings settings, Path dir) throws IOException {
        return new BridgeFolder(dir)
                .configure("bench", settings.url(), settings.address(), Ports.free())
                .route("bench", route(settings, "connection: cloud"));
    }

    private static BridgeFolder awsFolder(LoopSettings settings, Path dir) throws IOException {
        var connection = "aws: {kind: aws, region: eu-west-1, endpoint: \"" + settings.address()
                + "\", access-key: test, secret-key: test}";
        var more = settings.to() == TargetKind.EVENTBRIDGE ? ", source: com.acme.erp, detailType: OrderCreated" : "";
        return new BridgeFolder(dir)
                .configure("bench", settings.url(), "127.0.0.1:1", Ports.free())
                .connection(connection)
                .route("bench", route(settings, "connection: aws" + more));
    }

    private static String route(LoopSettings settings, String parameters) {
        return ROUTE.formatted(
                settings.queue(), settings.lanes(), settings.to().option(), settings.place(), parameters);
    }
}
