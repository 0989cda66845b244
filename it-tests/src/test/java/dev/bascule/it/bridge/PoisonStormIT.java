package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.process.BridgeCommand;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.TopicReader;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand messages that the route cannot read: few become dead letters, the rest waits on the queue until the route is put right. */
class PoisonStormIT {
    private static final int MESSAGES = 1000;
    private static final int FAILED = 50;
    /** The batches in which it shows are small. */
    private static final int AT_MOST = FAILED + 10;

    private static final String BODY = "private, and no order: ";
    private static final String FORGIVING_ROUTE =
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
    void a_route_that_can_read_nothing_is_held_until_it_is_put_right() throws Exception {
        try (var scene = Scene.shared(dir)) {
            sendUnreadable(scene);
            var folder = scene.folder("a", 1, "reload: true");
            var bridge = scene.startUnready(folder);

            awaitHeld(bridge, scene, FAILED);
            int first = scene.deadLetters().size();
            assertThat(first).isBetween(FAILED, AT_MOST);
            assertThat(depth(scene)).isEqualTo(MESSAGES - first);
            assertThat(bridge.client().health())
                    .contains("of the last", "step_failed")
                    .doesNotContain("Exception");

            BridgeCommand.route(folder, "resume", scene.route());
            awaitHeld(bridge, scene, first + FAILED);
            int second = scene.deadLetters().size();
            assertThat(second - first).isBetween(FAILED, AT_MOST);

            folder.route("orders", FORGIVING_ROUTE.formatted(scene.route(), scene.queue(), scene.topic()));
            scene.awaitQuiet();
            assertThat(TopicReader.readAll(scene.bootstrapServers(), scene.topic()))
                    .hasSize(MESSAGES - second);
            assertThat(scene.deadLetters()).hasSize(second);
            assertThat(Files.readString(folder.dir().resolve("bridge.log")))
                    .contains("state=HELD")
                    .doesNotContain(BODY);
        }
    }

    private static void awaitHeld(BridgeProcess bridge, Scene scene, int letters) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var route = bridge.client().route(scene.route());
            return route.state().equals("HELD") && route.deadLettered() >= letters;
        });
    }

    private static int depth(Scene scene) throws JMSException {
        try (var queues = new Queues(scene.broker())) {
            return (int) queues.count(scene.queue());
        }
    }

    private static void sendUnreadable(Scene scene) throws JMSException {
        try (Connection connection = scene.broker().createConnection();
                var session = connection.createSession(Session.SESSION_TRANSACTED);
                var producer = session.createProducer(session.createQueue(scene.queue()))) {
            for (int i = 0; i < MESSAGES; i++) {
                producer.send(session.createTextMessage(BODY + i));
            }
            session.commit();
        }
    }
}
