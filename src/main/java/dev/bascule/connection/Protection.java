package dev.bascule.connection;

import java.util.List;
import java.util.Set;

/**
 * What of dead letters is hidden from those who only look at them, and whether bodies are encrypted where they are stored.
 *
 * @param headers names of headers and properties that are masked, in any case
 * @param fields names of fields of JSON and of records that are masked, at whatever depth, in any case
 * @param keys AES keys of 32 bytes, the current one first; empty stores bodies as they are
 */
public record Protection(Set<String> headers, Set<String> fields, List<byte[]> keys) {
    /** Nothing is hidden. */
    public static final Protection NONE = new Protection(Set.of(), Set.of(), List.of());

    /** Never shows a key. */
    @Override
    public String toString() {
        return "Protection[headers=" + headers + ", fields=" + fields + ", keys=" + keys.size() + "]";
    }
}
