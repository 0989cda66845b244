package dev.bascule.source.feed;

import dev.bascule.source.feed.FileStatus.State;
import org.jspecify.annotations.Nullable;

/** A file of the folder and what is known of it. Guarded by {@link FolderFiles}. */
final class FolderFile {
    FileFacts facts;
    /** Since when the facts have been what they are, by the clock's nanoseconds. */
    long sinceNanos;

    boolean marked;
    State state = State.WAITING;
    /** What it was recognised as. */
    @Nullable
    FileProgress known;

    @Nullable
    StopReason reason;

    String detail = "";
    long wrongOffset;

    /** It was given back by a lane that doesn't know what was committed. */
    boolean unsure;

    /** How many times positions had begun to be read by then. */
    long unsureSince;

    FolderFile(FileFacts facts, long sinceNanos) {
        this.facts = facts;
        this.sinceNanos = sinceNanos;
    }

    void wait(String why) {
        state = State.WAITING;
        reason = null;
        detail = why;
    }

    void stop(StopReason why, String line, long offset) {
        state = State.STOPPED;
        reason = why;
        detail = line;
        wrongOffset = offset;
    }

    /** It was read to its end, or given up. */
    void done(FileProgress progress) {
        state = progress.phase() == FileProgress.Phase.SKIPPED ? State.SKIPPED : State.FINISHED;
        known = progress;
        reason = null;
        detail = "";
    }

    /** Whether it waits for an operator, or was given up by one. */
    boolean isStuck() {
        return state == State.STOPPED || state == State.SKIPPED;
    }

    /** Whether it is the file that {@code progress} is of, as far as is known without opening it. */
    boolean is(FileProgress progress) {
        return known == null ? facts.name().equals(progress.name()) : known.id().equals(progress.id());
    }

    FileStatus status() {
        var progress = known;
        long records = progress == null ? 0 : progress.position().recordNumber() - 1;
        long offset = state == State.STOPPED || progress == null
                ? wrongOffset
                : progress.position().offset();
        return new FileStatus(facts.name(), state, facts.sizeBytes(), records, offset, reason, detail);
    }
}
