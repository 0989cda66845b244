package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.json.Piece;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives the members of one JSON object in the order in which they are asked for. As long as that is the order in which they are written, it is the
 * cursor alone; at the first one that isn't next, the rest of the object is looked through once and remembered.
 */
final class ObjectReader {
    private final EncodeRun run;
    private final JsonCursor json;
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private Site site = new Site(ItemPath.ROOT, 0, 0, "", "");
    /** Whether no member has been taken. */
    private boolean first;

    private boolean indexed;
    private int end;

    ObjectReader(EncodeRun run) {
        this.run = run;
        this.json = run.json;
    }

    ObjectReader open(Site object) {
        if (site != object) {
            // Mostly it is the same one; the collector has to be told of each reference that is written.
            site = object;
        }
        json.expect('{');
        first = true;
        indexed = false;
        return this;
    }

    /** Does the same as {@link #take}, quickly, if the key is the next one in the JSON, as the codec writes it; false in any other case. */
    boolean takeNext(Piece next) {
        return !first && !indexed && json.take(next);
    }

    /** Moves the cursor to the value of that key; false if the object has none. */
    boolean take(Step step) {
        if (!indexed && (step.takeKey(json, first) || json.takeKey(step.key(), first))) {
            first = false;
            return true;
        }
        if (!has(step)) {
            return false;
        }
        json.position(values.remove(step.name()));
        return true;
    }

    /** Whether it has that key, and nobody took it. */
    boolean has(Step step) {
        if (!indexed) {
            index();
        }
        return values.containsKey(step.name());
    }

    private void index() {
        indexed = true;
        values.clear();
        boolean more = first ? !json.take('}') : comma();
        while (more) {
            json.skipSpaces();
            json.string();
            var key = json.textString();
            json.expect(':');
            json.skipSpaces();
            int value = json.position();
            json.skip();
            if (values.putIfAbsent(key, value) != null) {
                unknown(key);
            }
            more = comma();
        }
        end = json.position();
    }

    private boolean comma() {
        if (json.take(',')) {
            return true;
        }
        json.expect('}');
        return false;
    }

    /** Moves the cursor behind the object. Members that nobody took are errors. */
    void close() {
        if (!indexed && json.take('}')) {
            return;
        }
        if (!indexed) {
            index();
        }
        values.keySet().forEach(this::unknown);
        json.position(end);
    }

    private void unknown(String key) {
        var at = new Site(site.path().child(key), site.offset(), 0, "", "");
        run.errors.add(at.encodeError(run, FieldCode.UNKNOWN_FIELD, ""));
    }
}
