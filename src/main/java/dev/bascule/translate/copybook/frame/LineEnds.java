package dev.bascule.translate.copybook.frame;

/**
 * What ends a line. A carriage return right before an end belongs to it.
 *
 * <p>EBCDIC files end lines with NEL (0x15) on z/OS and with LF (0x25) when they were converted elsewhere; both are read, NEL is written.
 * In every other code page it is LF (0x0A). In both, carriage return is 0x0D.
 */
public enum LineEnds {
    EBCDIC(0x15, 0x25),
    ASCII(0x0a, 0x0a);

    private static final byte CARRIAGE_RETURN = 0x0d;

    private final byte written;
    private final byte alsoRead;

    LineEnds(int written, int alsoRead) {
        this.written = (byte) written;
        this.alsoRead = (byte) alsoRead;
    }

    byte written() {
        return written;
    }

    boolean isEnd(byte value) {
        return value == written || value == alsoRead;
    }

    static boolean isCarriageReturn(byte value) {
        return value == CARRIAGE_RETURN;
    }
}
