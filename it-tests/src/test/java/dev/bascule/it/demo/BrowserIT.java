package dev.bascule.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bascule.it.load.MainframeOrder;
import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.Browser;
import dev.bascule.it.process.Repository;
import dev.bascule.it.process.Tree;
import dev.bascule.it.verify.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser, with the demo's routes and load: Debian's Chromium, driven by {@code src/test/browser/console.mjs}.
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
        var browser = Browser.installed();
        assumeTrue(browser.isPresent(), "Chromium or Node is not installed (Debian: chromium)");
        try (var stage = new DemoStage(dir.resolve("stage"), home(), Map.of())) {
            stage.bridge().awaitReady();
            try (var load = new DemoLoad(stage, 50)) {
                plant(stage);
                browser.get()
                        .run(
                                "console.mjs",
                                Map.of(
                                        "url",
                                        stage.managementUrl() + "/hawtio/",
                                        "users",
                                        USERS,
                                        "planted",
                                        PLANTED.id(),
                                        "fixed",
                                        Map.of("from", "ff ff ff ff ff", "to", "00 00 12 95 0c")),
                                TIMEOUT);
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
        Tree.copy(Repository.root().resolve("config"), home.resolve("config"));
        Tree.copy(Repository.root().resolve("routes"), home.resolve("routes"));
        var users = new StringBuilder("  console:\n    users:\n");
        USERS.forEach((role, user) -> users.append("      - {name: %s, password: %s, role: %s}%n"
                .formatted(user.get("name"), user.get("password"), role)));
        var file = home.resolve("config/application.yaml");
        Files.writeString(file, Files.readString(file).replace("  console:\n", users));
        return home;
    }
}
