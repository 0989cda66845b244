package dev.bascule.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One step of the schema. Once released its SQL is never changed; a change is a new step.
 *
 * @param version 1-based, rising
 * @param name file name without {@code .sql}
 * @param sql portable statements, each ending with a semicolon at the end of a line
 */
record Migration(int version, String name, String sql) {
    /** All steps, oldest first. A new one is added here and as a file beside this class. */
    static List<Migration> all() {
        return List.of(
                load(1, "V1__books_and_dead_letters"),
                load(2, "V2__taken"),
                load(3, "V3__source_marks"),
                load(4, "V4__done_batches"),
                load(5, "V5__dedup_window"),
                load(6, "V6__replay_and_audit"),
                load(7, "V7__trace"),
                load(8, "V8__dedup_batch_by_time"),
                load(9, "V9__dead_letters_counted"));
    }

    /** The statements, one by one. */
    List<String> statements() {
        return List.of(sql.strip().split(";\\s*(?:\\R|$)"));
    }

    /** Stored with the version, so that a changed step is noticed. Line ends don't count. */
    long checksum() {
        var crc = new CRC32();
        crc.update(sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static Migration load(int version, String name) {
        var file = name + ".sql";
        try (var in = Migration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            return new Migration(version, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
