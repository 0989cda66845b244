package dev.bascule.source.feed;

import dev.bascule.translate.copybook.frame.FramingException;

/** Why a file has no next record. */
sealed interface Ending {
    /** All of them were handed out. */
    record Finished() implements Ending {}

    /** It is larger than when it was opened: it wasn't complete, and must be so again before anybody reads on. */
    record Grown() implements Ending {}

    /**
     * It cannot be read on.
     *
     * @param offset of the bytes that are wrong
     * @param line for the operator
     */
    record Stopped(StopReason reason, long offset, String line) implements Ending {
        static Stopped of(FramingException e) {
            var reason =
                    e.code() == FramingException.Code.TRUNCATED_FILE ? StopReason.TRUNCATED_FILE : StopReason.FRAMING;
            return new Stopped(reason, e.fileOffset(), String.valueOf(e.getMessage()));
        }
    }
}
