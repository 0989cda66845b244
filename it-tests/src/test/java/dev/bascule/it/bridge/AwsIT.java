package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.aws.AwsStandIn;
import dev.bascule.it.aws.FaultPlan;
import dev.bascule.it.aws.Place;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.Verdict;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** To each service of AWS, over the real SDK, while entries, calls and the bridge itself fail. */
class AwsIT {
    private static final String ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp, lanes: %d}
                  steps:
                    - to: {uri: "%s", parameters: {connection: aws%s}}
            """;

    /** More with {@code -Dbascule.it.aws.orders=100000}. */
    private static final int ORDERS = Integer.getInteger("bascule.it.aws.orders", 1_000);

    /** More with {@code -Dbascule.it.aws.kills=50}. */
    private static final int KILLS = Integer.getInteger("bascule.it.aws.kills", 2);

    private static final int BATCH = 500;
    private static final int ORDERS_PER_KILL = 3 * BATCH;
    private static final FaultPlan TORTURE = new FaultPlan(0.3, 0.03, 0.03, Duration.ofMillis(2));
    private static final Duration TIMEOUT = Duration.ofSeconds(60).plusMillis(10L * ORDERS);

    /** A service, and how a route writes to a place of it. */
    enum Service {
        SQS("bascule-sqs:%s", "", false),
        SQS_FIFO("bascule-sqs:%s.fifo", ", messageGroupId: \"${header.orderGroup}\"", true),
        SNS("bascule-sns:%s", "", false),
        KINESIS("bascule-kinesis:%s", ", partitionKey: \"${header.orderGroup}\"", true),
        EVENTBRIDGE("bascule-eventbridge:%s", ", source: com.acme.erp, detailType: OrderCreated", false);

        private final String uri;
        private final String options;
        private final boolean ordered;

        Service(String uri, String options, boolean ordered) {
            this.uri = uri;
            this.options = options;
            this.ordered = ordered;
        }

        Place place(AwsStandIn aws, String name) {
            return switch (this) {
                case SQS -> aws.queue(name);
                case SQS_FIFO -> aws.queue(name + ".fifo");
                case SNS -> aws.topic(name);
                case KINESIS -> aws.stream(name);
                case EVENTBRIDGE -> aws.bus(name);
            };
        }
    }

    @TempDir
    Path dir;

    private AwsStandIn aws;

    @BeforeEach
    void start() throws IOException {
        aws = new AwsStandIn(0, 42);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void with_a_third_of_the_entries_failing_nothing_is_missing_or_twice_and_order_holds(Service service)
            throws Exception {
        try (var scene = Scene.shared(dir)) {
            var place = service.place(aws, scene.queue());
            aws.faults(TORTURE);
            scene.send(OrderStream.good("o", 200), ORDERS);
            var bridge = scene.start(folder(scene, 1, service));
            awaitEmpty(scene);

            System.out.println(service + ": calls by entries " + place.calls().byEntries() + ", largest call "
                    + place.calls().largestBytes() + " bytes");
            report(service, scene, place);
            var verdict = verdict(scene, place).requireConserved();
            if (service.ordered) {
                verdict.requireInOrder();
            }
            assertThat(bridge.client().route(scene.route()).delivered()).isEqualTo(ORDERS);
            assertThat(scene.deadLetters()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void killed_again_and_again_it_repeats_at_most_one_batch_per_lane_under_the_same_key(Service service)
            throws Exception {
        try (var scene = Scene.shared(dir)) {
            var place = service.place(aws, scene.queue());
            var random = new Random(7);
            var bridge = scene.start(folder(scene, 1, service));
            for (int i = 0; i < KILLS; i++) {
                long enough = place.taken() + 1 + random.nextInt(2 * BATCH);
                scene.send(OrderStream.good("k" + i, 100), ORDERS_PER_KILL);
                await().pollInterval(Duration.ofMillis(5)).atMost(TIMEOUT).until(() -> place.taken() >= enough);
                long before = place.repeats();
                restart(bridge);
                awaitEmpty(scene);
                assertThat(place.repeats() - before)
                        .as("repeated by kill " + (i + 1))
                        .isBetween(0L, (long) BATCH);
            }

            report(service, scene, place);
            assertThat(verdict(scene, place).missing()).isEmpty();
            assertThat(place.withSeveralKeys()).isEmpty();
        }
    }

    @Test
    void a_bus_that_does_not_exist_is_noticed_although_it_would_answer_success() throws Exception {
        try (var scene = Scene.shared(dir)) {
            scene.send(OrderStream.good("m", 5), 100);
            var bridge = scene.startUnready(folder(scene, 1, Service.EVENTBRIDGE));
            await().atMost(TIMEOUT).untilAsserted(() -> {
                var route = bridge.client().route(scene.route());
                assertThat(route.state()).isEqualTo("MISCONFIGURED");
                assertThat(route.reason())
                        .startsWith("aws: bascule-eventbridge:" + scene.queue() + ": ResourceNotFoundException");
            });
            var bus = aws.bus(scene.queue());
            awaitEmpty(scene);
            verdict(scene, bus).requireConserved();
            assertThat(bus.samples().get(0).attributes())
                    .containsEntry("source", "com.acme.erp")
                    .containsEntry("detail-type", "OrderCreated");
            assertThat(bus.samples().get(0).key()).startsWith("ID:");
        }
    }

    private BridgeFolder folder(Scene scene, int lanes, Service service) throws IOException {
        var uri = service.uri.formatted(scene.queue());
        return scene.folder("a", lanes)
                .connection("aws: {kind: aws, region: eu-west-1, endpoint: \"" + aws.endpoint()
                        + "\", access-key: test, secret-key: test}")
                .route("orders", ROUTE.formatted(scene.route(), scene.queue(), lanes, uri, service.options));
    }

    private static void restart(BridgeProcess bridge) throws IOException {
        bridge.process().kill9();
        bridge.startAgain();
        bridge.awaitReady();
    }

    private static void awaitEmpty(Scene scene) throws JMSException {
        try (var queues = new Queues(scene.broker())) {
            await().atMost(TIMEOUT).until(() -> queues.count(scene.queue()) == 0);
        }
    }

    private static void report(Service service, Scene scene, Place place) throws IOException {
        var verdict = verdict(scene, place);
        System.out.println(service + ": " + verdict.sent() + " sent, "
                + verdict.arrived() + " delivered, " + verdict.missing().size() + " missing, "
                + verdict.repeated().size() + " repeated, "
                + scene.deadLetters().size() + " dead letters");
    }

    private static Verdict verdict(Scene scene, Place place) {
        return ConservationLaw.judge(scene.sent(), place.arrivals(), List.of(), List.of());
    }
}
