package dev.bascule.database;

import java.sql.SQLException;

/** The database's schema is not one that this version can work with; somebody must act. */
final class SchemaException extends SQLException {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }
}
