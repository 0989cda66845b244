package dev.bascule.deadletter;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ids of the dead letters that this process has stored while it has not seen the source confirm it: they may come again, even without the
 * redelivered flag, which a broker forgets when it is killed. Shared by all lanes of a process, since any of them may be given the message.
 *
 * <p>In memory only, and bounded by {@link #MOST}; the eldest go first. What is forgotten is still found behind a barrier. Thread-safe.
 */
public final class LettersInDoubt {
    /** A few megabytes; reached after some hundred connections that were lost in the middle of a commit. */
    static final int MOST = 100_000;

    private final Set<String> ids = new LinkedHashSet<>();
    private volatile boolean empty = true;

    /** None yet. */
    public LettersInDoubt() {}

    /** Costs next to nothing. */
    boolean isEmpty() {
        return empty;
    }

    synchronized void add(Collection<String> stored) {
        ids.addAll(stored);
        var eldest = ids.iterator();
        while (ids.size() > MOST && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
        empty = ids.isEmpty();
    }

    synchronized void remove(Collection<String> confirmed) {
        ids.removeAll(confirmed);
        empty = ids.isEmpty();
    }

    /** Those of {@code some} that are in doubt. */
    synchronized Set<String> among(Collection<String> some) {
        return some.stream().filter(ids::contains).collect(Collectors.toSet());
    }
}
