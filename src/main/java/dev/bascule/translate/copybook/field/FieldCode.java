package dev.bascule.translate.copybook.field;

/** How reading or writing one item ended. The names are stable; each but {@link #GOOD} is an anchor in {@code docs/copybook.md}. */
public enum FieldCode {
    GOOD("no error"),

    ZONED_DIGIT("a byte is no zoned digit"),
    ZONED_SIGN("the byte of the sign has no sign, or a minus in an item without sign"),
    PACKED_DIGIT("a nibble is no digit, or is a digit too many for the picture"),
    PACKED_SIGN("the last nibble is no sign, or a minus in an item without sign"),
    BINARY_RANGE("the number has more digits than the picture; with --binary full all would be taken"),
    FLOAT_RANGE("the floating-point number is infinite or no number"),
    EDITED_FORMAT("the text is not what the edited picture makes of a number"),
    INVALID_TEXT("the bytes are no text in this charset"),
    TRUNCATED_RECORD("the record ends before or inside this item"),
    ODO_RANGE("the counter is outside what OCCURS … DEPENDING ON allows"),
    NO_ALTERNATIVE("no --select rule fits, and there is none with '*'"),
    CONDITION("the value fits none of the item's level 88 conditions"),
    SURPLUS(
            "bytes follow the record that are neither spaces nor low-values; the copybook has to describe them, or format= to cut them off"),

    OVERFLOW("the value has more digits or characters than the item"),
    SIGN_LOSS("a negative number for an item without sign"),
    LOSSY("the number has more decimal places than the item; round it first"),
    UNMAPPABLE_CHARACTER("a character does not exist in the item's charset"),
    MISSING_FIELD("the field is missing or null; with --missing default it would get its VALUE, zero or spaces"),
    UNKNOWN_FIELD("the layout has no such field here, or it was given twice"),
    WRONG_TYPE("the value is of another JSON type than the item"),
    ODO_COUNT("the counter and the number of array elements differ, or there are too many or too few elements"),
    INVALID_JSON("the line is not one JSON object");

    private final String sentence;

    FieldCode(String sentence) {
        this.sentence = sentence;
    }

    /** For people; without a period. */
    public String sentence() {
        return sentence;
    }
}
