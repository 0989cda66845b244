package dev.bascule.books;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.Mark;
import dev.bascule.batch.OwnerWatch;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Session;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one instance at a time the owner of a source whose marks are in a database that instances share. Each transaction that moves a
 * position first raises the sequence of the owner's row, which fails if it is another's by now; the row's lock makes a new owner wait for the
 * old one's last transaction. Each time that the source is taken the owner has a new name, so that a lane that opened before is not taken for one
 * that has read the positions since. One for all lanes of a bridge. Thread-safe.
 */
public final class SqlOwnership {
    static final String NAME = "owner";

    private static final String TOUCH =
            "UPDATE source_mark SET sequence = sequence + 1 WHERE source = ? AND name = '" + NAME + "' AND value = ?";
    private static final String LOOK =
            "SELECT value, sequence FROM source_mark WHERE source = ? AND name = '" + NAME + "'";

    private record Row(@Nullable String owner, long sequence) {}

    private final SourceId source;
    private final OwnerWatch watch;
    private String me;
    private int taken;

    /** @param clock only its {@code nanoTime} is used */
    public SqlOwnership(SourceId source, String instance, LaneClock clock) {
        this.source = source;
        this.watch = new OwnerWatch(source, instance, clock);
        this.me = watch.me();
    }

    /**
     * Takes the source, if it isn't this bridge's already and may be taken.
     *
     * @return what to give to {@link #require}
     */
    synchronized String claim(Session session) throws SQLException, UnavailableException {
        if (!touch(session, me)) {
            var row = look(session);
            if (!watch.mayTake(row.owner(), row.sequence())) {
                throw watch.standingBy("database", row.owner());
            }
            me = watch.me() + "." + ++taken;
            new MarkTable(source).put(session, List.of(new Mark(NAME, me.getBytes(StandardCharsets.UTF_8))));
        }
        return me;
    }

    /** The source has not been taken since {@link #claim} said {@code owner}, and will not be until the transaction ends. */
    void require(Session session, String owner) throws SQLException, UnavailableException {
        if (!touch(session, owner)) {
            throw watch.standingBy("database", look(session).owner());
        }
    }

    private boolean touch(Session session, String owner) throws SQLException {
        var touch = session.prepare(TOUCH);
        touch.setString(1, source.toString());
        touch.setBytes(2, owner.getBytes(StandardCharsets.UTF_8));
        return touch.executeUpdate() == 1;
    }

    private Row look(Session session) throws SQLException {
        var look = session.prepare(LOOK);
        look.setString(1, source.toString());
        try (var rows = look.executeQuery()) {
            return rows.next()
                    ? new Row(new String(rows.getBytes(1), StandardCharsets.UTF_8), rows.getLong(2))
                    : new Row(null, 0);
        }
    }
}
