package dev.bascule.translate.copybook.edited;

import java.util.Arrays;

/** Puts the digits of one number into its slots, from left to right. */
final class Editor {
    private final Template template;
    private final byte[] digits;
    private final int from;
    private final boolean negative;
    private final char[] text;
    private int taken;
    private boolean suppressing;
    private boolean shown;

    /** @param digits ASCII, as many as the template has, from {@code from} on */
    Editor(Template template, byte[] digits, int from, boolean negative) {
        this.template = template;
        this.digits = digits;
        this.from = from;
        this.negative = negative;
        this.text = new char[template.length()];
    }

    char[] edit() {
        if (isZero() && (template.blankWhenZero() || template.suppressesAllDigits())) {
            return editNothing();
        }
        for (int i = 0; i < text.length; i++) {
            edit(i);
        }
        return text;
    }

    private boolean isZero() {
        for (int i = from; i < from + template.digits(); i++) {
            if (digits[i] != '0') {
                return false;
            }
        }
        return true;
    }

    private char[] editNothing() {
        Arrays.fill(text, template.fill());
        for (int i = 0; i < text.length; i++) {
            if (template.fill() == '*' && template.slots()[i] == Slot.POINT) {
                text[i] = template.literals()[i];
            }
        }
        return text;
    }

    private void edit(int i) {
        if (i == template.impliedPoint()) {
            endSuppression(i);
        }
        switch (template.slots()[i]) {
            case NINE -> showDigit(i);
            case SUPPRESSED -> editSuppressed(i);
            case ROOM -> suppress(i);
            case INSERTION -> text[i] = suppressing ? template.fill() : template.literals()[i];
            case POINT -> show(i, template.literals()[i]);
            case CURRENCY -> text[i] = template.literals()[i];
            case PLUS -> text[i] = negative ? '-' : '+';
            case MINUS -> text[i] = negative ? '-' : ' ';
            case WHEN_NEGATIVE -> text[i] = negative ? template.literals()[i] : ' ';
        }
    }

    private void editSuppressed(int i) {
        if (!shown && digits[from + taken] == '0') {
            taken++;
            suppress(i);
        } else {
            showDigit(i);
        }
    }

    private void suppress(int i) {
        suppressing = true;
        text[i] = template.fill();
    }

    private void showDigit(int i) {
        show(i, (char) digits[from + taken++]);
    }

    private void show(int i, char c) {
        endSuppression(i);
        text[i] = c;
    }

    /** The floating symbol comes to stand right before the first character that is shown. */
    private void endSuppression(int i) {
        shown = true;
        if (suppressing) {
            suppressing = false;
            var symbol = floatingSymbol();
            symbol.getChars(0, symbol.length(), text, i - symbol.length());
        }
    }

    private String floatingSymbol() {
        return switch (template.floating()) {
            case NONE -> "";
            case PLUS -> negative ? "-" : "+";
            case MINUS -> negative ? "-" : " ";
            case CURRENCY -> template.currency();
        };
    }
}
