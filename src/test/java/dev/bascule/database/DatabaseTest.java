package dev.bascule.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Duration SHORT_BUSY_TIMEOUT = Duration.ofMillis(50);

    @TempDir
    Path data;

    private Database database;

    @BeforeEach
    void open() {
        database = reopened();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keeps_what_was_committed_when_opened_again() throws Exception {
        note(1);
        database.close();
        database = reopened();
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void undoes_the_whole_transaction_when_its_work_fails() throws Exception {
        note(1);
        assertThatThrownBy(() -> database.write(Durability.CRASH, session -> {
                    insert(session, 2);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.write(Durability.CRASH, session -> {
                    insert(session, 3);
                    return session.prepare("no SQL").executeUpdate();
                }))
                .isInstanceOf(UnavailableException.class);
        assertThat(notes()).isEqualTo(1);
        note(4);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void the_file_can_be_read_by_its_owner_only() throws Exception {
        note(1);
        for (var file : List.of("bascule.db", "bascule.db-wal", "bascule.db-shm")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_lock_of_another_process_makes_it_unavailable_until_released() throws Exception {
        note(1);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(Database.FILE));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertUnavailable(Kind.DOWN, () -> note(2)).hasMessageContaining("locked by another process");
            assertUnavailable(Kind.DOWN, database::probe);
            assertThat(notes()).as("readers go on").isEqualTo(1);
            statement.execute("ROLLBACK");
        }
        database.probe();
        note(2);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void a_full_disk_makes_it_unavailable_and_leaves_nothing_half_written() throws Exception {
        note(1);
        var failure = assertUnavailable(
                Kind.DOWN,
                () -> database.write(Durability.POWER_LOSS, session -> {
                    session.execute("PRAGMA max_page_count=1");
                    for (int i = 0; i < 100_000; i++) {
                        insert(session, 2 + i);
                    }
                    return true;
                }));
        failure.hasMessageContaining("disk is full");
        assertThat(notes()).isEqualTo(1);
        database.probe();
        note(2);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void a_damaged_file_is_refused_with_what_to_do() throws Exception {
        Files.writeString(data.resolve(Database.FILE), "this was never a database ".repeat(100));
        assertUnavailable(Kind.MISCONFIGURED, database::probe)
                .hasMessageContaining("bascule.db is damaged")
                .hasMessageContaining("move it away");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        Files.writeString(data.resolve("file"), "");
        database = Database.embedded(data.resolve("file"));
        assertUnavailable(Kind.MISCONFIGURED, database::probe).hasMessageContaining("file/bascule.db");
    }

    @Test
    void a_newer_schema_is_refused() throws Exception {
        note(1);
        database.write(Durability.CRASH, session -> session.prepare(
                        "INSERT INTO schema_version (version, name, checksum, applied_at) VALUES (99, 'x', 1, 1)")
                .executeUpdate());
        database.close();
        database = reopened();
        assertUnavailable(Kind.MISCONFIGURED, database::probe).hasMessageContaining("steps [99]");
    }

    @Test
    void a_file_deleted_while_in_use_is_noticed_before_anything_is_lost_in_it() throws Exception {
        note(1);
        Files.delete(data.resolve(Database.FILE));
        assertUnavailable(Kind.MISCONFIGURED, () -> note(2)).hasMessageContaining("moved or deleted while in use");
        assertUnavailable(Kind.MISCONFIGURED, database::probe).hasMessageContaining("moved or deleted while in use");
        assertThat(data.resolve(Database.FILE)).doesNotExist();
    }

    @Test
    void readers_do_not_wait_for_a_writer_and_do_not_see_what_it_has_not_committed() throws Exception {
        note(1);
        var writing = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var thread = Executors.newSingleThreadExecutor();
        try {
            var write = thread.submit(() -> database.write(Durability.CRASH, session -> {
                insert(session, 2);
                writing.countDown();
                return await(mayCommit);
            }));
            assertThat(await(writing)).isTrue();
            assertThat(notes()).isEqualTo(1);
            mayCommit.countDown();
            assertThat(write.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(notes()).isEqualTo(2);
        } finally {
            mayCommit.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void is_unavailable_once_closed() throws Exception {
        note(1);
        database.close();
        assertUnavailable(Kind.DOWN, () -> note(2)).hasMessageContaining("closed");
    }

    @Test
    void stays_usable_when_many_statements_are_prepared() throws Exception {
        database.write(Durability.CRASH, session -> {
            for (int i = 0; i < 3 * Session.MOST_STATEMENTS; i++) {
                try (var rows = session.prepare("SELECT " + i).executeQuery()) {
                    assertThat(rows.getInt(1)).isEqualTo(i);
                }
            }
            return true;
        });
    }

    private Database reopened() {
        return new Database(
                new SqliteEngine(data.resolve(Database.FILE), SHORT_BUSY_TIMEOUT), List.of(notesMigration()));
    }

    private static Migration notesMigration() {
        return new Migration(
                1,
                "V1__notes",
                "CREATE TABLE note (id INTEGER);\nCREATE TABLE probe (id INTEGER PRIMARY KEY, at BIGINT NOT NULL);\n");
    }

    private void note(int id) throws UnavailableException {
        database.write(Durability.POWER_LOSS, session -> insert(session, id));
    }

    private static int insert(Session session, int id) throws SQLException {
        var insert = session.prepare("INSERT INTO note (id) VALUES (?)");
        insert.setInt(1, id);
        return insert.executeUpdate();
    }

    private int notes() throws UnavailableException {
        return database.read(session -> {
            try (var rows = session.prepare("SELECT count(*) FROM note").executeQuery()) {
                return rows.getInt(1);
            }
        });
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private interface Attempt {
        void run() throws UnavailableException, IOException;
    }

    private static AbstractThrowableAssert<?, ?> assertUnavailable(Kind kind, Attempt attempt) {
        var failure = catchThrowableOfType(UnavailableException.class, attempt::run);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.what()).isEqualTo("database");
        return assertThat(failure);
    }
}
