package dev.bascule.database;

/** What a committed transaction survives. Any later transaction of the stronger kind makes all earlier ones as durable as itself. */
public enum Durability {
    /** The death of this process, but not a power loss. For what can be made up from elsewhere. */
    CRASH,
    /** The loss of power too: the commit waits for the disk. */
    POWER_LOSS
}
