package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * The latest keys of a window, in memory: tells quickly that a key is new, which most are. In slices, of which the eldest is dropped when there
 * are too many: what it says to be here may have been forgotten by the database since. Thread-safe.
 */
final class RecentKeys {
    private static final int SLICES = 8;

    private final int keysPerSlice;
    private final Deque<KeySet> slices = new ArrayDeque<>();

    /** @param mostKeys at least so many of the latest are here */
    RecentKeys(int mostKeys) {
        this.keysPerSlice = Math.max(1, mostKeys / SLICES);
        slices.addFirst(new KeySet());
    }

    synchronized boolean mayHave(DedupKey key) {
        for (var slice : slices) {
            if (slice.contains(key)) {
                return true;
            }
        }
        return false;
    }

    synchronized void add(Collection<DedupKey> keys) {
        for (var key : keys) {
            if (slices.getFirst().size() >= keysPerSlice) {
                slices.addFirst(new KeySet());
            }
            slices.getFirst().add(key);
        }
        while (slices.size() > SLICES + 1) {
            slices.removeLast();
        }
    }
}
