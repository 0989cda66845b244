package dev.bascule.it.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.bridge.SharedLab;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.Repository;
import dev.bascule.it.process.RouteState;
import dev.bascule.it.verify.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the books of a feed say after the bridge was started again. */
class FeedBooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path DIR =
            Repository.work("feed-books-it").resolve(UUID.randomUUID().toString());
    private static final int FILES = 8;
    private static final int LINES = 2_000;
    private static final int BAD_EVERY = 100;
    private static final String LAYOUT =
            """
                   01  LINE.
                       05  FILE-NO  PIC 9(2).
                       05  LINE-NO  PIC 9(4).
            """;

    private final LabProcess lab = SharedLab.get();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"the database is kept", "the database was deleted"})
    void lanes_that_do_not_run_any_more_stay_in_the_books(String what) throws Exception {
        var topic = topic();
        var folder = folder(topic).route("lines", route(topic, 2));
        writeFiles(folder);
        try (var bridge = BridgeProcess.startReady(folder, lab.credentials())) {
            awaitBooks(bridge);
            bridge.stopCleanly();

            if (what.endsWith("deleted")) {
                deleteDatabase(folder);
            }
            folder.route("lines", route(topic, 1));
            bridge.startAgain();
            bridge.awaitReady();

            awaitBooks(bridge);
        }
    }

    @Test
    void the_books_are_right_again_after_a_kill_and_without_the_database() throws Exception {
        var topic = topic();
        var folder = folder(topic).route("lines", route(topic, 2));
        writeFiles(folder);
        try (var bridge = BridgeProcess.startReady(folder, lab.credentials())) {
            awaitBooks(bridge);
            bridge.process().kill9();
            deleteDatabase(folder);
            bridge.startAgain();
            bridge.awaitReady();

            awaitBooks(bridge);
        }
    }

    private static void awaitBooks(BridgeProcess bridge) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            RouteState books = bridge.client().route("lines");
            assertThat(books.taken()).isEqualTo(FILES * LINES);
            assertThat(books.deadLettered()).isEqualTo(FILES * LINES / BAD_EVERY);
            assertThat(books.balanced()).isTrue();
        });
    }

    private String topic() {
        var topic = "lines-" + UUID.randomUUID();
        try (var topics = new Topics(lab.bootstrapServers())) {
            topics.create(topic, 1);
        }
        return topic;
    }

    private BridgeFolder folder(String topic) throws IOException {
        var folder = new BridgeFolder(DIR.resolve(topic))
                .configure(topic, "tcp://127.0.0.1:1", lab.bootstrapServers(), Ports.free());
        Files.createDirectories(folder.dir().resolve("inbox"));
        Files.createDirectories(folder.dir().resolve("config/copybooks"));
        Files.writeString(folder.dir().resolve("config/copybooks/line.cpy"), LAYOUT);
        return folder;
    }

    private static String route(String topic, int lanes) {
        return """
                - route:
                    id: lines
                    from:
                      uri: bascule-feed:inbox
                      parameters: {layout: line.cpy, format: TEXT, charset: US-ASCII, stableFor: 0s, lanes: %d, batchMessages: 100}
                      steps:
                        - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud}}
                """
                .formatted(lanes, topic);
    }

    private static void writeFiles(BridgeFolder folder) throws IOException {
        for (int file = 1; file <= FILES; file++) {
            var lines = new StringBuilder();
            for (int line = 1; line <= LINES; line++) {
                lines.append(
                        line % BAD_EVERY == 0
                                ? "%02d%03dx\n".formatted(file, line % 1_000)
                                : "%02d%04d\n".formatted(file, line));
            }
            Files.writeString(folder.dir().resolve("inbox/" + file + ".txt"), lines);
        }
    }

    private static void deleteDatabase(BridgeFolder folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder.data(), "bascule.db*")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }
}
