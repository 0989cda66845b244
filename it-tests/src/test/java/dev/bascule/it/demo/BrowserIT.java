package dev.bascule.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.load.MainframeOrder;
import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.Repository;
import dev.bascule.it.verify.TopicReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser, with the demo's routes and load: Debian's Chromium, driven by {@code src/test/browser/console.mjs}. Pictures are
 * left in {@code target/browser/pictures}; those in the documentation are copies of them.
 */
class BrowserIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(6);
    private static final Order PLANTED = new Order("PLANTED-000001", "planted", 1, Order.Kind.POISON);
    private static final Map<String, Map<String, String>> USERS = Map.of(
            "operator", Map.of("name", "otto", "password", "otto-of-the-bridge"),
            "viewer", Map.of("name", "vera", "password", "vera-looks-at-it"));

    @TempDir
    Path dir;

    @Test
    void an_operator_finds_fixes_and_replays_what_failed_and_a_viewer_only_looks() throws Exception {
        var chromium = onPath("chromium").or(() -> onPath("chromium-browser"));
        assumeTrue(chromium.isPresent(), "Chromium is not installed (Debian: chromium)");
        assumeTrue(onPath("npm").isPresent(), "Node and npm are not installed");
        var browser = browserFolder();
        try (var stage = new DemoStage(dir.resolve("stage"), home(), Map.of())) {
            stage.bridge().awaitReady();
            try (var load = new DemoLoad(stage, 200)) {
                plant(stage);
                var plan = Map.of(
                        "url", stage.managementUrl() + "/hawtio/",
                        "users", USERS,
                        "planted", PLANTED.id(),
                        "fixed", Map.of("from", "ff ff ff ff ff", "to", "00 00 12 95 0c"),
                        "pictures", browser.resolve("pictures").toString(),
                        "browser", chromium.get().toString());
                run(browser, new ObjectMapper().writeValueAsString(plan), "node", "console.mjs");
                assertThat(load.count()).isPositive();
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> delivered(stage)
                    .contains(PLANTED.id()));
        }
    }

    private static void plant(DemoStage stage) throws Exception {
        try (var sender =
                OrderSender.ofBytes(stage.broker(), "MAINFRAME.ORDERS", new SentOrders(), MainframeOrder::bytes)) {
            sender.send(List.of(PLANTED));
        }
    }

    private static Set<String> delivered(DemoStage stage) {
        var ids = new HashSet<String>();
        try (var reader = new TopicReader(stage.lab().bootstrapServers(), "mainframe.orders")) {
            reader.catchUp(found -> ids.add(new String(found.key(), StandardCharsets.UTF_8)));
        }
        return ids;
    }

    /** The repository's configuration, with users. */
    private Path home() throws IOException {
        var home = dir.resolve("home");
        copy(Repository.root().resolve("config"), home.resolve("config"));
        copy(Repository.root().resolve("routes"), home.resolve("routes"));
        var users = new StringBuilder("  console:\n    users:\n");
        USERS.forEach((role, user) -> users.append("      - {name: %s, password: %s, role: %s}%n"
                .formatted(user.get("name"), user.get("password"), role)));
        var file = home.resolve("config/application.yaml");
        Files.writeString(file, Files.readString(file).replace("  console:\n", users));
        return home;
    }

    /** Where npm installs the driver, out of the sources' way. */
    private static Path browserFolder() throws Exception {
        var folder = Files.createDirectories(Repository.root().resolve("it-tests/target/browser"));
        copy(Repository.root().resolve("it-tests/src/test/browser"), folder);
        if (!Files.exists(folder.resolve("node_modules/playwright-core"))) {
            run(folder, "{}", "npm", "ci", "--no-audit", "--no-fund");
        }
        return folder;
    }

    private static void run(Path folder, String plan, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var said = Files.createTempFile(folder, "said", ".log");
        builder.redirectOutput(said.toFile());
        builder.environment().put("CONSOLE_PLAN", plan);
        var process = builder.start();
        try {
            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .as(String.join(" ", command) + " ended")
                    .isTrue();
            assertThat(process.exitValue())
                    .as(String.join(" ", command) + "\n" + Files.readString(said))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    private static Optional<Path> onPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
