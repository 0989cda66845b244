package dev.bascule.database;

import dev.bascule.batch.Batch;
import dev.bascule.batch.UnavailableException;
import java.sql.SQLException;

/** Writes its part of a batch into the SQL transaction that settles it. */
public interface BatchWriter {
    /** Whether this batch has anything to write that must survive a power loss. */
    boolean concerns(Batch batch);

    /** Called only for batches that concern it, before the books are written and everything is committed together. */
    void write(Session session, Batch batch) throws SQLException, UnavailableException;
}
