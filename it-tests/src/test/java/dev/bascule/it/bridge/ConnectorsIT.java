package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.aws.AwsStandIn;
import dev.bascule.it.aws.Place;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.RouteState;
import dev.bascule.it.verify.ConservationLaw;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route that consists of this repository's Kamelets, from Artemis to Kafka and to each service of AWS. */
class ConnectorsIT {
    private static final int ORDERS = Integer.getInteger("bascule.it.connectors.orders", 1_200);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String ROUTE =
            """
            - route:
                id: %1$s
                from:
                  uri: kamelet:artemis-source
                  parameters: {connection: erp, queue: "%2$s", lanes: 2}
                  steps:
                    - kamelet:
                        name: event-pattern-filter-action
                        parameters: {pattern: '{"orderId": [{"anything-but": {"prefix": "TEST-"} }]}'}
                        steps:
                          - to: {uri: "kamelet:kafka-sink", parameters: {connection: cloud, topic: "%2$s", key: "${header.orderGroup}"}}
                          - to: {uri: "kamelet:sqs-sink", parameters: {connection: aws, queue: "%2$s"}}
                          - to: {uri: "kamelet:sns-sink", parameters: {connection: aws, topic: "%2$s"}}
                          - to: {uri: "kamelet:kinesis-sink", parameters: {connection: aws, stream: "%2$s", partitionKey: "${header.orderGroup}"}}
                          - to: {uri: "kamelet:eventbridge-sink", parameters: {connection: aws, bus: "%2$s", source: com.acme.erp, detailType: OrderCreated}}
            """;

    @TempDir
    Path dir;

    @Test
    void what_kamelets_take_and_send_is_conserved_over_a_kill_and_the_route_keeps_its_name() throws Exception {
        try (var aws = new AwsStandIn(0, 42);
                var scene = Scene.shared(dir)) {
            var places = List.of(
                    aws.queue(scene.queue()),
                    aws.topic(scene.queue()),
                    aws.stream(scene.queue()),
                    aws.bus(scene.queue()));
            var bridge = scene.start(folder(scene, aws));
            assertThat(bridge.client().routes()).extracting(RouteState::id).containsExactly(scene.route());
            scene.send(OrderStream.good("a", 20), ORDERS);
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(TIMEOUT)
                    .until(() -> places.get(0).taken() > 0);
            bridge.process().kill9();
            bridge.startAgain();
            bridge.awaitReady();
            scene.send(OrderStream.good("b", 20), ORDERS);
            scene.awaitQuiet();

            scene.verdict().requireConserved();
            for (var place : places) {
                assertThat(missing(scene, place)).as(place.toString()).isEmpty();
            }
            assertThat(places.get(3).samples().get(0).attributes())
                    .containsEntry("source", "com.acme.erp")
                    .containsEntry("detail-type", "OrderCreated");
        }
    }

    private BridgeFolder folder(Scene scene, AwsStandIn aws) throws IOException {
        return scene.folder("a", 2)
                .connection("aws: {kind: aws, region: eu-west-1, endpoint: \"" + aws.endpoint()
                        + "\", access-key: test, secret-key: test}")
                .route("orders", ROUTE.formatted(scene.route(), scene.queue()))
                .connectors();
    }

    private static List<String> missing(Scene scene, Place place) {
        return List.copyOf(ConservationLaw.judge(scene.sent(), place.arrivals(), List.of(), List.of())
                .missing());
    }
}
