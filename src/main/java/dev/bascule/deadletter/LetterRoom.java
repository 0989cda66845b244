package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Bounds the number of stored letters. Where it is reached, a batch that would add one goes back to its source, and its lane takes nothing until there is
 * room: no letter is dropped, and routes without failures go on. Counted once in {@link #AGE} at most, so that some batches' letters may be stored
 * beyond it. Asked before anything is sent, and before it becomes visible for what targets have refused meanwhile. Thread-safe; what it makes for a
 * lane is for that lane's thread.
 */
public final class LetterRoom {
    /** Counts are no older. */
    static final Duration AGE = Duration.ofSeconds(2);

    private final Database database;
    private final long mostLetters;
    private final InstantSource clock;
    private long counted;
    private Instant due = Instant.MIN;

    /** @param database stays the caller's to close */
    public LetterRoom(Database database, long mostLetters, InstantSource clock) {
        this.database = database;
        this.mostLetters = mostLetters;
        this.clock = clock;
    }

    /**
     * Returns normally if another letter can be stored.
     *
     * @throws UnavailableException there is no room, or the database cannot tell
     */
    public synchronized void require() throws UnavailableException {
        var now = clock.instant();
        if (!now.isBefore(due)) {
            counted = database.read(new Conditions(DeadLetterFilter.ALL)::count);
            due = now.plus(AGE);
        }
        if (counted >= mostLetters) {
            throw new UnavailableException(
                    Kind.MISCONFIGURED,
                    "dead letters",
                    "the store is full with " + counted + " letters; replay or discard some, or raise"
                            + " dead-letters.max-letters, which is " + mostLetters,
                    null);
        }
    }

    /** Asks for room for one lane. */
    public Participant ofLane() {
        return new Asking();
    }

    private final class Asking implements Participant {
        private boolean isRefused;

        /** Of an outage that is another's there is nothing to say. */
        @Override
        public void probe() throws UnavailableException {
            if (isRefused) {
                require();
                isRefused = false;
            }
        }

        @Override
        public void settle(SettleStep step, Batch batch) throws UnavailableException {
            boolean asks = step == SettleStep.CLAIM || step == SettleStep.DEAD_LETTER;
            if (asks && batch.counts().deadLettered() > 0) {
                isRefused = true;
                require();
                isRefused = false;
            }
        }
    }
}
