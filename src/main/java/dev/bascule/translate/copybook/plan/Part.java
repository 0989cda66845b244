package dev.bascule.translate.copybook.plan;

/** What a group is made of, one after the other. Immutable and thread-safe, as nodes are. */
abstract class Part {
    /** Appends the JSON of it, key and value, or nothing. */
    abstract void decode(DecodeRun run);

    /** Writes its bytes, with what the object has for it. */
    abstract void encode(EncodeRun run, ObjectReader object);

    /** Writes its bytes when there is no object. */
    abstract void encodeAbsent(EncodeRun run);

    /** Whether the JSON has something of it. */
    boolean visible() {
        return false;
    }
}
