package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import java.sql.SQLException;

/** What is done with a {@link Session}. Short: it holds up others. */
@FunctionalInterface
public interface SqlWork<T> {
    /** Any exception undoes everything that was done in the session's transaction. */
    T run(Session session) throws SQLException, UnavailableException;
}
