package dev.bascule.manage;

import java.util.List;

/** What a running process looks like to management. Thread-safe; answers from memory, without a round trip to any broker. */
public interface Supervised {
    /** Every route known, running or not, in the order of their ids; files that cannot be loaded are listed by their names. */
    List<SupervisedRoute> routes();

    /** Asks the database for what is not in memory and changes on its own: management's thread does so from time to time. */
    default void refresh() {}

    /** Every connection configured, in the order of their names. */
    List<ConnectionStatus> connections();
}
