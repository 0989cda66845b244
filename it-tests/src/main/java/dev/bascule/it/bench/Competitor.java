package dev.bascule.it.bench;

import dev.bascule.it.lab.Ports;
import dev.bascule.it.loops.AtLeastOnceLoop;
import dev.bascule.it.loops.CamelRoute;
import dev.bascule.it.loops.ExactlyOnceLoop;
import dev.bascule.it.loops.LoopSettings;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeJvm;
import dev.bascule.it.process.JavaCommand;
import dev.bascule.it.process.Repository;
import java.io.IOException;
import java.nio.file.Path;

/** Who takes part. Each runs in a JVM of its own with the same flags. */
enum Competitor {
    BRIDGE("bridge", 1) {
        @Override
        JavaCommand command(LoopSettings settings, Path dir) throws IOException {
            var folder = new BridgeFolder(dir)
                    .configure("bench", settings.url(), settings.bootstrapServers(), Ports.free())
                    .route("bench", ROUTE.formatted(settings.queue(), settings.lanes(), settings.topic()));
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
    CAMEL("Camel jms: to kafka:", 10) {
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
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud}}
            """;

    private final String title;
    private final int fewerMessages;

    Competitor(String title, int fewerMessages) {
        this.title = title;
        this.fewerMessages = fewerMessages;
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
}
