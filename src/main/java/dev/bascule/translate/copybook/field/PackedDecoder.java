package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.Words;
import dev.bascule.translate.copybook.layout.Picture;

/** COMP-3 and COMP-6: two digits a byte. */
final class PackedDecoder extends FieldDecoder {
    private static final int NIBBLE = 0xf;
    private static final int NIBBLE_BITS = 4;
    private static final int FIRST_SIGN = 0xa;
    private static final int LONG_DIGITS = 18;
    /** Signs B and D. */
    private static final int MINUS_SIGNS = 1 << 0xb | 1 << 0xd;

    private final int digits;
    private final int scale;
    private final boolean signed;
    private final boolean hasSign;
    private final int length;
    /** Whether the first nibble is no digit of the picture and has to be zero. */
    private final boolean padded;

    PackedDecoder(Picture picture, boolean hasSign, int length) {
        this.digits = picture.digits();
        this.scale = picture.scale();
        this.signed = picture.signed();
        this.hasSign = hasSign;
        this.length = length;
        this.padded = length * 2 - (hasSign ? 1 : 0) > digits;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        if (length > Words.BYTES) {
            return decodeLong(bytes, at, out);
        }
        if (padded && (bytes[at] & 0xff) > NIBBLE) {
            return FieldCode.PACKED_DIGIT;
        }
        long packed = Words.bigTail(bytes, at, length);
        boolean negative = false;
        if (hasSign) {
            int sign = (int) packed & NIBBLE;
            packed >>>= NIBBLE_BITS;
            negative = (MINUS_SIGNS >> sign & 1) != 0;
            if (sign < FIRST_SIGN || negative && !signed) {
                return digitsBad(packed) ? FieldCode.PACKED_DIGIT : FieldCode.PACKED_SIGN;
            }
        }
        long high = Digits.spread(packed >>> Integer.SIZE);
        long low = Digits.spread(packed);
        if (Digits.bad(high) | Digits.bad(low)) {
            return FieldCode.PACKED_DIGIT;
        }
        Digits.append(out, negative, high, low, scale);
        return FieldCode.GOOD;
    }

    private static boolean digitsBad(long packed) {
        return Digits.bad(Digits.spread(packed >>> Integer.SIZE)) || Digits.bad(Digits.spread(packed));
    }

    private FieldCode decodeLong(byte[] bytes, int at, JsonBuffer out) {
        var code = unpack(bytes, at, out.digits());
        if (code != FieldCode.GOOD) {
            return code;
        }
        Digits.append(out, negative(bytes, at), digits, scale);
        return FieldCode.GOOD;
    }

    private boolean negative(byte[] bytes, int at) {
        return hasSign && (MINUS_SIGNS >> sign(bytes, at) & 1) != 0;
    }

    private int sign(byte[] bytes, int at) {
        return bytes[at + length - 1] & NIBBLE;
    }

    private FieldCode unpack(byte[] bytes, int at, byte[] target) {
        if (padded && (bytes[at] & 0xff) > NIBBLE) {
            return FieldCode.PACKED_DIGIT;
        }
        int skipped = padded ? 1 : 0;
        for (int i = 0; i < digits; i++) {
            int nibble = i + skipped;
            int b = bytes[at + nibble / 2];
            int digit = (nibble & 1) == 0 ? b >> NIBBLE_BITS & NIBBLE : b & NIBBLE;
            if (digit > 9) {
                return FieldCode.PACKED_DIGIT;
            }
            target[i] = (byte) digit;
        }
        boolean signWrong = hasSign && (sign(bytes, at) < FIRST_SIGN || negative(bytes, at) && !signed);
        return signWrong ? FieldCode.PACKED_SIGN : FieldCode.GOOD;
    }

    @Override
    public long unscaled(byte[] bytes, int at) {
        var target = new byte[digits];
        if (digits > LONG_DIGITS || unpack(bytes, at, target) != FieldCode.GOOD) {
            return NONE;
        }
        long value = 0;
        for (byte digit : target) {
            value = value * 10 + digit;
        }
        return negative(bytes, at) ? -value : value;
    }
}
