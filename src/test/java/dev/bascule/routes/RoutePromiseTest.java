package dev.bascule.routes;

import static dev.bascule.routes.Samples.fromQueue;
import static dev.bascule.routes.Samples.problems;
import static dev.bascule.routes.Samples.promises;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutePromiseTest {
    private static final String SINK = "- to: {uri: \"bascule-kafka:orders\", parameters: {connection: cloud}}\n";
    private static final String EXACTLY_ONCE = "orders → Kafka orders (cloud): exactly-once, in order per lane";

    @Test
    void a_broker_with_a_proof_of_ownership_to_kafka_is_exactly_once_in_order_per_lane() {
        assertThat(promises(fromQueue(SINK))).containsExactly(EXACTLY_ONCE);
        assertThat(promises(fromQueue(SINK).replace("connection: erp", "connection: old")))
                .containsExactly(EXACTLY_ONCE
                        + " (the order holds after a redelivery if the broker's policy has strictOrderDispatch)");
    }

    @Test
    void one_lane_is_in_order() {
        assertThat(promises(fromQueue(SINK).replace("lanes: 2", "lanes: 1")))
                .containsExactly("orders → Kafka orders (cloud): exactly-once, in order");
    }

    @Test
    void a_provider_without_a_proof_of_ownership_is_at_least_once() {
        assertThat(promises(fromQueue(SINK).replace("connection: erp", "connection: other")))
                .containsExactly("orders → Kafka orders (cloud): at-least-once, in order per lane "
                        + "(no proof of ownership is known for kind jms)");
    }

    @Test
    void the_reason_why_a_provider_proves_nothing_is_told() {
        for (var reason : Map.of(
                        "rabbit", "RabbitMQ gives messages back when their queue fails or moves",
                        "amqp", "AMQP 1.0 answers no acknowledgement before the commit",
                        "mq", "no proof of ownership has been tried against a queue manager")
                .entrySet()) {
            assertThat(promises(fromQueue(SINK).replace("connection: erp", "connection: " + reason.getKey())))
                    .singleElement()
                    .asString()
                    .contains("at-least-once, in order per lane (" + reason.getValue());
        }
    }

    @Test
    void camels_own_component_for_activemq_is_there_and_keeps_its_own_guarantee() {
        assertThat(promises(fromQueue(SINK + "- to: \"activemq6:queue:COPIES?brokerURL=tcp://old:61616\"\n")))
                .singleElement()
                .asString()
                .contains("activemq6:queue:COPIES", "at-least-once (sent by Camel during routing");
    }

    @Test
    void a_second_kafka_connection_is_at_least_once() {
        assertThat(promises(
                        fromQueue(SINK + "- to: {uri: \"bascule-kafka:copy\", parameters: {connection: backup}}\n")))
                .containsExactly(EXACTLY_ONCE
                        + "; → Kafka copy (backup): at-least-once, in order per lane "
                        + "(a second Kafka connection: the proof of delivery is in the ledger of cloud)");
    }

    @Test
    void a_queue_of_sqs_is_at_least_once_with_the_key_and_a_fifo_queue_keeps_the_order_of_its_groups() {
        var sinks = SINK
                + "- to: {uri: \"bascule-sqs:orders\", parameters: {connection: aws}}\n"
                + "- to: {uri: \"bascule-sqs:o.fifo\", parameters: {connection: aws, messageGroupId: \"${header.id}\"}}\n";
        assertThat(promises(fromQueue(sinks)))
                .containsExactly(EXACTLY_ONCE
                        + "; → SQS orders (aws): at-least-once, keyed (the target cannot hold the proof; the key goes along)"
                        + "; → SQS o.fifo (aws): at-least-once, keyed, in order per group and lane"
                        + " (the target cannot hold the proof; the key goes along)");
    }

    @Test
    void camels_own_components_send_before_the_batch_is_settled() {
        assertThat(promises(fromQueue(SINK + "- to: {uri: \"jms:queue:copy\"}\n")))
                .containsExactly(
                        EXACTLY_ONCE + "; → jms:queue:copy: at-least-once "
                                + "(sent by Camel during routing, before the batch is settled: a batch that goes back is sent again)");
    }

    @Test
    void a_target_that_is_computed_whole_is_told_to_stay_with_the_connections_of_the_route() {
        assertThat(promises(fromQueue(SINK + "- recipientList: {expression: {header: where}}\n")))
                .singleElement()
                .asString()
                .contains("a bascule- sink computed here is refused unless the route names its connection elsewhere");
    }

    @Test
    void a_source_that_is_not_ours_makes_batches_of_one() {
        assertThat(
                        promises(
                                """
                - route:
                    id: tick
                    from:
                      uri: timer:t
                      steps:
                        - to: {uri: "bascule-kafka:ticks", parameters: {connection: cloud}}
                """))
                .containsExactly("tick → Kafka ticks (cloud): at-least-once "
                        + "(each message is a batch of one: what timer: repeats is sent again)");
    }

    @Test
    void a_direct_route_in_another_file_is_part_of_its_callers_promise() {
        var called =
                """
                - route:
                    id: send
                    from:
                      uri: direct:send
                      steps:
                        - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                """;
        assertThat(promises(fromQueue("- to: direct:send\n"), called)).containsExactly(EXACTLY_ONCE);
    }

    @Test
    void a_wiretap_to_a_component_of_camels_may_lose_and_says_why() {
        assertThat(promises(fromQueue("- wireTap: {uri: \"jms:queue:audit\"}\n" + SINK)))
                .containsExactly("orders → jms:queue:audit: may lose "
                        + "(wireTap sends a copy on another thread, and nobody waits for it); → "
                        + EXACTLY_ONCE.substring("orders → ".length()));
    }

    static Stream<Arguments> stepsThatLeaveTheLane() {
        return Stream.of(
                Arguments.of("threads", "- threads: {}\n" + SINK),
                Arguments.of("wireTap", "- wireTap: {uri: \"bascule-kafka:orders?connection=cloud\"}\n"),
                Arguments.of("to seda:later", "- to: seda:later\n"),
                Arguments.of(
                        "aggregate",
                        """
                        - aggregate:
                            correlationExpression: {constant: "x"}
                            aggregationStrategy: "#s"
                            completionSize: 2
                            steps:
                              - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                        """),
                Arguments.of(
                        "resequence",
                        """
                        - resequence:
                            simple: "${header.n}"
                            steps:
                              - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                        """),
                Arguments.of(
                        "split",
                        """
                        - split:
                            simple: "${body}"
                            parallelProcessing: true
                            steps:
                              - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                        """),
                Arguments.of(
                        "multicast",
                        """
                        - multicast:
                            parallelProcessing: true
                            steps:
                              - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                        """),
                Arguments.of(
                        "recipientList",
                        """
                        - recipientList:
                            constant: "bascule-kafka:orders?connection=cloud"
                            parallelProcessing: true
                        """),
                Arguments.of("delay", "- delay: {constant: 10}\n" + SINK),
                Arguments.of("throttle", "- throttle: {constant: 10, asyncDelayed: true}\n" + SINK),
                Arguments.of(
                        "saga",
                        """
                        - saga:
                            steps:
                              - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                        """),
                Arguments.of(
                        "circuitBreaker",
                        """
                        - circuitBreaker:
                            resilience4jConfiguration: {timeoutEnabled: true}
                            steps:
                              - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                        """),
                Arguments.of(
                        "onCompletion",
                        """
                        - onCompletion:
                            steps:
                              - to: {uri: "bascule-kafka:orders", parameters: {connection: cloud}}
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepsThatLeaveTheLane")
    void a_step_that_leaves_the_lane_before_a_sink_of_ours_is_refused(String step, String steps) {
        var later = "- route:\n    id: later\n    from:\n      uri: seda:later\n      steps:\n" + SINK.indent(8);
        assertThat(problems(fromQueue(steps), later))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:7:11: '" + step + "' ")
                .endsWith("messages could leave the batch unseen before they reach bascule-kafka:orders");
    }

    static Stream<String> stepsThatStayOnTheLane() {
        return Stream.of(
                "- threads: {disabled: true}\n" + SINK,
                "- delay: {constant: 10, asyncDelayed: false}\n" + SINK,
                "- throttle: {constant: 10}\n" + SINK,
                "- split: {simple: \"${body}\", steps: [" + SINK.strip().substring(2) + "]}\n",
                "- multicast: {steps: [" + SINK.strip().substring(2) + "]}\n",
                "- loadBalance: {roundRobinLoadBalancer: {}, steps: ["
                        + SINK.strip().substring(2) + "]}\n",
                "- circuitBreaker: {steps: [" + SINK.strip().substring(2) + "]}\n",
                "- choice: {when: [{simple: \"${body} != null\", steps: ["
                        + SINK.strip().substring(2) + "]}]}\n",
                "- doTry: {steps: [{log: x}], doCatch: [{exception: [java.lang.Exception], steps: ["
                        + SINK.strip().substring(2) + "]}]}\n",
                "- toD: {uri: \"bascule-kafka:orders\", parameters: {connection: cloud}}\n",
                "- recipientList: {constant: \"bascule-kafka:orders?connection=cloud\"}\n");
    }

    @ParameterizedTest
    @MethodSource("stepsThatStayOnTheLane")
    void steps_that_stay_on_the_lane_keep_the_promise(String steps) {
        assertThat(promises(fromQueue(steps))).containsExactly(EXACTLY_ONCE);
    }

    @Test
    void a_side_branch_that_leaves_the_lane_does_not_taint_what_follows_it() {
        assertThat(
                        promises(
                                fromQueue("- wireTap: {uri: \"direct:audit\"}\n" + SINK),
                                """
                - route:
                    id: audit
                    from:
                      uri: direct:audit
                      steps:
                        - to: jms:queue:audit
                """))
                .singleElement()
                .asString()
                .contains("jms:queue:audit: may lose")
                .contains("Kafka orders (cloud): exactly-once");
    }

    @Test
    void a_direct_route_that_changes_threads_taints_what_its_caller_does_next() {
        assertThat(
                        problems(
                                fromQueue("- to: direct:slow\n" + SINK),
                                """
                - route:
                    id: slow
                    from:
                      uri: direct:slow
                      steps:
                        - threads: {}
                        - log: x
                """))
                .singleElement()
                .asString()
                .startsWith("routes/b.yaml:6:11: 'threads' hands");
    }

    @Test
    void sinks_that_are_computed_for_each_message_are_refused() {
        assertThat(problems(fromQueue("- toD: \"bascule-kafka:${header.topic}?connection=cloud\"\n")))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:7:11:")
                .contains("is computed for each message");
    }

    @Test
    void enriching_from_a_sink_of_ours_is_refused_and_polling_in_mid_route_is_labelled() {
        assertThat(problems(fromQueue("- enrich: {constant: \"bascule-kafka:orders?connection=cloud\"}\n")))
                .singleElement()
                .asString()
                .contains("it has none to enrich with");
        assertThat(promises(fromQueue("- pollEnrich: {constant: \"file:in\"}\n" + SINK)))
                .singleElement()
                .asString()
                .contains("file:in: may lose (what is polled in mid-route is not part of the batch)");
    }

    @Test
    void error_handlers_and_route_configurations_belong_to_the_route() {
        var lines = promises(
                """
                - routeConfiguration:
                    id: shared
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          handled: {constant: "true"}
                          steps:
                            - to: {uri: "bascule-kafka:failed", parameters: {connection: cloud}}
                """,
                fromQueue(SINK).replace("    id: orders\n", "    id: orders\n    routeConfigurationId: shared\n"));
        assertThat(lines).containsExactly(EXACTLY_ONCE + "; → Kafka failed (cloud): exactly-once, in order per lane");
    }

    @Test
    void a_route_that_sends_nowhere_says_so() {
        assertThat(promises(fromQueue("- log: x\n")))
                .isEqualTo(List.of("orders → nothing: no step sends the message anywhere"));
    }
}
