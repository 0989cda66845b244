package dev.bascule.translate.copybook.edited;

import java.util.Arrays;

/**
 * A number that somebody moved into the item as text: {@code 12.5} with spaces around it, a sign before or behind, no grouping and no currency.
 * Read only where it can mean one thing: in a picture without implied decimal places.
 */
final class FreeForm {
    private final Template template;
    private final char point;
    private final String text;
    private int at;

    FreeForm(Template template, char point, CharSequence text) {
        this.template = template;
        this.point = point;
        this.text = text.toString().strip();
    }

    static boolean fits(Template template) {
        return template.scale() == 0 || template.hasPoint();
    }

    Reading read(byte[] digits, int from) {
        Arrays.fill(digits, from, from + template.digits(), (byte) '0');
        boolean negative = takeSign();
        boolean signed = at > 0;
        boolean whole = takeWhole(digits, from);
        boolean number = takeFraction(digits, from) | whole;
        if (!signed) {
            negative = takeSign();
        }
        boolean complete = number && at == text.length() && (!negative || template.isSigned());
        return complete ? negative ? Reading.NEGATIVE : Reading.POSITIVE : Reading.MALFORMED;
    }

    private boolean takeSign() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == '+' || c == '-') {
            at++;
        }
        return c == '-';
    }

    private boolean takeWhole(byte[] digits, int from) {
        int end = endOfDigits();
        int start = at;
        while (start < end && text.charAt(start) == '0') {
            start++;
        }
        int room = template.digits() - template.scale();
        boolean any = end > at;
        if (end - start > room) {
            return false;
        }
        copy(start, end, digits, from + room - (end - start));
        at = end;
        return any;
    }

    private boolean takeFraction(byte[] digits, int from) {
        if (at == text.length() || text.charAt(at) != point || template.scale() == 0) {
            return false;
        }
        at++;
        int start = at;
        int end = endOfDigits();
        if (end - start > template.scale()) {
            return false;
        }
        copy(start, end, digits, from + template.digits() - template.scale());
        at = end;
        return end > start;
    }

    private int endOfDigits() {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private void copy(int start, int end, byte[] digits, int to) {
        for (int i = start; i < end; i++) {
            digits[to + i - start] = (byte) text.charAt(i);
        }
    }
}
