package dev.bascule.translate.copybook.edited;

/** What one character of an edited number is for. */
enum Slot {
    /** A digit that is always shown. */
    NINE,
    /** A digit whose leading zeros are suppressed: Z, *, or a floating symbol but the first. */
    SUPPRESSED,
    /** Room for a floating symbol to the left of all digits. */
    ROOM,
    /** B 0 / , */
    INSERTION,
    /** The decimal point. */
    POINT,
    /** Plus or minus. */
    PLUS,
    /** Space or minus. */
    MINUS,
    /** Spaces or a letter of CR or DB. */
    WHEN_NEGATIVE,
    /** A character of a currency that doesn't float. */
    CURRENCY;

    boolean isDigit() {
        return this == NINE || this == SUPPRESSED;
    }

    boolean isSign() {
        return this == PLUS || this == MINUS || this == WHEN_NEGATIVE;
    }
}
