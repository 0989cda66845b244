package dev.bascule.it.process;

import dev.bascule.it.lab.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a bridge.
 *
 * @param dir with configuration and routes
 * @param data its data folder
 * @param log what it prints
 * @param environment what its configuration takes from there; holds the brokers' password
 * @param jvmOptions memory and the like
 */
public record BridgeSetup(Path dir, Path data, Path log, Map<String, String> environment, List<String> jvmOptions) {
    /** On a folder that a test has written; the log is {@code bridge.log} in it. */
    public static BridgeSetup of(BridgeFolder folder, Credentials credentials, List<String> jvmOptions) {
        return new BridgeSetup(
                folder.dir(),
                folder.data(),
                folder.dir().resolve("bridge.log"),
                Map.of("ERP_PASSWORD", credentials.password()),
                List.copyOf(jvmOptions));
    }

    @Override
    public String toString() {
        return "BridgeSetup[dir=" + dir + "]";
    }
}
