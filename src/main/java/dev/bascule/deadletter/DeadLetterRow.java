package dev.bascule.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.batch.DeadLetterReason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A dead letter as a row of the table, both ways. Texts lose their NUL characters, which PostgreSQL cannot store; the body never changes. */
final class DeadLetterRow {
    /** What is read but for the body, after {@code seq}, in the order of {@link #read}. */
    static final String HEAD =
            "id, message_key, instance, route, source, stage, reason, error, field_errors, attempts, first_at, last_at,"
                    + " delivered_to, headers, properties, body_type";

    /** All columns but {@code seq}, in the order of {@link #bind}. */
    static final String COLUMNS = HEAD + ", replays, body_key, body";

    /** What {@link #read} reads behind {@link #HEAD}. */
    static final String TAIL = ", length(body), replays, body_key";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DeadLetterRow() {}

    static void bind(PreparedStatement insert, DeadLetter letter, List<String> deliveredTo, BodyCipher cipher)
            throws SQLException {
        insert.setString(1, letter.id());
        insert.setString(2, text(letter.key()));
        insert.setString(3, letter.instance());
        insert.setString(4, letter.route());
        insert.setString(5, letter.source());
        insert.setString(6, text(letter.stage()));
        insert.setString(7, letter.reason().label());
        insert.setString(8, text(cut(letter.error())));
        insert.setString(9, list(letter.fieldErrors()));
        insert.setInt(10, letter.attempts());
        insert.setLong(11, letter.firstAt().toEpochMilli());
        insert.setLong(12, letter.lastAt().toEpochMilli());
        insert.setString(13, list(deliveredTo));
        insert.setString(14, TypedValues.encode(letter.headers()));
        insert.setString(15, TypedValues.encode(letter.properties()));
        insert.setString(16, letter.bodyType());
        insert.setInt(17, letter.replays());
        insert.setString(18, cipher.currentKey().orElse(null));
        insert.setBytes(19, cipher.seal(letter.id(), letter.body()));
    }

    /** The first six parameters of an update of what has changed when a letter failed again. */
    static void bindFailure(PreparedStatement update, DeadLetter letter) throws SQLException {
        update.setString(1, text(letter.stage()));
        update.setString(2, letter.reason().label());
        update.setString(3, text(cut(letter.error())));
        update.setString(4, list(letter.fieldErrors()));
        update.setLong(5, letter.lastAt().toEpochMilli());
        update.setString(6, list(letter.deliveredTo()));
    }

    /** Reads {@code seq}, {@link #HEAD} and {@link #TAIL}; {@code body} is as much of the body as the reader wants. */
    static DeadLetter read(ResultSet row, byte[] body) throws SQLException {
        int overhead = row.getString(20) == null ? 0 : BodyCipher.OVERHEAD_BYTES;
        return new DeadLetter(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                reason(row.getString(8)),
                row.getString(9),
                list(row.getString(10)),
                row.getInt(11),
                Instant.ofEpochMilli(row.getLong(12)),
                Instant.ofEpochMilli(row.getLong(13)),
                TypedValues.decode(row.getString(15)),
                TypedValues.decode(row.getString(16)),
                row.getString(17),
                body,
                row.getLong(18) - overhead,
                list(row.getString(14)),
                row.getInt(19));
    }

    /** Size of what came with the message beside its body. */
    static long valueChars(ResultSet row) throws SQLException {
        return (long) row.getString(15).length() + row.getString(16).length();
    }

    static DeadLetterReason reason(String label) {
        return DeadLetterReason.ofLabel(label)
                .orElseThrow(() -> new IllegalStateException("a dead letter has the unknown reason " + label));
    }

    static String list(List<String> values) {
        var array = MAPPER.createArrayNode();
        values.forEach(array::add);
        return array.toString();
    }

    static List<String> list(String json) {
        try {
            return List.of(MAPPER.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored list is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(String value) {
        return value.replace('\0', '\uFFFD');
    }

    private static String cut(String error) {
        return error.length() <= DeadLetter.MOST_ERROR_CHARS
                ? error
                : error.substring(0, DeadLetter.MOST_ERROR_CHARS - 1) + "…";
    }
}
