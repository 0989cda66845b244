package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.load.MainframeOrder;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeCommand;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.Repository;
import dev.bascule.it.verify.TopicReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mainframe records in JMS messages, through the {@code copybook:} step. */
class CopybookIT {
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(60);
    private static final String COPYBOOK = "config/copybooks/order.cpy";
    private static final String ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp}
                  steps:
                    - to: {uri: "copybook:order.cpy", parameters: {operation: decode, charset: IBM1047, names: camel}}
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud, key: "${header.orderGroup}"}}
            """;

    @TempDir
    Path dir;

    @Test
    void records_become_json_in_kafka_and_a_bad_one_a_dead_letter_with_its_field_errors() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder =
                    scene.folder("a", 1).route("orders", ROUTE.formatted(scene.route(), scene.queue(), scene.topic()));
            Files.createDirectories(folder.dir().resolve(COPYBOOK).getParent());
            Files.copy(Repository.root().resolve(COPYBOOK), folder.dir().resolve(COPYBOOK));
            scene.start(folder);
            try (var sender = OrderSender.ofBytes(scene.broker(), scene.queue(), scene.sent(), MainframeOrder::bytes)) {
                sender.send(OrderStream.withPoison("m", 3, 50).next(100));
            }
            scene.awaitQuiet();

            scene.verdict().requireConserved().requireInOrder();
            assertThat(firstValue(scene))
                    .startsWith(
                            "{\"orderId\":\"m-0\",\"orderGroup\":\"m-g0\",\"groupSequence\":0,"
                                    + "\"customerName\":\"MÜLLER & SÖHNE GMBH\",\"orderTotal\":0.50,\"currencyCode\":\"EUR\",\"lineCount\":3,");
            var letters = scene.deadLetters();
            assertThat(letters).hasSize(2);
            var letter = show(folder, letters.get(0).id());
            assertThat(letter.path("reason").asText()).isEqualTo("unreadable");
            assertThat(letter.path("stage").asText()).isEqualTo("copybook:order.cpy");
            assertThat(letter.path("error").asText())
                    .contains("PACKED_DIGIT in orderTotal")
                    .doesNotContainIgnoringCase("ffff");
            assertThat(letter.path("fieldErrors")).hasSize(1);
            assertThat(letter.path("fieldErrors").path(0).asText())
                    .startsWith("record 1: PACKED_DIGIT: orderTotal: ")
                    .containsIgnoringCase("offset 74, length 5, bytes ffffffffff, PIC S9(7)V99 COMP-3");
            assertThat(Files.readString(folder.dir().resolve("bridge.log"))).doesNotContainIgnoringCase("ffffffffff");
        }
    }

    private static String firstValue(Scene scene) throws Exception {
        var values = new ArrayList<String>();
        try (var reader = new TopicReader(scene.bootstrapServers(), scene.topic())) {
            reader.catchUp(kafkaRecord -> values.add(new String(kafkaRecord.value(), StandardCharsets.UTF_8)));
        }
        return values.stream()
                .filter(value -> value.contains("\"m-0\""))
                .findFirst()
                .orElse("none");
    }

    /** As an operator would see it. */
    private JsonNode show(BridgeFolder folder, String id) throws Exception {
        var shown = BridgeCommand.run(
                dir, COMMAND_TIMEOUT, Map.of(), "deadletter", "show", id, "--json", "--dir", folder.dir());
        assertThat(shown.exitCode()).as(shown.text()).isZero();
        return new ObjectMapper().readTree(shown.text());
    }
}
