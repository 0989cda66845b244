package dev.bascule.batch;

import java.util.List;
import java.util.Map;

/**
 * What is remembered for a source that has no broker to remember it. Marks that belong to a batch are kept in the transaction that settles
 * it ({@link MarkedSource}); these are the ways to read them, and to keep others. Lane's thread only.
 */
public interface Marks {
    /**
     * All marks of the source by name. Every transaction that was open when this was called has ended when it returns, and what it kept is
     * included.
     */
    Map<String, byte[]> read() throws UnavailableException;

    /** Keeps marks that belong to no batch, all or none. While a batch is open it must not be called. */
    void keep(List<Mark> marks) throws UnavailableException;

    /** To be called now and then by a lane that has nothing to do, so that other instances see that the source has an owner. */
    default void idle() throws UnavailableException {}
}
