package dev.bascule.translate.copybook.frame;

/**
 * How a file is built.
 *
 * @param maxRecordBytes a record longer than this is an error; also bounds the memory that a reader takes
 */
public record FileShape(Framing framing, Margins margins, int maxRecordBytes) {
    /** Bound when nobody asks for another: far above the 32,760 bytes of z/OS, spanned records included. */
    public static final int DEFAULT_MAX_RECORD_BYTES = 16 << 20;

    private static final int HIGHEST_MAX_RECORD_BYTES = 1 << 30;

    /** Refuses limits without sense. */
    public FileShape {
        if (maxRecordBytes < 1 || maxRecordBytes > HIGHEST_MAX_RECORD_BYTES) {
            throw new IllegalArgumentException("the longest record allowed is " + maxRecordBytes
                    + " bytes; it must lie between 1 and " + HIGHEST_MAX_RECORD_BYTES);
        }
    }

    /** Records from the first byte to the last, within the default bound. */
    public static FileShape of(Framing framing) {
        return new FileShape(framing, Margins.NONE, DEFAULT_MAX_RECORD_BYTES);
    }
}
