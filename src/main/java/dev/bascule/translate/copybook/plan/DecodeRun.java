package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.json.JsonBuffer;
import java.util.Arrays;

/** The state of decoding one record after the other. Used by one thread. */
final class DecodeRun {
    final JsonBuffer out = new JsonBuffer(1024);
    final ErrorList errors = new ErrorList();
    /** Of the tables around the current item, the outermost first. */
    final int[] indexes;
    /** Where fields are that others refer to; -1 before they were passed. */
    final int[] places;

    byte[] bytes = {};
    int start;
    /** Of what is read: the record's end, or nothing once the run is lost. */
    int end;

    /** The record's end. */
    int last;
    /** What has to be added to an item's offset to get its place in {@link #bytes}. */
    int base;
    /** Whether a counter could not be read, so that nobody knows where the following items are. */
    boolean lost;

    DecodeRun(int tables, int references) {
        indexes = new int[tables];
        places = new int[references];
    }

    void begin(byte[] record, int from, int to) {
        bytes = record;
        start = from;
        end = to;
        last = to;
        base = from;
        lost = false;
        Arrays.fill(places, -1);
    }

    /** Writes null in the place of an item that is not all there. Nothing is said about items whose place is unknown. */
    void truncated(Site site) {
        if (!lost) {
            errors.add(site.decodeError(this, FieldCode.TRUNCATED_RECORD, ""));
        }
        out.put("null");
    }

    void fault(Site site, FieldCode code, String detail) {
        errors.add(site.decodeError(this, code, detail));
    }

    /** From here on, no item's place is known. */
    void lose() {
        lost = true;
        end = Integer.MIN_VALUE;
    }
}
