package dev.bascule.translate.copybook.plan;

/** Whether an item has one of a few values. Immutable and thread-safe. */
interface ValueTest {
    /** All bytes of the item are there. */
    boolean holds(byte[] bytes, int at);
}
