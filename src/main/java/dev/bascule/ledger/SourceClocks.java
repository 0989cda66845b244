package dev.bascule.ledger;

import dev.bascule.batch.SourceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Per source one clock that all its instances share and that runs only while one of them is connected to it: what the ledger has recorded,
 * and this process' own connected time since it saw that record.
 *
 * <p>It never runs faster than real time, whoever records it: each instance adds to a record at most the time that has passed since it saw
 * it, and the largest wins. A crash loses what was not recorded yet, which makes things expire later, never earlier. Thread-safe.
 */
final class SourceClocks {
    private record Reading(long seconds, Duration connectedThen) {}

    private final ConnectedTime connected;
    private final Map<SourceId, Reading> recorded = new HashMap<>();

    SourceClocks(ConnectedTime connected) {
        this.connected = connected;
    }

    /** The ledger says so. */
    synchronized void recorded(SourceId source, long seconds) {
        if (seconds >= seconds(source)) {
            recorded.put(source, new Reading(seconds, connected.connected(source)));
        }
    }

    /** Connected time of the source, all instances together. */
    synchronized long seconds(SourceId source) {
        var reading = recorded.get(source);
        if (reading == null) {
            return connected.connected(source).toSeconds();
        }
        return reading.seconds() + sinceRecord(source, reading).toSeconds();
    }

    /** Whether this process has been connected for {@code interval} without seeing a record of anybody. */
    synchronized boolean due(SourceId source, Duration interval) {
        var reading = recorded.getOrDefault(source, new Reading(0, Duration.ZERO));
        return sinceRecord(source, reading).compareTo(interval) >= 0;
    }

    private Duration sinceRecord(SourceId source, Reading reading) {
        return connected.connected(source).minus(reading.connectedThen());
    }
}
