package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeCommand;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console before many routes and many dead letters: how long pages take, what they need in the browser and what an open one costs the bridge is
 * printed. {@code -Dbascule.it.console.routes=50 -Dbascule.it.console.letters=100000 -Dbascule.it.console.seconds=60} is the long form.
 */
class ConsoleSizeIT {
    private static final int ROUTES = Integer.getInteger("bascule.it.console.routes", 5);
    private static final int LETTERS = Integer.getInteger("bascule.it.console.letters", 500);
    private static final int SECONDS = Integer.getInteger("bascule.it.console.seconds", 2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> JVM_OPTIONS = List.of("-Xmx288m", "-XX:+UseSerialGC");
    private static final String PASSWORD = "otto-of-the-bridge";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    @Test
    void pages_show_all_of_it() throws Exception {
        var browser = Browser.installed();
        assumeTrue(browser.isPresent(), "Chromium or Node is not installed (Debian: chromium)");
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 1);
            for (int i = 1; i < ROUTES; i++) {
                folder.route("more-" + i, more(scene, i));
            }
            folder.operator("otto", PASSWORD);
            var bridge = scene.start(folder, JVM_OPTIONS);
            scene.send(OrderStream.withPoison("p", 1, 1), 1);
            await().until(() -> scene.deadLetters().size() == 1);
            fill(scene, folder);

            var said = browser.get()
                    .run(
                            "size.mjs",
                            Map.of(
                                    "url",
                                    bridge.client().url() + "/hawtio/",
                                    "user",
                                    Map.of("name", "otto", "password", PASSWORD),
                                    "pid",
                                    bridge.process().pid(),
                                    "route",
                                    scene.route(),
                                    "routes",
                                    ROUTES,
                                    "letters",
                                    LETTERS,
                                    "seconds",
                                    SECONDS),
                            PATIENCE);

            System.out.println(said);
            assertThat(bridge.client().routes()).hasSize(ROUTES);
        }
    }

    /** Copies of the one letter, with ids, keys and routes of their own. */
    private void fill(Scene scene, BridgeFolder folder) throws IOException {
        var one = dir.resolve("one.jsonl");
        deadLetter(folder, "export", "--out", one, "--reveal");
        var letter = (ObjectNode) JSON.readTree(Files.readString(one));
        var many = dir.resolve("many.jsonl");
        try (var out = Files.newBufferedWriter(many)) {
            for (int i = 1; i < LETTERS; i++) {
                letter.put("id", "copy%012d".formatted(i));
                letter.put("key", "ID:copy-%06d".formatted(i));
                letter.put("route", i % ROUTES == 0 ? scene.route() : scene.route() + "-" + i % ROUTES);
                out.write(JSON.writeValueAsString(letter));
                out.newLine();
            }
        }
        deadLetter(folder, "import", many);
    }

    private static void deadLetter(BridgeFolder folder, String what, Object... more) throws IOException {
        var words = new ArrayList<Object>(List.of("deadletter", what));
        words.addAll(List.of(more));
        words.addAll(List.of("--dir", folder.dir()));
        var said = BridgeCommand.run(folder.dir(), PATIENCE, Map.of(), words.toArray());
        assertThat(said.exitCode()).as(said.text()).isZero();
    }

    private static String more(Scene scene, int number) {
        var id = scene.route() + "-" + number;
        return Scene.ROUTE.formatted(id, id, 1, scene.topic());
    }
}
