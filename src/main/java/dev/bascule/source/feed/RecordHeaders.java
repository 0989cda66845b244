package dev.bascule.source.feed;

import dev.bascule.source.SourceHeaders;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one record: its file's, and {@code bascule-file}, {@code bascule-record} and {@code bascule-offset}, which go along to the
 * target. Numbers are texts there: Kafka's headers are bytes, and these should be readable.
 */
record RecordHeaders(FileHeaders file, long number, long offset) implements SourceHeaders {
    /** Name of the file. */
    static final String FILE = "bascule-file";

    /** Number of the record in it, from 1; header records count. */
    static final String RECORD = "bascule-record";

    /** Where in the file its first byte lies, from 0. */
    static final String OFFSET = "bascule-offset";

    @Override
    public @Nullable Object get(String name) {
        if (name.equalsIgnoreCase(FILE)) {
            return file.name();
        }
        if (name.equalsIgnoreCase(RECORD)) {
            return Long.toString(number);
        }
        if (name.equalsIgnoreCase(OFFSET)) {
            return Long.toString(offset);
        }
        return ofFile(name);
    }

    private @Nullable Object ofFile(String name) {
        for (var header : file.values().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    @Override
    public void forEach(BiConsumer<String, Object> action) {
        file.values().forEach(action);
        action.accept(FILE, file.name());
        action.accept(RECORD, Long.toString(number));
        action.accept(OFFSET, Long.toString(offset));
    }
}
