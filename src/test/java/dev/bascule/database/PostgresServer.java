package dev.bascule.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL on a port of its own, one for all tests of the process, with a new database for each that asks. */
public final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** An empty database. */
    public static Database newDatabase() {
        return open(newUrl());
    }

    /** Another connection to the database at {@code url}. */
    public static Database open(String url) {
        return Database.shared(url, Optional.of("postgres"), Optional.empty());
    }

    /** Where an empty database is. */
    public static String newUrl() {
        var name = "t" + DATABASES.incrementAndGet();
        try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Holder.SERVER.getJdbcUrl("postgres", name);
    }

    /** Ends the server's sessions of the database at {@code url}, as a restart does. */
    public static void cutOff(String url) throws SQLException {
        var name = url.replaceAll(".*/([^?/]+).*", "$1");
        try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
                var cut = connection.prepareStatement(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?")) {
            cut.setString(1, name);
            cut.execute();
        }
    }

    /** A server that a test may stop. */
    public static EmbeddedPostgres start(Path dataFolder, int port) throws IOException {
        // The parent is where the binaries are unpacked: the default one belongs to whoever came first.
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(dataFolder)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        Files.createDirectories(Path.of("target", "postgres")).toFile());
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return PostgresServer.start(Files.createTempDirectory(Path.of("target"), "postgres-data"), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
