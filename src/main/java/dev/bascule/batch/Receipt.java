package dev.bascule.batch;

/** What a target calls something that it has accepted. Immutable, and cheap to make: its texts are made when they are asked for. */
public interface Receipt {
    /** The endpoint, as {@link Append#target} names it. */
    String target();

    /** The target's own name for what it has: {@code topic-partition@offset}, a message id, a sequence number. */
    String name();
}
