package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;

/** COMP-1 and COMP-2: the nearest floating-point number, ties to even. */
final class FloatEncoder extends NumberEncoder {
    /** Beyond any exponent of a floating-point number; keeps the exact arithmetic small. */
    private static final int MOST_DIGITS = 400;

    /** More than any floating-point number has when written out exactly. */
    private static final int MOST_SIGNIFICANT_DIGITS = 1_100;

    private final FloatFormat format;
    private final int length;

    FloatEncoder(FloatFormat format, int length, boolean fromString) {
        super(true, fromString);
        this.format = format;
        this.length = length;
    }

    @Override
    FieldCode number(Decimal number, Scratch scratch, byte[] target, int at) {
        if (number.wholeDigits() > MOST_DIGITS) {
            return FieldCode.OVERFLOW;
        }
        if (number.wholeDigits() < -MOST_DIGITS || number.significantDigits() > MOST_SIGNIFICANT_DIGITS) {
            return FieldCode.LOSSY;
        }
        return format == FloatFormat.IBM ? hex(number, target, at) : ieee(number, target, at);
    }

    private FieldCode ieee(Decimal number, byte[] target, int at) {
        var value = number.value();
        boolean single = length == Float.BYTES;
        double nearest = single ? value.floatValue() : value.doubleValue();
        if (Double.isInfinite(nearest)) {
            return FieldCode.OVERFLOW;
        }
        if (nearest == 0 && !number.isZero()) {
            return FieldCode.LOSSY;
        }
        put(single ? Float.floatToRawIntBits((float) nearest) : Double.doubleToRawLongBits(nearest), target, at);
        return FieldCode.GOOD;
    }

    private FieldCode hex(Decimal number, byte[] target, int at) {
        if (number.isZero()) {
            put(0, target, at);
            return FieldCode.GOOD;
        }
        var nearest = HexFloat.nearest(number.value().abs(), length);
        if (nearest.code() != FieldCode.GOOD) {
            return nearest.code();
        }
        put(nearest.bits(), target, at);
        if (number.isNegative()) {
            target[at] |= (byte) 0x80;
        }
        return FieldCode.GOOD;
    }

    private void put(long bits, byte[] target, int at) {
        for (int i = 0; i < length; i++) {
            int place = format == FloatFormat.IEEE_LITTLE ? i : length - 1 - i;
            target[at + place] = (byte) (bits >> i * Byte.SIZE);
        }
    }
}
