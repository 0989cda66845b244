package dev.bascule.translate.copybook.frame;

/**
 * A place between two records, from which a reader can go on. All three numbers are needed: within a block the file alone doesn't tell where
 * the block ends.
 *
 * @param offset of the next byte in the file, from 0
 * @param recordNumber of the next record, from 1; header records count
 * @param blockEnd offset right behind the block that the position lies in; equal to {@code offset} outside of blocks
 */
public record FilePosition(long offset, long recordNumber, long blockEnd) {
    /** The beginning of every file. */
    public static final FilePosition START = new FilePosition(0, 1, 0);

    /** Refuses what cannot be a place in a file. */
    public FilePosition {
        if (offset < 0 || recordNumber < 1 || blockEnd < offset) {
            throw new IllegalArgumentException(
                    "no place in a file: offset " + offset + ", record " + recordNumber + ", block end " + blockEnd);
        }
    }
}
