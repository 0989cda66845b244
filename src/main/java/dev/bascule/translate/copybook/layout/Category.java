package dev.bascule.translate.copybook.layout;

/** What a picture describes. */
public enum Category {
    NUMERIC,
    ALPHANUMERIC,
    /** A number with editing characters. */
    NUMERIC_EDITED,
    /** Text with insertion characters. */
    ALPHANUMERIC_EDITED,
    NATIONAL,
    DBCS
}
