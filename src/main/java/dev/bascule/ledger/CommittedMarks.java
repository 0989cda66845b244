package dev.bascule.ledger;

import dev.bascule.batch.SourceId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The marks of all sources, as committed. Bounded by what the sources keep. Not thread-safe; the index guards it. */
final class CommittedMarks {
    private static final class OfSource {
        final Map<String, MarkCodec.Value> byName = new HashMap<>();
        long changes;
        long highest;
    }

    private final Map<SourceId, OfSource> bySource = new HashMap<>();

    /** Takes a record over; a value that is older than the known one, because it lies in another partition, is passed over. */
    void apply(SourceId source, String name, byte @Nullable [] encoded) throws LedgerFormatException {
        var marks = marks(source);
        marks.changes++;
        if (encoded == null) {
            marks.byName.remove(name);
            return;
        }
        var value = MarkCodec.decode(encoded);
        marks.highest = Math.max(marks.highest, value.sequence());
        marks.byName.merge(name, value, (known, read) -> read.sequence() >= known.sequence() ? read : known);
    }

    /** A copy. */
    Map<String, byte[]> of(SourceId source) {
        var values = new HashMap<String, byte[]>();
        marks(source).byName.forEach((name, value) -> values.put(name, value.bytes()));
        return values;
    }

    /** Higher than every sequence seen and every one given before. */
    long nextSequence(SourceId source) {
        return ++marks(source).highest;
    }

    long changes(SourceId source) {
        return marks(source).changes;
    }

    /** To be read again. */
    void clear() {
        bySource.values().forEach(marks -> marks.byName.clear());
    }

    private OfSource marks(SourceId source) {
        return bySource.computeIfAbsent(source, s -> new OfSource());
    }
}
