package dev.bascule.translate.copybook.plan;

/**
 * An item, or what belongs to several, of a compiled layout. Immutable and thread-safe: what happens with a record is kept in the run. Offsets are
 * those of the layout, with tables at their largest; the run's base moves them to where the item is in this record.
 */
abstract class Node {
    /** Appends the JSON value, or {@code null} with an error. */
    abstract void decode(DecodeRun run);

    /** Takes the cursor's next value and writes the bytes. */
    abstract void encode(EncodeRun run);

    /** Writes the bytes of an item that the JSON doesn't have: a default, or an error unless the run fills in silently. */
    abstract void encodeAbsent(EncodeRun run);
}
