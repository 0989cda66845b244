package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.verify.TopicReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideBatchIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int TICKS = 20;
    private static final String TIMER_ROUTE =
            """
            - route:
                id: %1$s
                from:
                  uri: timer:ticks
                  parameters: {period: 20, repeatCount: %2$d, includeMetadata: true}
                  steps:
                    - setBody: {simple: "tick ${exchangeProperty.CamelTimerCounter}"}
                    - to: {uri: "bascule-kafka:%1$s", parameters: {connection: cloud, key: "${body}"}}
            """;
    private static final String CALLING_ROUTES =
            """
            - route:
                id: %1$s
                from:
                  uri: timer:ticks
                  parameters: {period: 20, repeatCount: %2$d, includeMetadata: true}
                  steps:
                    - setBody: {simple: "tick ${exchangeProperty.CamelTimerCounter}"}
                    - choice:
                        when:
                          - simple: "${exchangeProperty.CamelTimerCounter} == 7"
                            steps:
                              - setBody: {simple: "${body.repeat(5000)}"}
                    - to: {uri: "direct:send"}
            - route:
                id: %1$s-called
                from:
                  uri: direct:send
                  steps:
                    - to: {uri: "bascule-kafka:%1$s", parameters: {connection: cloud}}
            """;

    @TempDir
    Path dir;

    @Test
    void a_message_of_a_timer_is_a_batch_of_one_and_visible_at_once() throws Exception {
        try (var scene = Scene.shared(dir)) {
            scene.start(scene.folder("a", 1).route("orders", TIMER_ROUTE.formatted(scene.topic(), TICKS)));
            await().atMost(WITHIN).until(() -> values(scene).size() == TICKS);

            assertThat(values(scene)).containsExactlyInAnyOrderElementsOf(ticks());
            assertThat(records(scene)).allSatisfy(sent -> {
                assertThat(new String(sent.key(), StandardCharsets.UTF_8))
                        .isEqualTo(new String(sent.value(), StandardCharsets.UTF_8));
                assertThat(sent.headers().lastHeader("bascule-route").value())
                        .isEqualTo(scene.route().getBytes(StandardCharsets.UTF_8));
                assertThat(sent.headers().lastHeader("bascule-key")).isNotNull();
            });
        }
    }

    @Test
    void a_message_that_kafka_refuses_fails_alone_in_a_route_that_another_calls() throws Exception {
        try (var scene = Scene.on(dir, SharedLab.get(), SharedLab.get(), Map.of("max.message.bytes", "20000"))) {
            var bridge =
                    scene.start(scene.folder("a", 1).route("orders", CALLING_ROUTES.formatted(scene.topic(), TICKS)));
            await().atMost(WITHIN).until(() -> values(scene).size() == TICKS - 1);

            var delivered =
                    ticks().stream().filter(tick -> !tick.equals("tick 7")).toList();
            assertThat(values(scene)).containsExactlyInAnyOrderElementsOf(delivered);
            assertThat(bridge.client().route(scene.route()).state()).isEqualTo("RUNNING");
        }
    }

    private static List<String> ticks() {
        return IntStream.rangeClosed(1, TICKS).mapToObj(tick -> "tick " + tick).toList();
    }

    private static List<String> values(Scene scene) {
        return records(scene).stream()
                .map(sent -> new String(sent.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(Scene scene) {
        return TopicReader.readAll(scene.bootstrapServers(), scene.topic());
    }
}
