package dev.bascule.translate.copybook.frame;

/**
 * What surrounds the data of a file.
 *
 * @param headBytes bytes before the first record
 * @param tailBytes bytes after the last record; held back in memory
 * @param headerRecords first records that are no data
 * @param trailerRecords last records that are no data; held back in memory
 */
public record Margins(long headBytes, int tailBytes, int headerRecords, int trailerRecords) {
    /** Data from the first byte to the last. */
    public static final Margins NONE = new Margins(0, 0, 0, 0);

    /** Bound of what is held back, in bytes. */
    public static final int MAX_TAIL_BYTES = 16 << 20;

    /** Bound of what is held back, in records. */
    public static final int MAX_TRAILER_RECORDS = 1_000;

    /** Refuses negative numbers and what would need too much memory. */
    public Margins {
        require("skip-bytes", headBytes, Long.MAX_VALUE);
        require("skip-trailer-bytes", tailBytes, MAX_TAIL_BYTES);
        require("skip-records", headerRecords, Integer.MAX_VALUE);
        require("skip-trailer-records", trailerRecords, MAX_TRAILER_RECORDS);
    }

    private static void require(String name, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; it must lie between 0 and " + most);
        }
    }
}
