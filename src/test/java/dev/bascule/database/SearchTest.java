package dev.bascule.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.UnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches beside what lanes do. */
class SearchTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int MOST_SEARCHERS = 2;
    private static final String ENDLESS =
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

    @TempDir
    Path data;

    @Test
    void a_lane_reads_and_writes_while_searches_have_all_their_sessions() throws Exception {
        var running = new CountDownLatch(MOST_SEARCHERS);
        var mayEnd = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(MOST_SEARCHERS);
        try (var database = embedded(SHORT, LONG)) {
            for (int i = 0; i < MOST_SEARCHERS; i++) {
                threads.submit(() -> database.search(session -> {
                    running.countDown();
                    return await(mayEnd);
                }));
            }
            assertThat(await(running)).isTrue();

            assertThat(database.read(SearchTest::one)).isEqualTo(1);
            database.probe();
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> database.search(SearchTest::one))
                    .withMessageContaining("busy with other searches")
                    .withMessageContaining("narrow their filters");
        } finally {
            mayEnd.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void a_search_that_takes_too_long_is_ended_and_says_what_to_do() throws Exception {
        try (var database = embedded(LONG, SHORT)) {
            assertEnded(database, ENDLESS);
        }
    }

    @Test
    void a_search_that_takes_too_long_is_ended_on_postgres_too() throws Exception {
        var url = PostgresServer.newUrl();
        var engine = new PostgresEngine(url, Optional.of("postgres"), Optional.empty());
        try (var database = new Database(engine, Migration.all(), LONG, SHORT)) {
            assertEnded(database, ENDLESS);
        }
    }

    private static void assertEnded(Database database, String sql) throws Exception {
        for (int i = 0; i <= MOST_SEARCHERS; i++) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> database.search(session -> number(session, sql)))
                    .withMessageContaining("database: a search took longer than")
                    .withMessageContaining("narrow its filter");
        }
        assertThat(database.search(SearchTest::one)).isEqualTo(1);
    }

    private Database embedded(Duration patience, Duration searchLimit) {
        var engine = new SqliteEngine(data.resolve(Database.FILE), SqliteEngine.BUSY_TIMEOUT);
        return new Database(engine, Migration.all(), patience, searchLimit);
    }

    private static int one(Session session) throws SQLException {
        return number(session, "SELECT 1");
    }

    private static int number(Session session, String sql) throws SQLException {
        try (var rows = session.prepare(sql).executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
