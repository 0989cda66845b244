package dev.bascule.translate.copybook.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A hexadecimal floating-point number without its sign.
 *
 * @param bits exponent and fraction; nothing if the code is not GOOD
 */
record HexFloat(FieldCode code, long bits) {
    private static final int DIGIT_BITS = 4;
    private static final int MAX_EXPONENT = 127;
    private static final double LOG16_OF_10 = 0.8304820237218405;
    private static final BigDecimal SIXTEEN = BigDecimal.valueOf(16);

    /** The nearest one to a number above 0, ties to even. */
    static HexFloat nearest(BigDecimal number, int length) {
        int fractionDigits = (length - 1) * 2;
        BigDecimal limit = SIXTEEN.pow(fractionDigits);
        int estimate = (int) Math.floor((number.precision() - number.scale()) * LOG16_OF_10) - 1;
        // At the smallest exponent there are still numbers whose fraction begins with zeros.
        int exponent = Math.max(estimate, -HexFloatDecoder.EXCESS);
        BigInteger fraction = fraction(number, fractionDigits - exponent);
        while (new BigDecimal(fraction).compareTo(limit) >= 0) {
            exponent++;
            fraction = fraction(number, fractionDigits - exponent);
        }
        int biased = exponent + HexFloatDecoder.EXCESS;
        if (biased > MAX_EXPONENT) {
            return new HexFloat(FieldCode.OVERFLOW, 0);
        }
        if (fraction.signum() == 0) {
            return new HexFloat(FieldCode.LOSSY, 0);
        }
        return new HexFloat(FieldCode.GOOD, (long) biased << fractionDigits * DIGIT_BITS | fraction.longValueExact());
    }

    /** The number times 16^digits, rounded to a whole one. */
    private static BigInteger fraction(BigDecimal number, int digits) {
        var scaled = digits >= 0 ? number.multiply(SIXTEEN.pow(digits)) : exactQuotient(number, -digits);
        return scaled.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    /** Divided by a power of two, which always ends: each halving adds at most one decimal place. */
    private static BigDecimal exactQuotient(BigDecimal number, int digits) {
        return number.divide(SIXTEEN.pow(digits));
    }
}
