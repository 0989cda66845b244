package dev.bascule.database;

import java.sql.SQLException;

/** The database is not one that this process can work with, and will not become one by itself: somebody must act, as the message says. */
final class UnusableDatabaseException extends SQLException {
    private static final long serialVersionUID = 1L;

    UnusableDatabaseException(String message) {
        super(message);
    }
}
