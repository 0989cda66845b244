package dev.bascule.translate.copybook.edited;

/** What the text of an edited number turned out to be. */
public enum Reading {
    /** Not negative. */
    POSITIVE,
    /** With a minus, CR or DB; also before zero. */
    NEGATIVE,
    /** No number of this picture; the digits mean nothing. */
    MALFORMED
}
