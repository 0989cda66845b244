package dev.bascule.translate.copybook.layout;

/** Bounds on what a copybook may ask for; beyond them it is refused with its place. */
public final class Limits {
    /** Characters of a copybook with all its COPY members. */
    public static final int SOURCE_CHARS = 2 * 1024 * 1024;
    /** Members within members. */
    public static final int COPY_DEPTH = 16;
    /** Data descriptions of a copybook. */
    public static final int ENTRIES = 20_000;
    /** Bytes of a record with its tables at their largest. */
    public static final int RECORD_BYTES = 16 * 1024 * 1024;
    /** Elements of one table. */
    public static final int OCCURRENCES = RECORD_BYTES;
    /** Digits of a zoned or packed item. */
    public static final int DIGITS = 38;
    /** Digits of a binary item. */
    public static final int BINARY_DIGITS = 18;
    /** Problems that are collected before giving up. */
    public static final int PROBLEMS = 20;

    private Limits() {}
}
