package dev.bascule.manage;

import java.util.List;

/** What a running process looks like to management. Thread-safe; answers from memory, without a round trip to any broker. */
public interface Supervised {
    /** Every route known, running or not, in the order of their ids; files that cannot be loaded are listed by their names. */
    List<SupervisedRoute> routes();

    /** Every connection configured, in the order of their names. */
    List<ConnectionStatus> connections();
}
