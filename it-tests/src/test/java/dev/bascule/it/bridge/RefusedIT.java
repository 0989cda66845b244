package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.verify.TopicReader;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedIT {
    private static final String PLAIN_ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp}
                  steps:
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud}}
            """;

    private static final String MARSHALLING_ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp}
                  steps:
                    - choice:
                        when:
                          - simple: "${body} is 'java.util.Map' || ${body} is 'java.util.List'"
                            steps:
                              - marshal: {json: {}}
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud}}
            """;

    @TempDir
    Path dir;

    @Test
    void a_record_too_large_for_the_topic_is_a_dead_letter_and_the_rest_of_its_batch_is_delivered() throws Exception {
        var small = Map.of("max.message.bytes", "20000");
        try (var scene = Scene.on(dir, SharedLab.get(), SharedLab.get(), small)) {
            scene.send(OrderStream.good("s", 5), 200);
            sendText(scene, "large", "x".repeat(30_000));
            scene.send(OrderStream.good("r", 5), 200);

            scene.start(scene.folder("a", 1)
                    .route("orders", PLAIN_ROUTE.formatted(scene.route(), scene.queue(), scene.topic())));
            scene.awaitQuiet();

            var letters = scene.deadLetters();
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).reason()).isEqualTo("too_large");
            assertThat(letters.get(0).bodyBytes()).isEqualTo(30_000);
            var verdict = scene.verdict();
            assertThat(verdict.missing()).isEmpty();
            assertThat(verdict.repeated()).isEmpty();
            assertThat(verdict.arrived()).isEqualTo(400);
        }
    }

    @Test
    void an_object_message_is_a_dead_letter_and_other_types_are_delivered() throws Exception {
        try (var scene = Scene.shared(dir)) {
            scene.start(scene.folder("a", 1)
                    .route("orders", MARSHALLING_ROUTE.formatted(scene.route(), scene.queue(), scene.topic())));
            sendAll(
                    scene,
                    session -> session.createObjectMessage("serialised"),
                    session -> session.createTextMessage("text"),
                    RefusedIT::bytes,
                    RefusedIT::map,
                    RefusedIT::stream);
            scene.awaitQuiet();

            assertThat(scene.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.reason())
                    .isEqualTo("object_message_refused"));
            var values = new ArrayList<String>();
            try (var reader = new TopicReader(scene.bootstrapServers(), scene.topic())) {
                reader.catchUp(kafkaRecord -> values.add(new String(kafkaRecord.value(), StandardCharsets.UTF_8)));
            }
            assertThat(values).hasSize(4).contains("text", "bytes");
            assertThat(values).anyMatch(value -> value.contains("\"amount\":3"));
        }
    }

    private static Message bytes(Session session) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes("bytes".getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static Message map(Session session) throws JMSException {
        var message = session.createMapMessage();
        message.setInt("amount", 3);
        return message;
    }

    private static Message stream(Session session) throws JMSException {
        var message = session.createStreamMessage();
        message.writeString("a");
        message.writeLong(7);
        return message;
    }

    private static void sendText(Scene scene, String id, String text) throws JMSException {
        sendAll(scene, session -> {
            var message = session.createTextMessage(text);
            message.setStringProperty(Order.ID_PROPERTY, id);
            return message;
        });
    }

    private static void sendAll(Scene scene, MessageMaker... makers) throws JMSException {
        try (Connection connection = scene.broker().createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(scene.queue()))) {
            for (var maker : makers) {
                producer.send(maker.make(session));
            }
        }
    }

    private interface MessageMaker {
        Message make(Session session) throws JMSException;
    }
}
