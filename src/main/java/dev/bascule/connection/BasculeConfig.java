package dev.bascule.connection;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.PoisonBounds;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one bridge, complete and checked. Immutable.
 *
 * @param dir the bridge's folder, absolute: {@code config/}, {@code routes/} and {@code connectors/} are beneath it
 * @param instance the bridge's name, unique among those that share sources and stable across restarts; part of transactional ids
 * @param data folder of the embedded database, the lock and the control file; absolute
 * @param database where the state is kept; empty for the embedded SQLite in {@code data}
 * @param batch bounds of a batch, unless a route says otherwise
 * @param poison when a route is held for what it takes, unless it says otherwise
 * @param dedup the bounds of the dedup windows
 * @param connections by name
 * @param console where management listens
 * @param deadLetters how they are kept
 * @param trace what is noted of each message
 * @param reload whether {@code routes/} is watched
 */
public record BasculeConfig(
        Path dir,
        String instance,
        Path data,
        Optional<DatabaseConfig> database,
        BatchLimits batch,
        PoisonBounds poison,
        DedupConfig dedup,
        Map<String, Connection> connections,
        ConsoleConfig console,
        DeadLetterConfig deadLetters,
        TraceConfig trace,
        boolean reload) {
    /** Name in Camel's registry. */
    public static final String NAME = "basculeConfig";

    /** Copies {@code connections}. */
    public BasculeConfig {
        connections = Map.copyOf(connections);
    }

    /** Whether the bridge is called like its host, because it was given no name of its own or that one. */
    public boolean isNamedAfterHost() {
        return instance.equals(Names.ofHost());
    }
}
