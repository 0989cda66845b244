package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;

/** A set of keys in one array, some 27 bytes for each; grows, never shrinks. Not thread-safe. */
final class KeySet {
    private static final int FIRST_SLOTS = 1024;

    private long[] slots = new long[2 * FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    void add(DedupKey key) {
        if (size * 5 >= slots.length / 2 * 3) {
            grow();
        }
        if (put(slots, key.high(), key.low())) {
            size++;
        }
    }

    boolean contains(DedupKey key) {
        int mask = slots.length - 1;
        for (int i = first(slots, key.high()); ; i = (i + 2) & mask) {
            if (slots[i] == key.high() && slots[i + 1] == key.low()) {
                return true;
            }
            if (slots[i] == 0 && slots[i + 1] == 0) {
                return false;
            }
        }
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                put(larger, slots[i], slots[i + 1]);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long high, long low) {
        int mask = slots.length - 1;
        int i = first(slots, high);
        while (slots[i] != 0 || slots[i + 1] != 0) {
            if (slots[i] == high && slots[i + 1] == low) {
                return false;
            }
            i = (i + 2) & mask;
        }
        slots[i] = high;
        slots[i + 1] = low;
        return true;
    }

    /** The keys are hashes already. */
    private static int first(long[] slots, long high) {
        return (int) (high >>> 20) & (slots.length - 1) & ~1;
    }
}
