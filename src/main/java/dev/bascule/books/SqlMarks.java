package dev.bascule.books;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.Marks;
import dev.bascule.batch.OwnerWatch;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.BatchWriter;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The marks of a lane's source in SQL, for routes that have no Kafka ledger: a batch's marks are written in the transaction of its dead letters
 * and books. One per lane, on the lane's thread.
 */
public final class SqlMarks implements Participant, DoneLedger, Marks, BatchWriter {
    private final Database database;
    private final MarkTable table;
    private final SqlOwnership ownership;
    private final MarkedSource source;
    private final LaneClock clock;
    private List<Mark> open = List.of();
    private String owner = "";
    private long heardNanos;

    /**
     * Marks that nobody has read yet.
     *
     * @param database stays the caller's to close
     * @param ownership the bridge's
     * @param clock only its {@code nanoTime} is used
     */
    public SqlMarks(Database database, LaneId lane, SqlOwnership ownership, MarkedSource source, LaneClock clock) {
        this.database = database;
        this.table = new MarkTable(lane.source());
        this.ownership = ownership;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void open() throws UnavailableException {
        owner = database.write(Durability.POWER_LOSS, ownership::claim);
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (barrier) {
            source.learn(read());
            source.endKept(batch);
        }
    }

    /** Before anything is sent: a source that cannot tell its position must not begin to settle. */
    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step == SettleStep.AWS) {
            open = source.openMarks();
        }
    }

    @Override
    public boolean concerns(Batch batch) {
        return true;
    }

    @Override
    public void write(Session session, Batch batch) throws SQLException, UnavailableException {
        write(session, open);
    }

    @Override
    public Map<String, byte[]> read() throws UnavailableException {
        return database.write(Durability.CRASH, session -> {
            ownership.require(session, owner);
            var marks = table.all(session);
            marks.remove(SqlOwnership.NAME);
            return marks;
        });
    }

    @Override
    public void keep(List<Mark> marks) throws UnavailableException {
        database.write(Durability.POWER_LOSS, session -> write(session, marks));
    }

    @Override
    public void idle() throws UnavailableException {
        if (clock.nanoTime() - heardNanos >= OwnerWatch.BEAT.toNanos()) {
            keep(List.of());
        }
    }

    private boolean write(Session session, List<Mark> marks) throws SQLException, UnavailableException {
        ownership.require(session, owner);
        table.put(session, marks);
        heardNanos = clock.nanoTime();
        return true;
    }
}
