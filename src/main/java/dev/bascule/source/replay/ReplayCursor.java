package dev.bascule.source.replay;

import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.LetterEdit;
import dev.bascule.deadletter.ReplayJob;
import dev.bascule.deadletter.ReplayPage;
import dev.bascule.deadletter.ReplayProgress;
import dev.bascule.deadletter.ReplayStore;
import dev.bascule.deadletter.SealedBodyException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the replays of one route, one after the other, and through the letters of each in the order of the store, which it claims page by
 * page. Lane's thread only, but for {@link #last}.
 */
final class ReplayCursor {
    private static final int PAGE_LETTERS = 100;

    private final ReplayStore store;
    private final String instance;
    private final String route;
    private final Deque<ReplayPage.Claimed> page = new ArrayDeque<>();

    private @Nullable ReplayJob job;
    private Optional<LetterEdit> edit = Optional.empty();
    private volatile String last = "";
    private ReplayProgress settled = new ReplayProgress("", 0, 0, 0, 0, List.of());
    private long seen;
    private long skippedAtEnd;
    private boolean lastPage;

    ReplayCursor(ReplayStore store, String instance, String route) {
        this.store = store;
        this.instance = instance;
        this.route = route;
    }

    /** The replay that it was about last. Any thread. */
    Optional<String> last() {
        return Optional.of(last).filter(id -> !id.isEmpty());
    }

    /** The replay that {@link #next} is of. */
    ReplayJob job() {
        return required(job);
    }

    /** What the replay changes in its letter. */
    Optional<LetterEdit> edit() {
        return edit;
    }

    /** How far the replay is settled. */
    ReplayProgress settled() {
        return settled;
    }

    /** A batch is settled. */
    void settled(ReplayProgress now) {
        settled = now.withoutResults();
    }

    /** Whether there is a letter to give out while {@code taken} of them are not settled yet. */
    boolean hasNext(int taken) throws UnavailableException {
        var now = job;
        if (now == null || isLimitReached(now, taken)) {
            return false;
        }
        if (page.isEmpty() && !lastPage && isStillWanted(now)) {
            read(store.claim(now, seen, pageSize(now)));
        }
        return !page.isEmpty();
    }

    /**
     * With nothing taken and no {@link #hasNext}: goes a step on, to the end of a replay or to the begin of one. For a lane that looks at its signals
     * between steps.
     *
     * @return false if there is no replay
     */
    boolean step() throws UnavailableException {
        var now = job;
        if (now == null) {
            return begin();
        }
        if (lastPage || isLimitReached(now, 0) || !isStillWanted(now)) {
            store.close(now, settled.skipped() + (page.isEmpty() ? skippedAtEnd : 0));
            job = null;
        }
        return true;
    }

    /** The letter that {@link #hasNext} has found. */
    ReplayPage.Claimed next() {
        return page.remove();
    }

    /** Goes back to what is settled. */
    void rewind() {
        var now = job;
        if (now != null) {
            page.clear();
            seen = settled.position();
            skippedAtEnd = 0;
            lastPage = now.state() != ReplayJob.State.RUNNING;
        }
    }

    /** What the database has is what is settled. */
    void reload() throws UnavailableException {
        var now = job;
        if (now != null) {
            store.find(now.id()).ifPresent(found -> settled = found.progress());
        }
    }

    /** Looks for a replay anew. */
    void leave() {
        job = null;
    }

    private boolean begin() throws UnavailableException {
        var next = store.next(instance, route);
        job = next.orElse(null);
        if (next.isPresent()) {
            startAt(next.get());
        }
        return next.isPresent();
    }

    private void startAt(ReplayJob now) throws UnavailableException {
        last = now.id();
        settled = now.progress();
        rewind();
        edit = Optional.empty();
        try {
            edit = store.edit(now);
        } catch (SealedBodyException e) {
            store.fail(now.id(), "its edit cannot be read: " + e.getMessage());
            lastPage = true;
        }
    }

    private boolean isStillWanted(ReplayJob now) throws UnavailableException {
        boolean wanted = store.find(now.id())
                .filter(found -> found.state() == ReplayJob.State.RUNNING)
                .isPresent();
        lastPage |= !wanted;
        return wanted;
    }

    private boolean isLimitReached(ReplayJob now, int taken) {
        return now.mostLetters() > 0 && settled.replayed() + settled.failed() + taken >= now.mostLetters();
    }

    /** Of a slow replay small pages: it can be cancelled between them. */
    private static int pageSize(ReplayJob now) {
        return now.perSecond() == 0 ? PAGE_LETTERS : (int) Math.max(1, Math.min(PAGE_LETTERS, now.perSecond()));
    }

    private void read(ReplayPage next) {
        long before = skippedAtEnd;
        for (var claimed : next.letters()) {
            page.add(new ReplayPage.Claimed(claimed.seq(), claimed.letter(), claimed.skippedBefore() + before));
            before = 0;
        }
        skippedAtEnd = before + next.skippedAtEnd();
        seen = next.seen();
        lastPage = next.isLast();
    }

    private static ReplayJob required(@Nullable ReplayJob now) {
        if (now == null) {
            throw new IllegalStateException("there is no replay");
        }
        return now;
    }
}
