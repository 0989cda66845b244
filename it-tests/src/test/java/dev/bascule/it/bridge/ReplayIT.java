package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeCommand;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.verify.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many messages that the route could not read; it is put right, and they are replayed while the bridge is killed. {@code -Dbascule.it.replay.letters=10000} for more. */
class ReplayIT {
    private static final int LETTERS = Integer.getInteger("bascule.it.replay.letters", 300);
    private static final Duration PATIENCE = Duration.ofSeconds(120 + LETTERS / 20);
    private static final String EVERY_MESSAGE_MAY_BE_POISON = "poison: {failed: 0}";

    /** Lets everything through. */
    private static final String RIGHT_ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp}
                  steps:
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud}}
            """;

    @TempDir
    Path dir;

    @Test
    void each_is_delivered_once_though_the_bridge_is_killed_twice() throws Exception {
        var trigger = dir.resolve("halt-at");
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2, EVERY_MESSAGE_MAY_BE_POISON);
            var bridge = scene.start(folder, BridgeProcess.withKillAgent(trigger));
            scene.send(new OrderStream("p", 10, 1, 0), LETTERS);
            scene.awaitQuiet();
            assertThat(scene.deadLetters()).hasSize(LETTERS);
            bridge.stopCleanly();
            folder.route("orders", RIGHT_ROUTE.formatted(scene.route(), scene.queue(), scene.topic()));
            bridge.startAgain();
            bridge.awaitReady();

            int rate = Math.max(100, LETTERS / 6);
            var submitted = run(folder, "replay", "--route", scene.route(), "--rate", "" + rate, "--json");
            assertThat(submitted.exitCode()).isZero();
            await().atMost(PATIENCE).until(() -> replayed(bridge) >= LETTERS / 6);
            // Between the records' commit and the store's.
            Files.writeString(trigger, "SQL:enter");
            bridge.process().awaitEnd(PATIENCE);
            Files.delete(trigger);
            bridge.startAgain();
            bridge.awaitReady();

            await().atMost(PATIENCE).until(() -> replayed(bridge) >= LETTERS / 2);
            bridge.process().kill9();
            bridge.startAgain();
            bridge.awaitReady();

            await().atMost(PATIENCE)
                    .until(() -> !job(bridge).path("state").asText().equals("RUNNING"));
            assertThat(job(bridge).path("state").asText()).isEqualTo("DONE");
            assertThat(job(bridge).path("replayed").asInt()).isEqualTo(LETTERS);
            assertThat(job(bridge).path("deadLetteredAgain").asInt()).isZero();
            scene.awaitDecided();
            assertThat(arrived(scene))
                    .containsExactlyInAnyOrderElementsOf(scene.sent().of(Order.Kind.POISON).stream()
                            .map(Order::id)
                            .toList());
            assertThat(scene.deadLetters()).isEmpty();
            assertThat(auditedOutcomes(bridge)).hasSize(LETTERS).doesNotHaveDuplicates();
        }
    }

    @Test
    void one_is_tried_out_edited_exported_and_discarded_by_command() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 1);
            var bridge = scene.start(folder);
            scene.sendText("one", "no order");
            scene.sendText("two", "no order either");
            scene.awaitQuiet();
            var letters = bridge.client().deadLetters(scene.route());
            assertThat(letters).hasSize(2);
            var one = letters.get(0).id();

            assertThat(run(folder, "show", one, "--as", "hex").text()).contains("|no order|");
            assertThat(run(folder, "replay", one, "--dry-run").text()).contains(one, "nothing was done");
            assertThat(run(folder, "replay", one, "--wait").exitCode()).isEqualTo(1);
            var body = Files.writeString(dir.resolve("body.json"), "{\"orderId\": \"one\"}");
            var edited = run(folder, "replay", one, "--body", body.toString(), "--header", "orderGroup=g", "--wait");
            assertThat(edited.exitCode()).as(edited.text()).isZero();
            scene.awaitDecided();
            assertThat(TopicReader.readAll(scene.bootstrapServers(), scene.topic()))
                    .singleElement()
                    .satisfies(sent -> assertThat(new String(sent.value(), StandardCharsets.UTF_8))
                            .isEqualTo("{\"orderId\": \"one\"}"));

            var file = dir.resolve("letters.jsonl");
            assertThat(run(folder, "export", "--out", file.toString()).exitCode())
                    .isZero();
            assertThat(Files.readAllLines(file)).hasSize(1);
            assertThat(run(folder, "discard", "--all", "--because", "test").text())
                    .contains("1 dead letters discarded");
            assertThat(scene.deadLetters()).isEmpty();
            assertThat(run(folder, "import", file.toString()).text()).contains("1 dead letters imported");
            assertThat(scene.deadLetters()).hasSize(1);
            assertThat(run(folder, "audit").text()).contains("SHOW", "EDIT", "REPLAY", "EXPORT", "DISCARD", "IMPORT");
            assertThat(run(folder, "jobs").text()).contains("DONE");
        }
    }

    private static JsonNode job(BridgeProcess bridge) throws IOException {
        return bridge.client().askDeadLetters("jobs", List.of()).path(0);
    }

    private static int replayed(BridgeProcess bridge) throws IOException {
        return job(bridge).path("replayed").asInt();
    }

    private static List<String> arrived(Scene scene) {
        return TopicReader.readAll(scene.bootstrapServers(), scene.topic()).stream()
                .map(sent ->
                        new String(sent.headers().lastHeader(Order.ID_PROPERTY).value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> auditedOutcomes(BridgeProcess bridge) throws IOException {
        var letters = new ArrayList<String>();
        bridge.client()
                .askDeadLetters("audit", Map.of("limit", 1_000 + 2 * LETTERS))
                .forEach(entry -> {
                    if (entry.has("letterId") && entry.path("detail").asText().startsWith("delivered")) {
                        letters.add(entry.path("letterId").asText());
                    }
                });
        return letters;
    }

    private static BridgeCommand run(BridgeFolder folder, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("deadletter"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--dir", folder.dir().toString()));
        return BridgeCommand.run(folder.dir(), PATIENCE, Map.of(), all.toArray());
    }
}
