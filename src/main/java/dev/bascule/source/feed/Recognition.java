package dev.bascule.source.feed;

import java.util.Optional;

/** What a file turned out to be. */
sealed interface Recognition {
    /**
     * It was read to its end, or skipped, before.
     *
     * @param sameFile false for another file with the same content
     */
    record Done(FileProgress known, boolean sameFile) implements Recognition {}

    /**
     * It is to be read.
     *
     * @param replaced what was remembered of it under another id, if it has grown
     */
    record Open(FileProgress from, Optional<FileId> replaced) implements Recognition {}

    /** It has grown although its trailer was read. */
    record GrownBehindTrailer(FileProgress known) implements Recognition {}
}
