package dev.bascule.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.database.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays and edited letters as rows. Immutable. */
record ReplayTable(BodyCipher cipher) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String COLUMNS =
            "id, instance, target_route, by_whom, filter, edit, edit_key, rate, most_letters, state, error, open_work, requested,"
                    + " position, last_seq, replayed, failed, skipped, started_at, ended_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM replay_job";

    /** Who wanted a replay, and where to. */
    record Header(String by, String route) {}

    void insert(Session session, ReplayJob job, Optional<LetterEdit> edit) throws SQLException {
        var insert = session.prepare("INSERT INTO replay_job (" + COLUMNS + ") VALUES (?" + ", ?".repeat(19) + ")");
        insert.setString(1, job.id());
        insert.setString(2, job.instance());
        insert.setString(3, job.route());
        insert.setString(4, job.by());
        insert.setString(5, FilterJson.write(job.filter()).toString());
        insert.setBytes(
                6, edit.map(known -> cipher.seal(job.id(), known.encode())).orElse(null));
        insert.setString(7, cipher.currentKey().orElse(null));
        insert.setDouble(8, job.perSecond());
        insert.setLong(9, job.mostLetters());
        insert.setString(10, job.state().name());
        insert.setString(11, job.error());
        insert.setInt(12, 1);
        insert.setLong(13, job.requested());
        insert.setLong(14, job.progress().position());
        insert.setLong(15, job.lastSeq());
        insert.setLong(16, job.progress().replayed());
        insert.setLong(17, job.progress().failed());
        insert.setLong(18, job.progress().skipped());
        insert.setLong(19, job.startedAt().toEpochMilli());
        insert.setLong(20, 0);
        insert.executeUpdate();
    }

    static Optional<ReplayJob> find(Session session, String id) throws SQLException {
        var select = session.prepare(SELECT + " WHERE id = ?");
        select.setString(1, id);
        return first(select);
    }

    static List<ReplayJob> latest(Session session, int most) throws SQLException {
        var select = session.prepare(SELECT + " ORDER BY started_at DESC, id LIMIT ?");
        select.setInt(1, most);
        return all(select);
    }

    static Optional<ReplayJob> oldestOpen(Session session, String instance, String route) throws SQLException {
        var select = session.prepare(
                SELECT + " WHERE open_work = 1 AND instance = ? AND target_route = ? ORDER BY started_at, id LIMIT 1");
        select.setString(1, instance);
        select.setString(2, route);
        return first(select);
    }

    static Optional<Header> header(Session session, String id) throws SQLException {
        var select = session.prepare("SELECT by_whom, target_route FROM replay_job WHERE id = ?");
        select.setString(1, id);
        try (var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(new Header(rows.getString(1), rows.getString(2))) : Optional.empty();
        }
    }

    /** @return false if the replay is there or further already */
    static boolean advance(Session session, ReplayProgress progress) throws SQLException {
        var update = session.prepare(
                "UPDATE replay_job SET position = ?, replayed = ?, failed = ?, skipped = ? WHERE id = ? AND position < ?");
        update.setLong(1, progress.position());
        update.setLong(2, progress.replayed());
        update.setLong(3, progress.failed());
        update.setLong(4, progress.skipped());
        update.setString(5, progress.job());
        update.setLong(6, progress.position());
        return update.executeUpdate() == 1;
    }

    /** Keeps the original of a letter as version 0, if there is none yet, and what became of it as the next one. */
    void addVersions(Session session, DeadLetter original, DeadLetter edited, String by, Instant at)
            throws SQLException {
        int next = nextVersion(session, original.id());
        if (next == 0) {
            addVersion(session, original, next, by, at);
            next++;
        }
        addVersion(session, edited, next, by, at);
    }

    private void addVersion(Session session, DeadLetter letter, int version, String by, Instant at)
            throws SQLException {
        var insert = session.prepare(
                "INSERT INTO dead_letter_version (id, version, at, by_whom, document, document_key) VALUES (?, ?, ?, ?, ?, ?)");
        insert.setString(1, letter.id());
        insert.setInt(2, version);
        insert.setLong(3, at.toEpochMilli());
        insert.setString(4, by);
        var document = DeadLetterJson.toExport(letter).toString().getBytes(StandardCharsets.UTF_8);
        insert.setBytes(5, cipher.seal(letter.id(), document));
        insert.setString(6, cipher.currentKey().orElse(null));
        insert.executeUpdate();
    }

    private static int nextVersion(Session session, String letterId) throws SQLException {
        var select = session.prepare("SELECT coalesce(max(version), -1) + 1 FROM dead_letter_version WHERE id = ?");
        select.setString(1, letterId);
        try (var rows = select.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    List<LetterVersion> versions(Session session, String letterId) throws SQLException {
        var select = session.prepare(
                "SELECT version, at, by_whom, document, document_key FROM dead_letter_version WHERE id = ? ORDER BY version");
        select.setString(1, letterId);
        var versions = new ArrayList<LetterVersion>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var document = cipher.open(letterId, rows.getString(5), rows.getBytes(4));
                versions.add(new LetterVersion(
                        rows.getInt(1),
                        Instant.ofEpochMilli(rows.getLong(2)),
                        rows.getString(3),
                        DeadLetterJson.fromJson(MAPPER.readTree(document))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a version of dead letter " + letterId + " cannot be read", e);
        }
        return versions;
    }

    private static Optional<ReplayJob> first(PreparedStatement select) throws SQLException {
        return all(select).stream().findFirst();
    }

    private static List<ReplayJob> all(PreparedStatement select) throws SQLException {
        var jobs = new ArrayList<ReplayJob>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                jobs.add(read(rows));
            }
        }
        return jobs;
    }

    /** What the replay changes in its letter. */
    Optional<LetterEdit> edit(Session session, String id) throws SQLException {
        var select = session.prepare("SELECT edit, edit_key FROM replay_job WHERE id = ? AND edit IS NOT NULL");
        select.setString(1, id);
        try (var rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(LetterEdit.decode(cipher.open(id, rows.getString(2), rows.getBytes(1))))
                    : Optional.empty();
        }
    }

    private static ReplayJob read(ResultSet row) throws SQLException {
        var id = row.getString(1);
        long endedAt = row.getLong(20);
        return new ReplayJob(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                filter(row.getString(5)),
                row.getBytes(6) != null,
                row.getDouble(8),
                row.getLong(9),
                ReplayJob.State.valueOf(row.getString(10)),
                row.getString(11),
                row.getInt(12) == 1,
                row.getLong(13),
                new ReplayProgress(id, row.getLong(14), row.getLong(16), row.getLong(17), row.getLong(18), List.of()),
                row.getLong(15),
                Instant.ofEpochMilli(row.getLong(19)),
                endedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(endedAt)));
    }

    private static DeadLetterFilter filter(String json) {
        try {
            return FilterJson.read(MAPPER.readTree(json), Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException("the filter of a replay cannot be read", e);
        }
    }
}
