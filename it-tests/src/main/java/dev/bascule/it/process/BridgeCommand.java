package dev.bascule.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a command of the bridge's command line ended with. */
public record BridgeCommand(int exitCode, String text) {
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

    /** What it said, line by line. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
