package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.Scratch;
import dev.bascule.translate.copybook.json.JsonCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The state of encoding one record after the other. Used by one thread. */
final class EncodeRun {
    private static final int EXCERPT_CHARACTERS = 60;

    final JsonCursor json = new JsonCursor();
    final Scratch scratch = new Scratch();
    final ErrorList errors = new ErrorList();
    /** Readers of the objects around the current value, by their depth. */
    private final List<ObjectReader> readers = new ArrayList<>();

    private int depth;
    final int[] indexes;
    /** Where fields are that others refer to; -1 before they were passed. */
    final int[] places;
    /** Whether the counters among them have their number, from the JSON or from a table. */
    final boolean[] counted;
    /** The record; spaces where nothing has been written. */
    final byte[] target;

    private final byte space;
    /** What has to be added to an item's offset to get its place in the record. */
    int base;
    /** The first byte after the last one that is used: nothing is written behind it, even if the record turns out to be wrong. */
    int end;
    /** Within items that have no JSON: nothing is missed. */
    boolean silent;

    EncodeRun(int tables, int references, int recordBytes, byte space) {
        this.indexes = new int[tables];
        this.places = new int[references];
        this.counted = new boolean[references];
        this.target = new byte[recordBytes];
        this.space = space;
        this.end = recordBytes;
    }

    void begin(byte[] text, int from, int to) {
        json.reset(text, from, to);
        Arrays.fill(target, 0, end, space);
        base = 0;
        end = 0;
        silent = false;
        depth = 0;
        Arrays.fill(places, -1);
        Arrays.fill(counted, false);
    }

    /** The value that begins at {@code from} and was just taken is wrong. */
    void fault(Site site, FieldCode code, int from) {
        errors.add(site.encodeError(this, code, json.excerpt(from, EXCERPT_CHARACTERS)));
    }

    /** Enters the object that begins at the cursor; its reader is good until it is closed. */
    ObjectReader enterObject(Site site) {
        if (depth == readers.size()) {
            readers.add(new ObjectReader(this));
        }
        return readers.get(depth++).open(site);
    }

    void leaveObject() {
        depth--;
    }

    void missing(Site site) {
        errors.add(site.encodeError(this, FieldCode.MISSING_FIELD, ""));
    }

    /** Has to be said before these bytes are written. */
    void used(int until) {
        if (until > end) {
            end = until;
        }
    }
}
