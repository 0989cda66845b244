package dev.bascule.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @TempDir
    Path dir;

    @Test
    void brings_the_schema_up_to_date_once_however_many_open_it() throws Exception {
        var url = PostgresServer.newUrl();
        try (var one = PostgresServer.open(url);
                var other = PostgresServer.open(url)) {
            one.probe();
            other.probe();
            assertThat(versions(other)).isEqualTo(Migration.all().size());
        }
    }

    @Test
    void undoes_the_whole_transaction_when_its_work_fails() throws Exception {
        try (var database = PostgresServer.newDatabase()) {
            var failure = unavailable(() -> database.write(Durability.CRASH, session -> {
                insert(session, "orders");
                return session.prepare("no SQL").executeUpdate();
            }));
            assertThat(failure.kind()).isEqualTo(Kind.MISCONFIGURED);
            assertThat(windows(database)).isZero();
        }
    }

    @Test
    void sessions_that_the_server_has_ended_are_one_outage() throws Exception {
        var url = PostgresServer.newUrl();
        try (var database = PostgresServer.open(url)) {
            database.write(Durability.CRASH, session -> insert(session, "orders"));
            assertThat(windows(database)).isEqualTo(1);
            PostgresServer.cutOff(url);

            var failure = unavailable(() -> database.write(Durability.CRASH, session -> insert(session, "prices")));
            assertThat(failure.kind()).isEqualTo(Kind.DOWN);
            assertThat(windows(database)).isEqualTo(1);
            database.write(Durability.CRASH, session -> insert(session, "prices"));
            assertThat(windows(database)).isEqualTo(2);
        }
    }

    @Test
    void a_server_that_is_down_is_an_outage_until_it_is_back() throws Exception {
        var server = PostgresServer.start(dir.resolve("data"), 0);
        int port = server.getPort();
        try (var database = PostgresServer.open(server.getJdbcUrl("postgres", "postgres"))) {
            database.write(Durability.CRASH, session -> insert(session, "orders"));
            server.close();
            assertThat(unavailable(database::probe).kind()).isEqualTo(Kind.DOWN);
            assertThat(unavailable(() -> windows(database)).kind()).isEqualTo(Kind.DOWN);

            server = PostgresServer.start(dir.resolve("data"), port);
            database.probe();
            assertThat(windows(database)).isEqualTo(1);
        } finally {
            server.close();
        }
    }

    private static int insert(Session session, String route) throws SQLException {
        var insert = session.prepare("INSERT INTO dedup_window (route) VALUES (?)");
        insert.setString(1, route);
        return insert.executeUpdate();
    }

    private static int windows(Database database) throws UnavailableException {
        return count(database, "dedup_window");
    }

    private static int versions(Database database) throws UnavailableException {
        return count(database, "schema_version");
    }

    private static int count(Database database, String table) throws UnavailableException {
        return database.read(session -> {
            try (var rows = session.prepare("SELECT count(*) FROM " + table).executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private interface Attempt {
        void run() throws UnavailableException;
    }

    private static UnavailableException unavailable(Attempt attempt) {
        var failure = catchThrowableOfType(UnavailableException.class, attempt::run);
        assertThat(failure).isNotNull();
        return failure;
    }
}
