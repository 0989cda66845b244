package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import java.math.BigInteger;

/**
 * The shortest decimal that reads back as the same floating-point number, rounding to nearest and ties to even: free-format printing after Steele and
 * White ("How to print floating-point numbers accurately", 1990) in exact integers.
 */
final class ShortestDecimal {
    private static final int MOST_PLAIN_DIGITS = 21;
    private static final int MOST_PLAIN_ZEROS = 6;
    private static final double LOG10_OF_2 = 0.30102999566398120;

    private final StringBuilder digits = new StringBuilder();
    private BigInteger rest;
    private BigInteger unit;
    private BigInteger above;
    private BigInteger below;
    private final boolean even;
    /** Of {@code 0.digits × 10^exponent}. */
    private int exponent;

    /**
     * @param mantissa times 2^binaryExponent is the number; above 0
     * @param lowerGap how many times smaller the step to the next lower number is than the one to the next higher
     */
    private ShortestDecimal(long mantissa, int binaryExponent, int lowerGap) {
        var number = BigInteger.valueOf(mantissa);
        var scaleUp = BigInteger.ONE.shiftLeft(Math.max(binaryExponent, 0));
        rest = number.multiply(scaleUp).multiply(BigInteger.valueOf(2L * lowerGap));
        unit = BigInteger.valueOf(2L * lowerGap).shiftLeft(Math.max(-binaryExponent, 0));
        above = scaleUp.multiply(BigInteger.valueOf(lowerGap));
        below = scaleUp;
        even = (mantissa & 1) == 0;
        exponent = (int) Math.ceil((number.bitLength() - 1 + binaryExponent) * LOG10_OF_2 - 1e-10);
        scale();
        generate();
    }

    static void append(JsonBuffer out, boolean negative, long mantissa, int binaryExponent, int lowerGap) {
        if (mantissa == 0) {
            out.put('0');
            return;
        }
        if (negative) {
            out.put('-');
        }
        if (binaryExponent == 0 || wholeShift(mantissa, binaryExponent)) {
            long whole = binaryExponent >= 0 ? mantissa << binaryExponent : mantissa >> -binaryExponent;
            Digits.append(out, false, whole, 0);
        } else {
            new ShortestDecimal(mantissa, binaryExponent, lowerGap).format(out);
        }
    }

    /** Whether it is a whole number below 2^53: of those, all digits are needed. */
    private static boolean wholeShift(long mantissa, int binaryExponent) {
        if (binaryExponent > 0) {
            return binaryExponent < 53 && mantissa < 1L << 53 - binaryExponent;
        }
        return binaryExponent > -Long.SIZE && Long.numberOfTrailingZeros(mantissa) >= -binaryExponent;
    }

    /** Brings rest / unit below 1 and above 1/10, as the estimate of the exponent may be one too small. */
    private void scale() {
        if (exponent >= 0) {
            unit = unit.multiply(BigInteger.TEN.pow(exponent));
        } else {
            var up = BigInteger.TEN.pow(-exponent);
            rest = rest.multiply(up);
            above = above.multiply(up);
            below = below.multiply(up);
        }
        int high = rest.add(above).compareTo(unit);
        if (high > 0 || high == 0 && even) {
            exponent++;
            unit = unit.multiply(BigInteger.TEN);
        }
    }

    private void generate() {
        boolean low;
        boolean high;
        int digit;
        do {
            var divided = rest.multiply(BigInteger.TEN).divideAndRemainder(unit);
            digit = divided[0].intValue();
            rest = divided[1];
            above = above.multiply(BigInteger.TEN);
            below = below.multiply(BigInteger.TEN);
            low = rest.compareTo(below) < (even ? 1 : 0);
            high = rest.add(above).compareTo(unit) > (even ? -1 : 0);
            if (!low && !high) {
                digits.append((char) ('0' + digit));
            }
        } while (!low && !high);
        boolean up = high && (!low || rest.shiftLeft(1).compareTo(unit) > 0);
        digits.append((char) ('0' + (up ? digit + 1 : digit)));
    }

    private void format(JsonBuffer out) {
        int count = digits.length();
        if (exponent > MOST_PLAIN_DIGITS || exponent <= -MOST_PLAIN_ZEROS) {
            scientific(out);
        } else if (exponent <= 0) {
            out.put("0." + "0".repeat(-exponent) + digits);
        } else if (exponent >= count) {
            out.put(digits + "0".repeat(exponent - count));
        } else {
            out.put(digits.substring(0, exponent) + "." + digits.substring(exponent));
        }
    }

    private void scientific(JsonBuffer out) {
        out.put(digits.charAt(0));
        if (digits.length() > 1) {
            out.put("." + digits.substring(1));
        }
        out.put("E" + (exponent - 1));
    }
}
