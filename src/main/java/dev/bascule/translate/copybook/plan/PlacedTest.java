package dev.bascule.translate.copybook.plan;

/**
 * A test of an item somewhere in the record.
 *
 * @param reference by which a run knows its place
 * @param length its bytes
 */
record PlacedTest(int reference, int length, ValueTest test) {
    /** False too if the item isn't there whole. */
    boolean holds(byte[] bytes, int[] places, int end) {
        int at = places[reference];
        return at >= 0 && at + length <= end && test.holds(bytes, at);
    }
}
