package dev.bascule.translate.copybook.edited;

import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * A compiled numeric-edited picture: digits to text and back, without rounding or guessing.
 *
 * <p>{@link #parse} takes exactly what {@link #format} writes, and beside that only what can mean one number: an item that is blank is 0, and
 * a plain number may lie anywhere in it ({@code 789.09} left-justified in {@code 9(8).99}) where the picture has no implied
 * decimal places. Immutable and safe for use by several threads.
 */
public final class EditedPicture {
    private final Template template;
    private final EditedNotation notation;

    private EditedPicture(Template template, EditedNotation notation) {
        this.template = template;
        this.notation = notation;
    }

    /**
     * Compiles a picture string.
     *
     * @throws IllegalArgumentException in one line, if COBOL doesn't allow it
     */
    public static EditedPicture compile(String picture, boolean blankWhenZero, EditedNotation notation) {
        var symbols = Symbols.of(picture, notation);
        return new EditedPicture(TemplateBuilder.build(symbols, notation, blankWhenZero), notation);
    }

    /** Characters in storage. */
    public int lengthChars() {
        return template.length();
    }

    /** Digit positions, those of P not counted. */
    public int digits() {
        return template.digits();
    }

    /** Decimal places of the last digit; P at the right end makes it negative. */
    public int scale() {
        return template.scale();
    }

    /** Whether it can show that a number is negative. */
    public boolean signed() {
        return template.isSigned();
    }

    /**
     * Reads a number.
     *
     * @param digits receives {@link #digits()} ASCII digits from {@code from} on, leading zeros included
     */
    public Reading parse(CharSequence text, byte[] digits, int from) {
        if (text.length() != template.length()) {
            return Reading.MALFORMED;
        }
        if (isBlank(text)) {
            Arrays.fill(digits, from, from + template.digits(), (byte) '0');
            return Reading.POSITIVE;
        }
        boolean negative = extract(text, digits, from);
        if (CharSequence.compare(text, format(digits, from, negative)) == 0) {
            return negative ? Reading.NEGATIVE : Reading.POSITIVE;
        }
        return FreeForm.fits(template)
                ? new FreeForm(template, notation.point(), text).read(digits, from)
                : Reading.MALFORMED;
    }

    /**
     * The text of a number: {@link #lengthChars()} characters.
     *
     * @param digits holds {@link #digits()} ASCII digits from {@code from} on, leading zeros included
     * @param negative must not be set where nothing in the picture can show it
     */
    public CharSequence format(byte[] digits, int from, boolean negative) {
        return CharBuffer.wrap(new Editor(template, digits, from, negative).edit());
    }

    private static boolean isBlank(CharSequence text) {
        return text.chars().allMatch(c -> c == ' ');
    }

    /** What lies in the digit and sign positions, taken at its word; {@link #parse} checks it by writing it again. */
    private boolean extract(CharSequence text, byte[] digits, int from) {
        boolean negative = false;
        int taken = from;
        for (int i = 0; i < template.length(); i++) {
            char c = text.charAt(i);
            if (template.slots()[i].isDigit()) {
                digits[taken++] = (byte) (c >= '0' && c <= '9' ? c : '0');
            }
            negative |= c == '-' || template.slots()[i] == Slot.WHEN_NEGATIVE && c != ' ';
        }
        return negative && template.isSigned();
    }
}
