package dev.bascule.connection;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.PoisonBounds;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A bridge's configuration as it is when little is said: only a folder, which is its data folder as well, and connections. */
public final class SampleConfig {
    private SampleConfig() {}

    /** With everything else as by default. */
    public static BasculeConfig of(Path dir, Map<String, Connection> connections) {
        return of(dir, connections, DeadLetterConfig.DEFAULT, false);
    }

    /** The same, with {@code reload: true}. */
    public static BasculeConfig reloading(Path dir, Map<String, Connection> connections) {
        return of(dir, connections, DeadLetterConfig.DEFAULT, true);
    }

    /** With {@code dead-letters} of its own, and no connections. */
    public static BasculeConfig of(Path dir, DeadLetterConfig deadLetters) {
        return of(dir, Map.of(), deadLetters, false);
    }

    private static BasculeConfig of(
            Path dir, Map<String, Connection> connections, DeadLetterConfig deadLetters, boolean reload) {
        return new BasculeConfig(
                dir,
                "i",
                dir,
                Optional.empty(),
                BatchLimits.DEFAULT,
                PoisonBounds.DEFAULT,
                DedupConfig.DEFAULT,
                connections,
                ConsoleConfig.DEFAULT,
                deadLetters,
                TraceConfig.DEFAULT,
                reload);
    }
}
