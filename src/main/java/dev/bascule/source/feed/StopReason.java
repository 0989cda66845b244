package dev.bascule.source.feed;

/** Why a file is not read on, as operators see it. */
public enum StopReason {
    /** The bytes are not what the format says. */
    FRAMING,
    /** It ends inside a record or block. */
    TRUNCATED_FILE,
    /** Trailer and records disagree. */
    TRAILER,
    /** More was written behind a trailer that had been read. */
    GREW_BEHIND_TRAILER,
    /** It cannot be opened; tried again at each look. */
    UNREADABLE
}
