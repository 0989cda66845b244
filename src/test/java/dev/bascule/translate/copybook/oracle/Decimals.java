package dev.bascule.translate.copybook.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** Digits as text, and what they are worth. */
final class Decimals {
    private Decimals() {}

    static BigDecimal value(String digits, int scale, boolean negative) {
        var unscaled = new BigInteger(digits);
        return new BigDecimal(negative ? unscaled.negate() : unscaled, scale);
    }

    static boolean isZero(String digits) {
        int at = 0;
        while (at < digits.length() && digits.charAt(at) == '0') {
            at++;
        }
        return at == digits.length();
    }

    static boolean areDigits(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == text.length();
    }

    /** As many digits as asked for; small numbers and zero are as likely as large ones. */
    static String random(int count, Random random) {
        var digits = new StringBuilder();
        int significant = random.nextInt(count + 1);
        for (int i = 0; i < count; i++) {
            digits.append(i < count - significant ? 0 : random.nextInt(10));
        }
        return digits.toString();
    }

    /** A picture of that many digits, of which {@code scale} are decimal places; a negative scale, or one beyond the digits, is written with P. */
    static String picture(int digits, int scale, boolean signed) {
        var sign = signed ? "S" : "";
        if (scale < 0) {
            return sign + "9(" + digits + ")P(" + -scale + ")";
        } else if (scale > digits) {
            return sign + "VP(" + (scale - digits) + ")9(" + digits + ")";
        } else if (scale == digits) {
            return sign + "V9(" + digits + ")";
        }
        return sign + "9(" + (digits - scale) + ")" + (scale == 0 ? "" : "V9(" + scale + ")");
    }
}
