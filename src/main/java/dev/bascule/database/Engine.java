package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What differs between the databases that Bascule can use. */
sealed interface Engine permits SqliteEngine, PostgresEngine {
    /** How many transactions can write at the same time. */
    int mostWriters();

    /** A connection that {@link #begin} can be called on. */
    Connection connectForWriting() throws SQLException;

    /** A connection whose every statement reads what is committed by then. */
    Connection connectForReading() throws SQLException;

    /** Opens a transaction that, once committed, survives what {@code durability} says. */
    void begin(Session session, Durability durability) throws SQLException;

    /** Returns only if the transaction is committed. When this throws, nobody knows. */
    default void commit(Session session) throws SQLException {
        session.connection().setAutoCommit(true);
    }

    /** Ends what the session runs from now on, once it has taken as long as {@code limit}. For sessions that only read. */
    void limit(Session session, Duration limit) throws SQLException;

    /** Whether this is what a statement fails with that {@link #limit} has ended. */
    boolean isPastLimit(SQLException failure);

    /** Keeps other processes from migrating until this transaction ends. */
    void lockSchema(Session session) throws SQLException;

    /** SQL of a migration, with the engine's own words for {@code ${sequence}}, {@code ${bytes}} and {@code ${clustered}}. */
    String dialect(String portableSql);

    /** A check beyond SQL of whether writing can succeed. */
    default void probe() throws SQLException {}

    /** What the failure means to a lane and to the operator. */
    UnavailableException unavailable(SQLException failure);
}
