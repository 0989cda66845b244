package dev.bascule.translate.copybook.frame;

/**
 * The file is not built as its {@link FileShape} says, or a record cannot be written in that shape. What follows in the file cannot be
 * told apart any more: reading stops here. The reader or writer that threw it must not be used again.
 */
public final class FramingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. The names are stable. */
    public enum Code {
        /** The file ends inside a record or block. */
        TRUNCATED_FILE,
        /** A descriptor, length or line that cannot be right. */
        FRAMING
    }

    private final Code code;
    private final long recordNumber;
    private final long fileOffset;
    private final String hex;

    FramingException(Code code, long recordNumber, long fileOffset, String hex, String problem) {
        super(sentence(recordNumber, fileOffset, hex, problem));
        this.code = code;
        this.recordNumber = recordNumber;
        this.fileOffset = fileOffset;
        this.hex = hex;
    }

    private static String sentence(long recordNumber, long fileOffset, String hex, String problem) {
        var place = "record " + recordNumber + ", file offset " + fileOffset;
        return (hex.isEmpty() ? place : place + ", bytes " + hex) + ": " + problem;
    }

    /** What is wrong, as a stable name. */
    public Code code() {
        return code;
    }

    /** The record that could not be read or written, counted from 1 over the whole file. */
    public long recordNumber() {
        return recordNumber;
    }

    /** Where in the file the bytes lie that are wrong, counted from 0. */
    public long fileOffset() {
        return fileOffset;
    }

    /** The bytes that are wrong: a descriptor, or the first few of what is left of the file; may be empty. */
    public String hex() {
        return hex;
    }
}
