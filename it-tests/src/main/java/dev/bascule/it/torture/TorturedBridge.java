package dev.bascule.it.torture;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One instance of the bridge, with the agent that can halt it at a step of settling. */
final class TorturedBridge implements AutoCloseable {
    private static final Duration HALT_TIMEOUT = Duration.ofSeconds(30);
    private static final String ROUTE =
            """
            - route:
                id: torture
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp, lanes: %d}
                  steps:
                    - setProperty: {name: total, jsonpath: {expression: "$.total"}}
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud, key: "${header.orderGroup}"}}
            """;

    private final BridgeFolder folder;
    private final Path trigger;
    private final BridgeProcess process;

    TorturedBridge(Path dir, String instance, World world, Credentials credentials, int lanes) throws IOException {
        folder = new BridgeFolder(dir.resolve(instance))
                .configure(
                        instance,
                        world.kind().kind(),
                        world.kind().impatientUrl(world.broker()),
                        world.kafka().bootstrapServers(),
                        Ports.free(),
                        new String[0]);
        trigger = folder.dir().resolve("halt-at");
        lanes(lanes);
        process = new BridgeProcess(BridgeSetup.of(folder, credentials, BridgeProcess.withKillAgent(trigger)));
    }

    BridgeProcess process() {
        return process;
    }

    /** For the next start. */
    void lanes(int lanes) throws IOException {
        folder.route("torture", ROUTE.formatted(World.QUEUE, lanes, World.TOPIC));
    }

    /** Halts it when it next comes there, and starts it again. If it never does, it is just killed; returns whether it came there. */
    boolean haltAt(String place) throws IOException {
        Files.writeString(trigger, place);
        int exitCode;
        try {
            exitCode = process.process().awaitEnd(HALT_TIMEOUT);
        } catch (IllegalStateException neverCameThere) {
            process.process().kill9();
            exitCode = -1;
        }
        Files.delete(trigger);
        process.startAgain();
        return exitCode == KillAgent.EXIT_CODE;
    }

    @Override
    public void close() {
        process.close();
    }
}
