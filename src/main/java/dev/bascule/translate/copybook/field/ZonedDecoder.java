package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.Words;

/** USAGE DISPLAY numbers: one digit a byte. */
final class ZonedDecoder extends FieldDecoder {
    private static final int BYTE = 0xff;
    private static final int LONG_DIGITS = 18;

    private final ZonedShape shape;
    private final int digits;
    private final int scale;
    /** What {@link ZonedSigns#read} says of each byte. */
    private final byte[] signs = new byte[256];
    /** The zone in every byte. */
    private final long zones;
    /** Zones for the bytes of a word that lie before the item. */
    private final long padding;
    /** Where in the word with the sign its byte is. */
    private final int signShift;

    private final boolean signInHigh;
    private final int plus;
    private final int minus;

    ZonedDecoder(ZonedShape shape) {
        this.shape = shape;
        this.digits = shape.digits();
        this.scale = shape.scale();
        for (int b = 0; b <= BYTE; b++) {
            signs[b] = (byte) shape.signs().read(b);
        }
        this.zones = shape.zone() * 0x0101010101010101L;
        int inFirstWord = digits - (digits - 1) / Digits.PER_WORD * Digits.PER_WORD;
        this.padding = inFirstWord == Digits.PER_WORD ? 0 : zones << inFirstWord * Byte.SIZE;
        boolean leading = shape.signByte() == 0 && digits > 1;
        this.signInHigh = leading && digits > Digits.PER_WORD;
        this.signShift = leading ? (inFirstWord - 1) * Byte.SIZE : 0;
        this.plus = shape.page().invariant('+') & BYTE;
        this.minus = shape.page().invariant('-') & BYTE;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        if (digits > 2 * Digits.PER_WORD) {
            return decodeLong(bytes, at, out);
        }
        int first = at + shape.first();
        long high = 0;
        long low;
        if (digits > Digits.PER_WORD) {
            int inFirst = digits - Digits.PER_WORD;
            high = Words.bigTail(bytes, first, inFirst) | padding;
            low = Words.big(bytes, first + inFirst);
        } else {
            high = zones;
            low = Words.bigTail(bytes, first, digits) | padding;
        }
        int sign = sign(bytes, at);
        if (sign < 0) {
            return fault(bytes, at);
        }
        if (!shape.separate()) {
            long clean = ~((long) BYTE << signShift);
            long digit = (sign & 0xfL | shape.zone()) << signShift;
            if (signInHigh) {
                high = high & clean | digit;
            } else {
                low = low & clean | digit;
            }
        }
        high ^= zones;
        low ^= zones;
        if (Digits.bad(high) | Digits.bad(low)) {
            return fault(bytes, at);
        }
        Digits.append(out, (sign & ZonedSigns.MINUS) != 0, high, low, scale);
        return FieldCode.GOOD;
    }

    /** The sign, with the digit that it stands on; negative if there is none, or a minus where none may be. */
    private int sign(byte[] bytes, int at) {
        int b = bytes[at + shape.signByte()] & BYTE;
        if (shape.separate()) {
            return b == plus ? 0 : b == minus ? ZonedSigns.MINUS : ZonedSigns.BAD;
        }
        int sign = signs[b];
        return sign >= ZonedSigns.MINUS && !shape.signed() ? ZonedSigns.BAD : sign;
    }

    private FieldCode decodeLong(byte[] bytes, int at, JsonBuffer out) {
        int sign = sign(bytes, at);
        if (sign < 0) {
            return fault(bytes, at);
        }
        for (int i = 0; i < digits; i++) {
            int digit = digit(bytes, at, i, sign);
            if (digit < 0) {
                return FieldCode.ZONED_DIGIT;
            }
            out.digits()[i] = (byte) digit;
        }
        Digits.append(out, (sign & ZonedSigns.MINUS) != 0, digits, scale);
        return FieldCode.GOOD;
    }

    /** The value of the digit, or a negative number. */
    private int digit(byte[] bytes, int at, int index, int sign) {
        int place = shape.first() + index;
        if (!shape.separate() && place == shape.signByte()) {
            return sign & 0xf;
        }
        int digit = bytes[at + place] & BYTE ^ shape.zone();
        return digit > 9 ? -1 : digit;
    }

    /** The first thing that is wrong, from left to right. */
    private FieldCode fault(byte[] bytes, int at) {
        for (int i = 0; i < digits; i++) {
            int place = shape.first() + i;
            boolean ofSign = place == shape.signByte() && !shape.separate();
            if (!ofSign && digit(bytes, at, i, 0) < 0) {
                return FieldCode.ZONED_DIGIT;
            }
            if (ofSign && sign(bytes, at) < 0) {
                return signFault(bytes[at + place] & BYTE);
            }
        }
        return FieldCode.ZONED_SIGN;
    }

    /** In an item without sign a byte that is neither digit nor sign is taken for a wrong digit. */
    private FieldCode signFault(int b) {
        boolean digitWrong = shape.page().ebcdic() && (b & 0xf) > 9;
        return digitWrong || !shape.signed() && signs[b] < 0 ? FieldCode.ZONED_DIGIT : FieldCode.ZONED_SIGN;
    }

    @Override
    public long unscaled(byte[] bytes, int at) {
        int sign = sign(bytes, at);
        if (digits > LONG_DIGITS || sign < 0) {
            return NONE;
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = digit(bytes, at, i, sign);
            if (digit < 0) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return (sign & ZonedSigns.MINUS) != 0 ? -value : value;
    }
}
