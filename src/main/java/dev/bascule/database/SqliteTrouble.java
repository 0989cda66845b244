package dev.bascule.database;

import dev.bascule.batch.UnavailableException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;

/** What an error of SQLite means: who must do what before the bridge can go on. */
enum SqliteTrouble {
    /** Another process holds the file. */
    LOCKED(Kind.DOWN, "is locked by another process"),
    /** No room. */
    FULL(Kind.DOWN, "cannot grow: the disk is full"),
    /** The disk, the memory or the file system failed. */
    INPUT_OUTPUT(Kind.DOWN, "cannot be read or written"),
    /** Rights or folders are wrong. */
    INACCESSIBLE(
            Kind.MISCONFIGURED, "cannot be opened for writing: see that its folder exists and belongs to this user"),
    /** Bytes that SQLite did not write. */
    DAMAGED(
            Kind.MISCONFIGURED,
            "is damaged or no database: stop the bridge, restore a copy or move it away together with its -wal and -shm files to begin with an empty one, and start again"),
    /** Found out by ourselves. */
    UNUSABLE(Kind.MISCONFIGURED, "cannot be used"),
    /** A statement was refused. */
    REFUSED(Kind.MISCONFIGURED, "refused a statement");

    private static final int PRIMARY_CODE = 0xff;

    private final Kind kind;
    private final String explanation;

    SqliteTrouble(Kind kind, String explanation) {
        this.kind = kind;
        this.explanation = explanation;
    }

    static SqliteTrouble of(SQLException failure) {
        if (failure instanceof UnusableDatabaseException) {
            return UNUSABLE;
        }
        return switch (failure.getErrorCode() & PRIMARY_CODE) {
            case 5, 6, 15 -> LOCKED; // BUSY, LOCKED, PROTOCOL
            case 13 -> FULL;
            case 0, 7, 9, 10 -> INPUT_OUTPUT; // the driver's own, NOMEM, INTERRUPT, IOERR
            case 3, 8, 14, 23 -> INACCESSIBLE; // PERM, READONLY, CANTOPEN, AUTH
            case 11, 26 -> DAMAGED; // CORRUPT, NOTADB
            default -> REFUSED;
        };
    }

    Kind kind() {
        return kind;
    }

    /** One line for the operator. */
    String explain(Path file, SQLException failure) {
        return file + " " + explanation + " ("
                + String.valueOf(failure.getMessage()).replace('\n', ' ') + ")";
    }
}
