package dev.bascule.translate.copybook.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

/** COMP (no more than its digits) and COMP-5 (all that its bytes hold), big endian: two bytes up to 4 digits, four up to 9, eight up to 18. */
record Binary(int digits, int scale, boolean signed, boolean full) implements Value {
    @Override
    public String clause() {
        return "PIC " + Decimals.picture(digits, scale, signed) + (full ? " COMP-5" : " COMP");
    }

    @Override
    public int length() {
        return digits <= 4 ? 2 : digits <= 9 ? 4 : 8;
    }

    @Override
    public Reading read(byte[] bytes) {
        var unscaled = signed ? new BigInteger(bytes) : new BigInteger(1, bytes);
        boolean inPicture = unscaled.abs().compareTo(BigInteger.TEN.pow(digits)) < 0;
        return full || inPicture
                ? new Reading.Good(new BigDecimal(unscaled, scale), bytes)
                : Reading.bad("BINARY_RANGE");
    }

    @Override
    public byte[] sample(Random random) {
        var magnitude = new BigInteger(Decimals.random(digits, random));
        var value = signed && random.nextBoolean() ? magnitude.negate() : magnitude;
        var bytes = new byte[length()];
        Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
        var tail = value.toByteArray();
        int count = Math.min(tail.length, bytes.length);
        System.arraycopy(tail, tail.length - count, bytes, bytes.length - count, count);
        return bytes;
    }
}
