package dev.bascule.batch;

import java.util.List;

/** A lane's participants as one: makes them ready, and knows the books that they have stored. Lane's thread only, but for {@link #books}. */
final class LaneTargets implements AutoCloseable {
    private final List<Participant> participants;
    private volatile LaneBooks books = LaneBooks.EMPTY;

    LaneTargets(List<Participant> participants) {
        this.participants = participants;
    }

    /** Returns when each of them can be reached and is ready; from then on the books are the latest that any of them knows. */
    void open() throws UnavailableException {
        var latest = books;
        for (var participant : participants) {
            participant.probe();
            participant.open();
            latest = latest.orLater(participant.lastBooks());
        }
        books = latest;
    }

    /** Returns normally if each of them can be reached. */
    void probe() throws UnavailableException {
        for (var participant : participants) {
            participant.probe();
        }
    }

    /** As of the last settled batch. Any thread. */
    LaneBooks books() {
        return books;
    }

    void settled(Batch batch) {
        books = batch.booksAfter();
    }

    /** Closes each of them, whatever the others do; throws what went wrong first. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (var participant : participants) {
            try {
                participant.close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
