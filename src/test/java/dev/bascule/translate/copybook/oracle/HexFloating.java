package dev.bascule.translate.copybook.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** COMP-1 and COMP-2: sign, exponent of 16 in excess of 64, and a fraction of 6 or 14 hexadecimal digits. */
record HexFloating(boolean isLong) implements Value {
    private static final double LOG_16 = Math.log10(16);
    private static final int LOWEST_POWER = -80;
    /** Of 16, from the lowest on. */
    private static final List<BigDecimal> POWERS =
            IntStream.rangeClosed(LOWEST_POWER, 64).mapToObj(HexFloating::power).toList();

    @Override
    public String clause() {
        return isLong ? "COMP-2" : "COMP-1";
    }

    @Override
    public int length() {
        return isLong ? 8 : 4;
    }

    private int fractionDigits() {
        return 2 * length() - 2;
    }

    @Override
    public Reading read(byte[] bytes) {
        var fraction = new BigInteger(1, Arrays.copyOfRange(bytes, 1, bytes.length));
        int exponent = bytes[0] & 0x7f;
        if (fraction.signum() == 0) {
            return new Reading.Good(BigDecimal.ZERO, new byte[length()]);
        }
        boolean negative = bytes[0] < 0;
        var value = scaled(new BigDecimal(fraction), exponent - 64 - fractionDigits());
        return new Reading.Good(negative ? value.negate() : value, normalised(negative, exponent, fraction));
    }

    private static BigDecimal scaled(BigDecimal value, int exponent) {
        return value.multiply(POWERS.get(exponent - LOWEST_POWER));
    }

    private static BigDecimal power(int exponent) {
        var power = BigDecimal.valueOf(16).pow(Math.abs(exponent));
        return exponent >= 0 ? power : BigDecimal.ONE.divide(power);
    }

    /** The first digit of the fraction isn't zero, unless the exponent cannot be smaller. */
    private byte[] normalised(boolean negative, int exponent, BigInteger fraction) {
        var shifted = fraction;
        int smaller = exponent;
        while (shifted.bitLength() <= 4 * (fractionDigits() - 1) && smaller > 0) {
            shifted = shifted.shiftLeft(4);
            smaller--;
        }
        var bytes = new byte[length()];
        var tail = shifted.toByteArray();
        int count = Math.min(tail.length, bytes.length - 1);
        System.arraycopy(tail, tail.length - count, bytes, bytes.length - count, count);
        bytes[0] = (byte) (negative ? smaller | 0x80 : smaller);
        return bytes;
    }

    /** Ours is exact; theirs is the shortest decimal that reads back as the same float, so it lies within half a unit in the last place. */
    @Override
    public boolean same(Object ours, Object theirs) {
        var exact = (BigDecimal) ours;
        var shown = (BigDecimal) theirs;
        if (exact.signum() == 0) {
            return shown.signum() == 0;
        }
        int exponent = exponent(exact.abs());
        var unit = scaled(BigDecimal.ONE, exponent - fractionDigits());
        return exact.subtract(shown).abs().multiply(BigDecimal.valueOf(2)).compareTo(unit) <= 0;
    }

    /** The power of 16 just above a number; not below the smallest that a float has. */
    private static int exponent(BigDecimal positive) {
        // A first guess, too low by no more than a few.
        int exponent = Math.max((int) ((positive.precision() - positive.scale() - 1) / LOG_16) - 2, -64);
        while (scaled(BigDecimal.ONE, exponent).compareTo(positive) <= 0) {
            exponent++;
        }
        return exponent;
    }

    @Override
    public byte[] sample(Random random) {
        var bytes = new byte[length()];
        random.nextBytes(bytes);
        bytes[0] = (byte) (0x3e + random.nextInt(6) | random.nextInt(2) << 7);
        bytes[1] |= 0x10;
        return bytes;
    }
}
