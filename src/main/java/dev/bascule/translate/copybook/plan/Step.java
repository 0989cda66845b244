package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.json.Piece;
import java.nio.charset.StandardCharsets;

/**
 * A key of a JSON object with what it stands for.
 *
 * @param first its JSON when it is the object's first
 * @param next its JSON after another one
 * @param key UTF-8
 */
record Step(String name, Piece first, Piece next, byte[] key, Node node) {
    static Step of(String name, Node node) {
        var key = new JsonBuffer(64);
        key.putString(name);
        return new Step(
                name, new Piece(key + ":"), new Piece("," + key + ":"), name.getBytes(StandardCharsets.UTF_8), node);
    }

    void putKey(JsonBuffer out) {
        out.put(out.last() == '{' ? first : next);
    }

    /** Takes the key if it is the next one in the JSON as {@link #putKey} writes it. */
    boolean takeKey(JsonCursor json, boolean isFirst) {
        return json.take(isFirst ? first : next);
    }
}
