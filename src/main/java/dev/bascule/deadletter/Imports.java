package dev.bascule.deadletter;

import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import dev.bascule.deadletter.AuditEntry.Action;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Puts exported letters into the store. Thread-safe. */
public final class Imports {
    private final Database database;
    private final DeadLetterStore store;

    /** @param database stays the caller's to close */
    public Imports(Database database, DeadLetterStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * Stores those of {@code letters} that the store does not have, all in one transaction. A tombstone of theirs goes: who imports a letter wants it.
     *
     * @return how many were stored
     * @throws IllegalArgumentException a letter is not whole
     */
    public int add(List<DeadLetter> letters, String by) throws UnavailableException {
        letters.forEach(Imports::check);
        return database.write(Durability.POWER_LOSS, session -> add(session, letters, by));
    }

    private int add(Session session, List<DeadLetter> letters, String by) throws SQLException {
        var known = new HashSet<String>();
        IdQuery.run(
                session,
                "SELECT id FROM dead_letter WHERE id IN ",
                letters.stream().map(DeadLetter::id).toList(),
                row -> known.add(row.getString(1)));
        var fresh = new ArrayList<DeadLetter>();
        var audit = new ArrayList<AuditEntry>();
        for (var letter : letters) {
            if (known.add(letter.id())) {
                fresh.add(letter);
                Tombstones.remove(session, letter.id());
                audit.add(AuditEntry.of(by, Action.IMPORT, letter.id(), "of route " + letter.route()));
            }
        }
        store.put(session, fresh);
        AuditLog.append(session, audit);
        return fresh.size();
    }

    private static void check(DeadLetter letter) {
        if (letter.id().isEmpty() || letter.id().length() > 64) {
            throw new IllegalArgumentException("a dead letter's id has 1 to 64 characters");
        }
        if (letter.body().length != letter.bodyBytes()) {
            throw new IllegalArgumentException("dead letter " + letter.id() + " has " + letter.body().length + " of "
                    + letter.bodyBytes() + " bytes of its body; import what 'deadletter export' has written");
        }
    }
}
