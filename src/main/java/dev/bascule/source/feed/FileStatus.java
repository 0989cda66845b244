package dev.bascule.source.feed;

import org.jspecify.annotations.Nullable;

/**
 * How a file is, for an operator.
 *
 * @param records that are done, header records included
 * @param offset of the next byte to read, or of the bytes that are wrong
 * @param reason why it is stopped, in one word; null unless it is
 * @param detail one line; empty if there is nothing to say
 */
public record FileStatus(
        String name,
        State state,
        long sizeBytes,
        long records,
        long offset,
        @Nullable StopReason reason,
        String detail) {
    static FileStatus missing(FileProgress progress) {
        return new FileStatus(
                progress.name(),
                State.MISSING,
                progress.sizeBytes(),
                progress.position().recordNumber() - 1,
                progress.position().offset(),
                null,
                "was being read and is gone");
    }

    /** In a word. */
    public enum State {
        /** It may still grow, or its marker is missing. */
        WAITING,
        /** A lane will take it. */
        READY,
        /** A lane reads it. */
        READING,
        /** Read to its end, or known to have been. */
        FINISHED,
        /** An operator has said so. */
        SKIPPED,
        /** Waits for an operator. */
        STOPPED,
        /** It was being read and is not in the folder any more. */
        MISSING
    }
}
