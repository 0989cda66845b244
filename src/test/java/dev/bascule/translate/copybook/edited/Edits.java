package dev.bascule.translate.copybook.edited;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Edited numbers as BigDecimal, with the checks that are the caller's business. */
final class Edits {
    private Edits() {}

    static String format(String picture, String value) {
        return format(EditedPicture.compile(picture, false, EditedNotation.STANDARD), new BigDecimal(value));
    }

    static String format(EditedPicture picture, BigDecimal value) {
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > picture.scale()) {
            return "LOSSY";
        }
        var digits = value.setScale(picture.scale()).unscaledValue().abs().toString();
        if (digits.length() > picture.digits()) {
            return "OVERFLOW";
        }
        if (value.signum() < 0 && !picture.signed()) {
            return "SIGN_LOSS";
        }
        var padded = "0".repeat(picture.digits() - digits.length()) + digits;
        return picture.format(padded.getBytes(StandardCharsets.US_ASCII), 0, value.signum() < 0)
                .toString();
    }

    static Reading read(EditedPicture picture, String text) {
        return picture.parse(text, new byte[picture.digits()], 0);
    }

    static BigDecimal parse(String picture, String text) {
        return parse(EditedPicture.compile(picture, false, EditedNotation.STANDARD), text);
    }

    static BigDecimal parse(EditedPicture picture, String text) {
        var digits = new byte[picture.digits()];
        var reading = picture.parse(text, digits, 0);
        if (reading == Reading.MALFORMED) {
            throw new IllegalArgumentException("malformed: " + text);
        }
        var unscaled = new BigInteger(new String(digits, StandardCharsets.US_ASCII));
        var value = new BigDecimal(unscaled, picture.scale());
        return reading == Reading.NEGATIVE ? value.negate() : value;
    }
}
