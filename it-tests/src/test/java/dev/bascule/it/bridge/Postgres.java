package dev.bascule.it.bridge;

import dev.bascule.it.lab.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real PostgreSQL that can be restarted. */
final class Postgres implements AutoCloseable {
    private final Path dir;
    private final int port = Ports.free();
    private EmbeddedPostgres server;

    /** Starts it on a folder of its own. */
    Postgres(Path dir) throws IOException {
        this.dir = Files.createDirectories(dir.toAbsolutePath());
        this.server = launch();
    }

    /** A line of the configuration. */
    String setting() {
        return "database: {url: \"jdbc:postgresql://127.0.0.1:" + port + "/postgres\", username: postgres}";
    }

    /** Ends it, whatever its sessions are doing. */
    void stop() throws IOException {
        server.close();
    }

    /** Starts it again on what it had stored. */
    void startAgain() throws IOException {
        server = launch();
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(dir.resolve("data"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(dir.toFile())
                .setServerConfig("fsync", "on")
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
