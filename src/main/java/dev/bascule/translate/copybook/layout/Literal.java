package dev.bascule.translate.copybook.layout;

/**
 * A literal of a VALUE clause.
 *
 * @param text the characters between the quotes, the digits of a number, the hex digits of {@code X'..'}; empty for figuratives
 */
public record Literal(Kind kind, String text) {
    /** What was written. */
    public enum Kind {
        TEXT,
        /** {@code ALL 'x'}: repeated to the end of the item. */
        ALL_TEXT,
        NUMBER,
        /** {@code X'..'}: bytes. */
        HEX,
        ZERO,
        SPACES,
        LOW_VALUES,
        HIGH_VALUES,
        QUOTES
    }
}
