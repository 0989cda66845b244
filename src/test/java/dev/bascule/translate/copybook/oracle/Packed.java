package dev.bascule.translate.copybook.oracle;

import java.util.HexFormat;
import java.util.Random;

/** COMP-3: a digit in each half byte and the sign in the last one; COMP-6: digits only. A half byte that isn't needed is the first, and zero. */
record Packed(int digits, int scale, boolean signed, boolean signNibble) implements Value {
    @Override
    public String clause() {
        return "PIC " + Decimals.picture(digits, scale, signed) + (signNibble ? " COMP-3" : " COMP-6");
    }

    @Override
    public int length() {
        return signNibble ? digits / 2 + 1 : (digits + 1) / 2;
    }

    @Override
    public Reading read(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        int sign = signNibble ? Character.digit(text.charAt(text.length() - 1), 16) : 0xf;
        var number = signNibble ? text.substring(0, text.length() - 1) : text.toString();
        boolean negative = sign == 0xb || sign == 0xd;
        boolean goodSign = sign >= 0xa && (signed || !negative);
        boolean goodDigits =
                Decimals.areDigits(number) && Decimals.isZero(number.substring(0, number.length() - digits));
        if (!goodDigits) {
            return goodSign ? Reading.bad("PACKED_DIGIT") : Reading.bad("PACKED_DIGIT", "PACKED_SIGN");
        }
        return goodSign
                ? new Reading.Good(
                        Decimals.value(number, scale, negative), store(number, negative && !Decimals.isZero(number)))
                : Reading.bad("PACKED_SIGN");
    }

    private byte[] store(String number, boolean negative) {
        var nibbles = "0".repeat(2 * length() - number.length() - (signNibble ? 1 : 0)) + number;
        if (signNibble) {
            nibbles += !signed ? "f" : negative ? "d" : "c";
        }
        return HexFormat.of().parseHex(nibbles);
    }

    @Override
    public byte[] sample(Random random) {
        return store(Decimals.random(digits, random), signed && random.nextBoolean());
    }
}
