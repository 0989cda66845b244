package dev.bascule.source.feed;

import org.jspecify.annotations.Nullable;

/** A file of the folder and what is known of it. Guarded by its folder. */
final class FolderFile {
    FileFacts facts;
    /** Since when the facts have been what they are, by the clock's nanoseconds. */
    long sinceNanos;

    boolean marked;
    FileStatus.State state = FileStatus.State.WAITING;
    /** What it was recognised as. */
    @Nullable
    FileProgress known;

    @Nullable
    StopReason reason;

    String detail = "";
    long wrongOffset;
    /** It was given back by a lane that doesn't know what was committed: not before the positions are read again after this. */
    long unsureSince;

    boolean unsure;

    FolderFile(FileFacts facts, long sinceNanos) {
        this.facts = facts;
        this.sinceNanos = sinceNanos;
    }

    void wait(String why) {
        state = FileStatus.State.WAITING;
        reason = null;
        detail = why;
    }

    void stop(StopReason why, String line, long offset) {
        state = FileStatus.State.STOPPED;
        reason = why;
        detail = line;
        wrongOffset = offset;
    }

    FileStatus status() {
        var progress = known;
        long records = progress == null ? 0 : progress.position().recordNumber() - 1;
        long offset = state == FileStatus.State.STOPPED || progress == null
                ? wrongOffset
                : progress.position().offset();
        return new FileStatus(facts.name(), state, facts.sizeBytes(), records, offset, reason, detail);
    }
}
