package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.Words;

/** COMP, COMP-4, COMP-5: two's complement of two, four or eight bytes. */
final class BinaryDecoder extends FieldDecoder {
    private final BinaryShape shape;

    BinaryDecoder(BinaryShape shape) {
        this.shape = shape;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        long value = value(bytes, at);
        if (outOfRange(value)) {
            return FieldCode.BINARY_RANGE;
        }
        boolean negative = shape.signed() && value < 0;
        Digits.append(out, negative, negative ? -value : value, shape.scale());
        return FieldCode.GOOD;
    }

    private boolean outOfRange(long value) {
        long largest = shape.largest();
        long smallest = shape.signed() ? -largest : 0;
        return largest >= 0 && (value > largest || value < smallest);
    }

    private long value(byte[] bytes, int at) {
        int length = shape.length();
        int spare = Long.SIZE - length * Byte.SIZE;
        long raw = Words.bigTail(bytes, at, length) << spare;
        if (!shape.bigEndian()) {
            raw = Long.reverseBytes(raw >>> spare);
        }
        return shape.signed() ? raw >> spare : raw >>> spare;
    }

    @Override
    public long unscaled(byte[] bytes, int at) {
        long value = value(bytes, at);
        boolean beyondLong = !shape.signed() && value < 0;
        return beyondLong || outOfRange(value) ? NONE : value;
    }
}
