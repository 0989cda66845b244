package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.verify.SqsQueue;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Topics;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Orders as CloudEvents, read from Kafka and SQS by the CNCF's own library. */
class CloudEventsIT {
    private static final String ROUTE =
            """
            - route:
                id: %1$s
                from:
                  uri: bascule-jms:queue:%1$s
                  parameters: {connection: erp}
                  steps:
                    - to: {uri: "bascule-kafka:%1$s", parameters: {connection: cloud, envelope: cloudevents-structured, %2$s}}
                    - to: {uri: "bascule-kafka:%1$s-binary", parameters: {connection: cloud, envelope: cloudevents-binary, %2$s}}
                    - to: {uri: "bascule-sqs:%1$s", parameters: {connection: aws, envelope: cloudevents-structured, %2$s}}
                    - to: {uri: "bascule-sqs:%1$s-binary", parameters: {connection: aws, envelope: cloudevents-binary, %2$s}}
            """;
    private static final String EVENT =
            "ceSource: /erp/orders, ceType: com.acme.order.created, ceSubject: \"${header.orderId}\"";
    private static final int ORDERS = 500;

    @TempDir
    Path dir;

    @Test
    void every_order_is_the_same_event_in_kafka_and_sqs_in_both_modes() throws Exception {
        try (var scene = Scene.shared(dir);
                var structured = queue(scene, "");
                var binary = queue(scene, "-binary")) {
            try (var topics = new Topics(scene.bootstrapServers())) {
                topics.create(scene.topic() + "-binary", 1, Map.of());
            }
            scene.start(folder(scene));
            scene.send(OrderStream.good("e", 20), ORDERS);
            scene.awaitQuiet();

            var expected = new HashSet<>(scene.sent().acknowledged().keySet());
            assertThat(expected).hasSize(ORDERS);
            for (var events :
                    List.of(ofTopic(scene, ""), ofTopic(scene, "-binary"), ofQueue(structured), ofQueue(binary))) {
                assertThat(events).allSatisfy(CloudEventsIT::isSound);
                assertThat(events).extracting(CloudEvent::getId).doesNotHaveDuplicates();
                assertThat(events).extracting(CloudEvent::getSubject).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static void isSound(CloudEvent event) {
        assertThat(event.getId()).startsWith("ID:");
        assertThat(event.getSource()).isEqualTo(URI.create("/erp/orders"));
        assertThat(event.getType()).isEqualTo("com.acme.order.created");
        assertThat(event.getTime()).isNotNull();
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("traceparent").toString()).startsWith("00-");
        assertThat(new String(event.getData().toBytes(), StandardCharsets.UTF_8))
                .contains(event.getSubject());
    }

    private static List<CloudEvent> ofTopic(Scene scene, String suffix) {
        return TopicReader.readAll(scene.bootstrapServers(), scene.topic() + suffix).stream()
                .map(record -> read(record.headers(), record.value()))
                .toList();
    }

    private static List<CloudEvent> ofQueue(SqsQueue queue) {
        return queue.drain().stream()
                .map(message -> read(headers(message), message.body().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** SQS has no binding of its own: the attributes have the names of Kafka's headers. */
    private static Headers headers(Message message) {
        var headers = new RecordHeaders();
        message.messageAttributes()
                .forEach((name, attribute) ->
                        headers.add(name, attribute.stringValue().getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static CloudEvent read(Headers headers, byte[] value) {
        try (var reader = new CloudEventDeserializer()) {
            return reader.deserialize("", headers, value);
        }
    }

    private static SqsQueue queue(Scene scene, String suffix) {
        return new SqsQueue(SharedLab.get().sqsEndpoint(), scene.queue() + suffix).create();
    }

    private static BridgeFolder folder(Scene scene) throws IOException {
        return scene.folder("a", 1)
                .connection("aws: {kind: aws, region: eu-west-1, endpoint: \""
                        + SharedLab.get().sqsEndpoint() + "\", access-key: test, secret-key: test}")
                .route("orders", ROUTE.formatted(scene.queue(), EVENT));
    }
}
