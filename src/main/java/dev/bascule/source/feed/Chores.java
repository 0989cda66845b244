package dev.bascule.source.feed;

import dev.bascule.batch.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What has to be kept besides what belongs to batches: files that an operator has given up, files that turned out to have no more records, and
 * what may be forgotten. Done by whichever lane has time; twice does no harm. Thread-safe.
 */
final class Chores {
    private static final int MOST_FORGOTTEN = 500;
    private static final Duration FORGETTING = Duration.ofMinutes(10);

    /**
     * One of them.
     *
     * @param kept null: to be forgotten
     */
    record Chore(FileId id, @Nullable FileProgress kept) {
        Mark mark() {
            return new Mark(id.markName(), kept == null ? null : ProgressCodec.encode(kept));
        }
    }

    private final ProgressBoard board;
    private final Duration remember;
    private final Predicate<FileProgress> isPresent;
    private final Map<FileId, FileProgress> toKeep = new LinkedHashMap<>();
    private long forgottenAtMillis;

    /** @param isPresent whether a file is in the folder */
    Chores(ProgressBoard board, Duration remember, Predicate<FileProgress> isPresent) {
        this.board = board;
        this.remember = remember;
        this.isPresent = isPresent;
    }

    synchronized void keep(FileProgress progress) {
        toKeep.put(progress.id(), progress);
    }

    /** Whether there is something that shouldn't wait until a lane is idle. */
    synchronized boolean anyUrgent() {
        return !toKeep.isEmpty();
    }

    List<Chore> due(long nowMillis) {
        var due = new ArrayList<Chore>();
        if (isTimeToForget(nowMillis)) {
            board.all().stream()
                    .filter(progress -> isForgettable(progress, nowMillis))
                    .limit(MOST_FORGOTTEN)
                    .forEach(progress -> due.add(new Chore(progress.id(), null)));
        }
        addUrgent(due);
        return due;
    }

    private synchronized boolean isTimeToForget(long nowMillis) {
        boolean time = nowMillis - forgottenAtMillis >= FORGETTING.toMillis();
        forgottenAtMillis = time ? nowMillis : forgottenAtMillis;
        return time;
    }

    private synchronized void addUrgent(List<Chore> due) {
        toKeep.forEach((id, progress) -> due.add(new Chore(id, progress)));
    }

    private boolean isForgettable(FileProgress progress, long nowMillis) {
        return progress.phase() != FileProgress.Phase.READING
                && nowMillis - progress.atMillis() >= remember.toMillis()
                && !isPresent.test(progress);
    }

    /** It is committed. */
    synchronized void done(Chore chore) {
        var kept = chore.kept();
        if (kept == null) {
            board.forget(chore.id());
        } else {
            board.advance(kept);
            toKeep.remove(chore.id());
        }
    }
}
