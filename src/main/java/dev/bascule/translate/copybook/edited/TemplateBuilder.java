package dev.bascule.translate.copybook.edited;

import java.util.ArrayList;
import java.util.List;

/** Turns symbols into slots and refuses combinations that COBOL doesn't allow. */
final class TemplateBuilder {
    private static final int MAX_DIGITS = 38;
    private static final char NO_SYMBOL = 0;

    private final String symbols;
    private final EditedNotation notation;
    private final Floating floating;
    private final List<Slot> slots = new ArrayList<>();
    private final StringBuilder literals = new StringBuilder();
    private char suppression = NO_SYMBOL;
    private boolean nines;
    private boolean suppressedFraction;
    private boolean signed;
    private boolean currency;
    private boolean ended;
    private boolean editing;
    private int digits;
    private int digitsBeforePoint = -1;
    private int impliedPoint = Integer.MAX_VALUE;
    private int leadingScale;
    private int trailingScale;

    private TemplateBuilder(String symbols, EditedNotation notation) {
        this.symbols = symbols;
        this.notation = notation;
        this.floating = floating(symbols);
    }

    /** @throws IllegalArgumentException with one line that says what is wrong */
    static Template build(String symbols, EditedNotation notation, boolean blankWhenZero) {
        var builder = new TemplateBuilder(symbols, notation);
        symbols.chars().forEach(symbol -> builder.add((char) symbol));
        return builder.template(blankWhenZero);
    }

    private static Floating floating(String symbols) {
        for (char symbol : new char[] {'+', '-', Symbols.CURRENCY}) {
            if (symbols.indexOf(symbol) != symbols.lastIndexOf(symbol)) {
                return Floating.of(symbol);
            }
        }
        return Floating.NONE;
    }

    private void add(char symbol) {
        if (floating != Floating.NONE && Floating.of(symbol) == floating) {
            addFloating(symbol);
            return;
        }
        switch (symbol) {
            case '9' -> addNine();
            case 'Z', '*' -> addSuppressed(symbol);
            case 'B', '0', '/', Symbols.COMMA -> addInsertion(symbol);
            case Symbols.POINT -> addPoint();
            case 'V' -> addImpliedPoint();
            case 'P' -> addScaling();
            case '+', '-' -> addSign(symbol == '+' ? Slot.PLUS : Slot.MINUS, String.valueOf(symbol));
            case Symbols.CREDIT -> addSign(Slot.WHEN_NEGATIVE, "CR");
            case Symbols.DEBIT -> addSign(Slot.WHEN_NEGATIVE, "DB");
            case Symbols.CURRENCY -> addCurrency();
            default -> throw wrong("'" + symbol + "' has no place in an edited number");
        }
    }

    private void addNine() {
        refuse(ended || trailingScale > 0, "9 behind the last digit position");
        nines = true;
        addDigit(Slot.NINE);
    }

    private void addSuppressed(char symbol) {
        refuse(suppression != NO_SYMBOL && suppression != symbol, "Z, * and a floating symbol don't go together");
        refuse(ended || nines || trailingScale > 0, symbol + " behind 9 or the last digit position");
        suppression = symbol;
        suppressedFraction |= digitsBeforePoint >= 0;
        editing = true;
        addDigit(Slot.SUPPRESSED);
    }

    private void addFloating(char symbol) {
        if (suppression == symbol) {
            addSuppressed(symbol);
            return;
        }
        refuse(suppression != NO_SYMBOL || digits > 0 || digitsBeforePoint >= 0, "a floating symbol must come first");
        suppression = symbol;
        signed |= floating != Floating.CURRENCY;
        currency |= floating == Floating.CURRENCY;
        var width = floating == Floating.CURRENCY ? notation.currency().length() : 1;
        addSlots(Slot.ROOM, " ".repeat(width));
    }

    private void addDigit(Slot slot) {
        digits++;
        addSlots(slot, " ");
    }

    private void addInsertion(char symbol) {
        editing = true;
        char shown = symbol == 'B' ? ' ' : symbol == Symbols.COMMA ? notation.comma() : symbol;
        addSlots(Slot.INSERTION, String.valueOf(shown));
    }

    private void addPoint() {
        refuse(leadingScale + trailingScale > 0, "P and a decimal point don't go together");
        setPoint();
        editing = true;
        addSlots(Slot.POINT, String.valueOf(notation.point()));
    }

    private void addImpliedPoint() {
        setPoint();
        impliedPoint = slots.size();
    }

    private void setPoint() {
        refuse(digitsBeforePoint >= 0, "two decimal points");
        refuse(ended, "a decimal point behind the last digit position");
        digitsBeforePoint = digits;
    }

    private void addScaling() {
        refuse(ended, "P behind the last digit position");
        if (digits == 0) {
            leadingScale++;
        } else {
            refuse(digitsBeforePoint >= 0 || leadingScale > 0, "P stands before or behind all digit positions");
            trailingScale++;
        }
    }

    private void addSign(Slot slot, String text) {
        refuse(signed, "two signs");
        refuse(slot == Slot.WHEN_NEGATIVE && digits == 0, text + " stands behind the digits");
        signed = true;
        editing = true;
        ended |= digits > 0;
        addSlots(slot, text);
    }

    private void addCurrency() {
        refuse(currency, "two currency signs");
        currency = true;
        editing = true;
        ended |= digits > 0;
        addSlots(Slot.CURRENCY, notation.currency());
    }

    private void addSlots(Slot slot, String shown) {
        shown.chars().forEach(c -> slots.add(slot));
        literals.append(shown);
    }

    private Template template(boolean blankWhenZero) {
        refuse(
                digits < 1 || digits > MAX_DIGITS,
                "an edited number has 1 to " + MAX_DIGITS + " digits, this has " + digits);
        refuse(!editing && !blankWhenZero, "nothing in it edits");
        refuse(suppressedFraction && nines, "behind the decimal point either all digits are suppressed or none");
        refuse(blankWhenZero && suppression == '*', "* and BLANK WHEN ZERO don't go together");
        refuse(leadingScale > 0 && digitsBeforePoint > 0, "V stands before a leading P");
        refuse(leadingScale + trailingScale + digits > MAX_DIGITS, "more than " + MAX_DIGITS + " digits with P");
        return new Template(
                slots.toArray(Slot[]::new),
                literals.toString().toCharArray(),
                digits,
                scale(),
                impliedPoint,
                suppression == '*' ? '*' : ' ',
                floating,
                notation.currency(),
                blankWhenZero);
    }

    private int scale() {
        if (leadingScale > 0) {
            return leadingScale + digits;
        }
        return trailingScale > 0 ? -trailingScale : digitsBeforePoint < 0 ? 0 : digits - digitsBeforePoint;
    }

    private void refuse(boolean broken, String problem) {
        if (broken) {
            throw wrong(problem);
        }
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException(problem + " (" + symbols + ")");
    }
}
