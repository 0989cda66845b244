package dev.bascule.translate.copybook.oracle;

import java.util.Random;

/** DISPLAY numbers in EBCDIC: a digit in the low half of each byte, zone F in the high half, the sign in the zone of the last (or first) byte. */
record Zoned(int digits, int scale, boolean signed, boolean leading, boolean separate) implements Value {
    private static final int PLUS = 0x4e;
    private static final int MINUS = 0x60;

    @Override
    public String clause() {
        var sign = signed ? " SIGN " + (leading ? "LEADING" : "TRAILING") + (separate ? " SEPARATE" : "") : "";
        return "PIC " + Decimals.picture(digits, scale, signed) + sign;
    }

    @Override
    public int length() {
        return digits + (separate && signed ? 1 : 0);
    }

    private boolean signByte() {
        return signed && separate;
    }

    private int signAt() {
        return signed && leading ? 0 : length() - 1;
    }

    @Override
    public Reading read(byte[] bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            if (signByte() && i == signAt()) {
                continue;
            }
            boolean overpunched = !signByte() && i == signAt();
            int zone = bytes[i] >> 4 & 0xf;
            int digit = bytes[i] & 0xf;
            if (digit > 9 && overpunched && zone < 0xa) {
                return Reading.bad("ZONED_DIGIT", "ZONED_SIGN");
            } else if (digit > 9 || !overpunched && zone != 0xf) {
                return badDigit(bytes);
            }
            text.append(digit);
        }
        return sign(bytes, text.toString());
    }

    /** Which of two errors of one item is told isn't laid down. */
    private Reading badDigit(byte[] bytes) {
        int zone = bytes[signAt()] >> 4 & 0xf;
        int value = bytes[signAt()] & 0xff;
        boolean goodSign =
                signByte() ? value == PLUS || value == MINUS : zone >= 0xa && (signed || zone != 0xb && zone != 0xd);
        return goodSign ? Reading.bad("ZONED_DIGIT") : Reading.bad("ZONED_DIGIT", "ZONED_SIGN");
    }

    private Reading sign(byte[] bytes, String text) {
        int last = bytes[signAt()] & 0xff;
        int zone = last >> 4;
        boolean negative = signByte() ? last == MINUS : zone == 0xb || zone == 0xd;
        boolean valid = signByte() ? last == PLUS || last == MINUS : zone >= 0xa && (signed || !negative);
        return valid
                ? new Reading.Good(
                        Decimals.value(text, scale, negative), store(text, negative && !Decimals.isZero(text)))
                : badSign();
    }

    /** In an item without sign, a wrong zone of the last byte may as well be called no digit. */
    private Reading badSign() {
        return signed ? Reading.bad("ZONED_SIGN") : Reading.bad("ZONED_SIGN", "ZONED_DIGIT");
    }

    private byte[] store(String text, boolean negative) {
        var bytes = new byte[length()];
        int first = signByte() && leading ? 1 : 0;
        for (int i = 0; i < digits; i++) {
            bytes[first + i] = (byte) (0xf0 | text.charAt(i) - '0');
        }
        if (signByte()) {
            bytes[signAt()] = (byte) (negative ? MINUS : PLUS);
        } else if (signed) {
            bytes[signAt()] = (byte) (bytes[signAt()] & 0xf | (negative ? 0xd0 : 0xc0));
        }
        return bytes;
    }

    @Override
    public byte[] sample(Random random) {
        return store(Decimals.random(digits, random), signed && random.nextBoolean());
    }
}
