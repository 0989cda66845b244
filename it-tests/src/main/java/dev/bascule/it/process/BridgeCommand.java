package dev.bascule.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a command of the bridge's command line ended with. */
public record BridgeCommand(int exitCode, String text) {
    private static final Duration ROUTE_PATIENCE = Duration.ofSeconds(30);

    /**
     * Runs {@code bascule} with {@code words} to its end.
     *
     * @param logs folder for what it says
     */
    public static BridgeCommand run(Path logs, Duration patience, Map<String, String> environment, Object... words)
            throws IOException {
        var command = JavaCommand.jar(Repository.bridgeJar(), words).environment(environment);
        try (var process =
                JavaProcess.start("bascule " + words[0], command, Files.createTempFile(logs, "said", ".log"))) {
            return new BridgeCommand(process.awaitEnd(patience), String.join("\n", process.lines()));
        }
    }

    /** {@code bascule route what ID}, which must succeed. */
    public static void route(BridgeFolder bridge, String what, String id) throws IOException {
        var said = run(bridge.dir(), ROUTE_PATIENCE, Map.of(), "route", what, id, "--dir", bridge.dir());
        if (said.exitCode() != 0) {
            throw new AssertionError(
                    "bascule route " + what + " " + id + " ended with " + said.exitCode() + ": " + said.text());
        }
    }

    /** What it said, line by line. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
