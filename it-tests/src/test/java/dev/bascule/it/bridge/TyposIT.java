package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TyposIT {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int EXIT_NEGATIVE = 1;

    private static final List<Typo> TYPOS = List.of(
            new Typo("step", "setHeader: {", "setHaeder: {", "7:11: unknown step 'setHaeder'"),
            new Typo(
                    "option",
                    "connection: cloud",
                    "conection: cloud",
                    "11:\\d+: unknown option 'conection' of bascule-kafka:"),
            new Typo(
                    "number", "lanes: 2", "lanes: two", "5:44: 'two' is no value of option 'lanes': it takes a number"),
            new Typo("place", "- to: {uri: ", "- wireTap: {uri: ", "11:17: bascule-kafka:"));

    @TempDir
    Path dir;

    /** What is wrong in a file of that name, and where the bridge should say so. */
    private record Typo(String file, String right, String wrong, String said) {
        String clearLine() {
            return "routes/" + file + "\\.yaml:" + said;
        }
    }

    @Test
    void a_typo_in_a_file_is_one_clear_line_and_the_other_files_routes_run_on() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2);
            for (var typo : TYPOS) {
                folder.route(
                        typo.file(),
                        scene.routeTo(scene.topic(), 2)
                                .replace("id: " + scene.route(), "id: " + typo.file())
                                .replace(typo.right(), typo.wrong()));
            }
            var bridge = scene.startUnready(folder);
            scene.send(OrderStream.good("t", 10), 300);
            scene.awaitQuiet();

            scene.verdict().requireConserved();
            assertThat(scene.state(bridge)).isEqualTo("RUNNING");
            var health = bridge.client().health();
            assertThat(TYPOS).allSatisfy(typo -> {
                assertThat(health).containsPattern(typo.clearLine());
                assertThat(refusals(bridge, typo.file() + ".yaml:"))
                        .singleElement()
                        .asString()
                        .containsPattern(typo.clearLine());
            });
            bridge.stopCleanly();
        }
    }

    @Test
    void a_typo_in_the_configuration_is_one_clear_line_and_nothing_starts() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2, "batch: {mesages: 100}");
            var process = new BridgeProcess(BridgeSetup.of(folder, scene.credentials(), BridgeProcess.JVM_OPTIONS));
            try (process) {
                assertThat(process.process().awaitEnd(WITHIN)).isEqualTo(EXIT_NEGATIVE);
                assertThat(process.process().lines())
                        .singleElement()
                        .asString()
                        .contains(
                                "config/application.yaml:7:11: bascule.batch.mesages: unknown key; did you mean 'messages'?");
            }
        }
    }

    @Test
    void the_corrected_file_runs_without_a_restart() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2, "reload: true");
            var right = Files.readString(folder.routes().resolve("orders.yaml"));
            folder.route("orders", right.replace("bascule-kafka:", "bascule-kafak:"));
            var bridge = scene.startUnready(folder);
            assertThat(scene.state(bridge)).isEqualTo("INVALID");

            folder.route("orders", right);
            await().atMost(WITHIN).until(() -> scene.state(bridge).equals("RUNNING"));
            scene.send(OrderStream.good("c", 10), 300);
            scene.awaitQuiet();
            scene.verdict().requireConserved();
        }
    }

    private static List<String> refusals(BridgeProcess bridge, String place) {
        return bridge.process().lines().stream()
                .filter(said -> said.contains("\"dev.bascule.routes\"") && said.contains(place))
                .toList();
    }
}
