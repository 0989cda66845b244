package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;

/** Keys and the claims that they belong to, in one array, 32 to 64 bytes for each; grows, never shrinks. Not thread-safe. */
final class KeyMap {
    /** A claim that no key has. */
    static final long ABSENT = 0;

    private static final int FIRST_SLOTS = 1024;
    private static final int WORDS = 3;

    /** High, low, claim of each slot; a slot without a claim is empty. */
    private long[] words = new long[WORDS * FIRST_SLOTS];

    private int mask = FIRST_SLOTS - 1;
    private int size;

    int size() {
        return size;
    }

    /** Its claim, or {@link #ABSENT}. */
    long get(DedupKey key) {
        return words[WORDS * slot(key.high(), key.low()) + 2];
    }

    /** Adds a key, or gives it another claim. */
    void put(DedupKey key, long claim) {
        if (size >= (mask + 1) / 4 * 3) {
            grow();
        }
        int slot = slot(key.high(), key.low());
        size += words[WORDS * slot + 2] == ABSENT ? 1 : 0;
        set(slot, key.high(), key.low(), claim);
    }

    /** Removes a key if it belongs to {@code claim}. */
    void remove(DedupKey key, long claim) {
        int hole = slot(key.high(), key.low());
        if (words[WORDS * hole + 2] != claim) {
            return;
        }
        size--;
        // Whatever lies behind, up to the next empty slot, must still be found: it moves up if it may.
        for (int next = hole + 1 & mask; words[WORDS * next + 2] != ABSENT; next = next + 1 & mask) {
            int home = home(words[WORDS * next]);
            if ((next - home & mask) >= (next - hole & mask)) {
                set(hole, words[WORDS * next], words[WORDS * next + 1], words[WORDS * next + 2]);
                hole = next;
            }
        }
        set(hole, 0, 0, ABSENT);
    }

    private void grow() {
        var old = words;
        words = new long[old.length * 2];
        mask = 2 * mask + 1;
        for (int i = 0; i < old.length; i += WORDS) {
            if (old[i + 2] != ABSENT) {
                set(slot(old[i], old[i + 1]), old[i], old[i + 1], old[i + 2]);
            }
        }
    }

    private void set(int slot, long high, long low, long claim) {
        words[WORDS * slot] = high;
        words[WORDS * slot + 1] = low;
        words[WORDS * slot + 2] = claim;
    }

    /** Where the key is, or would be. */
    private int slot(long high, long low) {
        int slot = home(high);
        while (words[WORDS * slot + 2] != ABSENT && (words[WORDS * slot] != high || words[WORDS * slot + 1] != low)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The keys are hashes already. */
    private int home(long high) {
        return (int) (high >>> 20) & mask;
    }
}
