package dev.bascule.routes;

import static dev.bascule.routes.Samples.fromQueue;
import static dev.bascule.routes.Samples.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteValidatorTest {
    private static final String SINK = "- to: {uri: \"bascule-kafka:orders\", parameters: {connection: cloud}}\n";

    @Test
    void a_selector_on_a_queue_of_rabbitmq_is_refused_where_it_stands() {
        var selecting = fromQueue("- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud}}\n")
                .replace("connection: erp", "connection: rabbit, selector: \"a = 1\"");
        assertThat(problems(selecting))
                .singleElement()
                .asString()
                .contains("RabbitMQ has no selectors on queues: filter in the route");
        assertThat(problems(selecting
                        .replace("queue:ERP.ORDERS", "topic:PRICES")
                        .replace("rabbit,", "rabbit, subscription: s,")))
                .isEmpty();
    }

    @Test
    void a_route_from_a_topic_of_activemq_classic_has_one_lane() {
        var fromTopic = fromQueue("- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud}}\n")
                .replace("queue:ERP.ORDERS", "topic:PRICES");
        assertThat(problems(fromTopic.replace("connection: erp", "connection: erp, subscription: s")))
                .isEmpty();
        assertThat(problems(fromTopic.replace("connection: erp", "connection: old, subscription: s")))
                .containsExactly(
                        "routes/a.yaml:5:61: ActiveMQ Classic has no shared subscriptions: a route from one of its topics has one lane");
    }

    @Test
    void a_good_file_has_no_problem() {
        assertThat(problems(fromQueue(SINK))).isEmpty();
    }

    @Test
    void broken_yaml_is_named_with_its_place() {
        assertThat(problems("- route:\n    id: [a\n    from: x\n"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:3:");
    }

    @Test
    void a_file_that_is_no_list_or_empty_is_refused() {
        assertThat(problems("route:\n  id: a\n"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:1:1: a list is expected");
        assertThat(problems("# nothing\n"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:1:1: the file is empty");
    }

    @Test
    void an_unknown_step_is_named_with_what_was_meant() {
        assertThat(problems(fromQueue("- filtre: {simple: \"${body}\"}\n" + SINK)))
                .containsExactly("routes/a.yaml:7:11: unknown step 'filtre'; did you mean 'filter'?");
    }

    @Test
    void an_unknown_property_of_a_step_is_named_with_what_was_meant() {
        assertThat(problems(fromQueue("- to: {ury: \"log:x\", uri: \"log:x\"}\n")))
                .containsExactly("routes/a.yaml:7:16: unknown property 'ury' of 'to'; did you mean 'uri'?");
    }

    @Test
    void all_problems_of_a_file_are_listed() {
        assertThat(
                        problems(
                                fromQueue(
                                        """
                - filtre: {simple: "${body}"}
                - to: {uri: "log:x", parameters: {levle: INFO}}
                - setBody: {simpl: "x"}
                - to: {uri: "bascule-kafka:orders", parameters: {connection: clod}}
                """)))
                .containsExactly(
                        "routes/a.yaml:7:11: unknown step 'filtre'; did you mean 'filter'?",
                        "routes/a.yaml:8:43: unknown option 'levle' of log:; did you mean 'level'?",
                        "routes/a.yaml:9:21: unknown property 'simpl' of 'setBody'; did you mean 'simple'?",
                        "routes/a.yaml:10:70: unknown connection 'clod'; did you mean 'cloud'?; config/application.yaml has "
                                + ""
                                + "amqp (amqp), aws (aws), backup (kafka), cloud (kafka), erp (artemis), mq (ibm-mq), old (activemq), other (jms), rabbit (rabbitmq)");
    }

    static Stream<Arguments> oneProblemEach() {
        return Stream.of(
                step("- to: lgo:x\n", "7:15: unknown component 'lgo'; did you mean 'log'?"),
                step("- to: \"log:x?levle=INFO\"\n", "7:22: unknown option 'levle' of log:; did you mean 'level'?"),
                step(
                        "- to: {uri: \"log:x?level=LOUD\"}\n",
                        "7:34: 'LOUD' is no value of option 'level': it takes one of [TRACE, DEBUG, INFO, WARN, ERROR, OFF]"),
                step(
                        "- to: {uri: \"log:x\", parameters: {showAll: yep}}\n",
                        "7:52: 'yep' is no value of option 'showAll': it takes true or false"),
                step(
                        "- to: {uri: \"log:x\", parameters: {groupSize: many}}\n",
                        "7:54: 'many' is no value of option 'groupSize': it takes a whole number"),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud, kye: x}}\n",
                        "7:72: unknown option 'kye' of bascule-kafka:; did you mean 'key'?"),
                step(
                        "- filter: {expression: {language: {language: event-pattern, expression: '{\"id\": [{\"prefixx\": \"x\"}]}'}}}\n",
                        "7:103: event-pattern expression: Unrecognized match type prefixx"),
                step(
                        "- to: {uri: \"bascule-sqs:o\", parameters: {connection: aws, atributes: x}}\n",
                        "7:68: unknown option 'atributes' of bascule-sqs:; did you mean 'attributes'?"),
                step(
                        "- to: {uri: \"bascule-sqs:o\", parameters: {connection: aws, accessKey: x}}\n",
                        "7:68: 'accessKey' belongs to the connection, not to the endpoint: config/application.yaml, "
                                + "bascule.connections.aws.access-key"),
                step(
                        "- to: {uri: \"bascule-sqs:o.fifo\", parameters: {connection: aws}}\n",
                        "7:21: bascule-sqs:o.fifo needs messageGroupId=EXPRESSION: what is FIFO keeps the order of each group,"
                                + " such as ${header.orderId}; a constant keeps the order of all, one message per call"),
                step(
                        "- to: {uri: \"bascule-sqs:o.fifo\", parameters: {connection: aws, messageGroupId: \"${heder.x}\"}}\n",
                        "7:89: simple expression: Unknown function: heder.x at location 0"),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud, lingerMs: 5}}\n",
                        "7:72: 'lingerMs' belongs to the connection, not to the endpoint: config/application.yaml, "
                                + "bascule.connections.cloud.properties: {linger.ms: …}"),
                step(
                        "- to: {uri: \"bascule-kafka:o?connection=cloud&brokers=x\"}\n",
                        "7:55: 'brokers' belongs to the connection, not to the endpoint: config/application.yaml, "
                                + "bascule.connections.cloud.bootstrap-servers"),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud, acks: 1}}\n",
                        "7:72: 'acks' is set by Bascule itself: the promise rests on it"),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {conection: cloud}}\n",
                        "7:53: unknown option 'conection' of bascule-kafka:; did you mean 'connection'?"),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {connection: erp}}\n",
                        "7:65: connection 'erp' is of kind artemis: bascule-kafka needs one of backup (kafka), cloud (kafka)"),
                step(
                        "- to: {uri: \"bascule-kafka:o\"}\n",
                        "7:21: 'connection' is missing: bascule-kafka needs one of backup (kafka), cloud (kafka)"),
                step(
                        "- to: {uri: \"bascule-jms:queue:X\", parameters: {connection: erp}}\n",
                        "7:21: bascule-jms only reads: send by Camel's own component (jms:, say), or name it in deadLetter="),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud, key: \"a&b\"}}\n",
                        "7:77: Camel splits the value of 'key' at '&': write it as \"RAW(…)\""),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud, key: \"a+b\"}}\n",
                        "7:77: Camel turns the '+' in the value of 'key' into a space: write it as \"RAW(…)\""),
                step(
                        "- to: {uri: \"bascule-kafka:o?connection=cloud&key=a&key=b\"}\n",
                        "7:55: option 'key' is given twice: wrap a value that contains '&' in RAW()"),
                step(
                        "- to: {uri: \"bascule-kafka:my orders\", parameters: {connection: cloud}}\n",
                        "7:21: no topic can be called 'my orders': its name is made of letters, digits, '.', '_' and '-', at"
                                + " most 249"),
                step(
                        "- filter: {simple: \"${header.a} >>> 5\"}\n",
                        "7:41: simple expression: Unexpected token > at location 12"),
                step(
                        "- setBody: {simple: \"${headr.a}\"}\n",
                        "7:29: simple expression: Unknown function: headr.a at location 0"),
                step(
                        "- setBody: {jsonpath: \"$.a.\"}\n",
                        "7:31: jsonpath expression: Path must not end with a '.' or '..'"),
                step(
                        "- setBody: {language: {language: klingon, expression: x}}\n",
                        "7:21: unknown expression language 'klingon'"),
                step(
                        "- to: {uri: \"bascule-kafka:o\", parameters: {connection: cloud, key: \"${headr.id}\"}}\n",
                        "7:77: simple expression: Unknown function: headr.id at location 0"),
                step("- to: direct:nowhere\n", "7:11: no route starts from direct:nowhere"),
                step(
                        "- loop: {constant: 2, copy: true, breakOnShutdown: true, stepz: []}\n",
                        "7:66: unknown property 'stepz' of 'loop'; did you mean 'steps'?"),
                step(
                        "- to: \"log:x\"\n  log: y\n",
                        "7:11: one step cannot be to and log at once: is a line indented wrongly?"));
    }

    private static Arguments step(String steps, String problem) {
        return Arguments.of(steps, problem);
    }

    @ParameterizedTest
    @MethodSource("oneProblemEach")
    void a_problem_is_one_line_at_its_place(String steps, String problem) {
        assertThat(problems(fromQueue(steps))).containsExactly("routes/a.yaml:" + problem);
    }

    @Test
    void ids_are_taken_once_over_all_files() {
        assertThat(problems(fromQueue(SINK), fromQueue(SINK)))
                .containsExactly("routes/b.yaml:2:9: route id 'orders' is taken: routes/a.yaml:2:9");
        assertThat(problems(fromQueue(SINK) + fromQueue(SINK)))
                .containsExactly("routes/a.yaml:9:9: route id 'orders' is taken: routes/a.yaml:2:9");
    }

    @Test
    void a_route_with_lanes_needs_an_id_that_survives_a_restart() {
        assertThat(problems(fromQueue(SINK).replace("    id: orders\n", "")))
                .containsExactly("routes/a.yaml:2:5: the route needs an id: it is part of the transactional id, "
                        + "which must survive a restart");
    }

    @Test
    void bounds_and_selectors_that_would_fail_at_the_start_are_named() {
        assertThat(source("batchMessages: 0"))
                .isEqualTo("'0' is no value of option 'batchMessages': batch messages must be 1 to 100000, not 0");
        assertThat(source("batchWait: 20s")).endsWith("batch wait must be 0 to PT10S, not PT20S");
        assertThat(source("batchMaxAge: 10ms")).endsWith("batch max-age must be at least PT1S, not PT0.01S");
        assertThat(source("selector: \"a >\"")).startsWith("selector 'a >' is none: ");
        assertThat(problems(fromQueue(SINK).replace("lanes: 2", "selector: \"hyphenated_props:a-b > 1\"")))
                .isEmpty();
    }

    /** What is said of this option, at its value. */
    private static String source(String option) {
        var found = problems(fromQueue(SINK).replace("lanes: 2", option));
        assertThat(found).hasSize(1);
        var place = "routes/a.yaml:5:" + (37 + option.indexOf(':') + 2) + ": ";
        assertThat(found.get(0)).startsWith(place);
        return found.get(0).substring(place.length());
    }

    @Test
    void a_route_without_steps_is_named() {
        assertThat(
                        problems(
                                """
                        - route:
                            id: orders
                            from:
                              uri: bascule-jms:queue:ERP.ORDERS
                              parameters: {connection: erp}
                        """))
                .containsExactly("routes/a.yaml:3:5: the route has no steps: what it takes would go nowhere");
    }

    @Test
    void values_that_would_be_misread_are_named() {
        assertThat(problems(fromQueue(SINK)
                        .replace("bascule-jms:queue:", "bascule-jms:queu:")
                        .replace("lanes: 2", "batchWait: 5x, batchBytes: 8mb, lnes: 2, lanes: 0")))
                .containsExactly(
                        "routes/a.yaml:4:12: 'queu' is no kind of destination; did you mean 'queue'?",
                        "routes/a.yaml:5:48: '5x' is no value of option 'batchWait': it takes a duration, such as 20ms",
                        "routes/a.yaml:5:64: '8mb' is no value of option 'batchBytes': it takes a size, such as 8MiB");
        assertThat(problems(fromQueue(SINK).replace("lanes: 2", "lnes: 2, lanes: 0")))
                .containsExactly(
                        "routes/a.yaml:5:37: unknown option 'lnes' of bascule-jms:; did you mean 'lanes'?",
                        "routes/a.yaml:5:53: '0' is no value of option 'lanes': lanes must be 1 to 64, not 0");
    }

    @Test
    void kamelets_are_looked_for_and_followed() {
        var kamelet = new RouteText(
                "connectors/to-cloud.kamelet.yaml",
                """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata: {name: to-cloud}
                spec:
                  definition:
                    title: To the cloud
                    required: [topic]
                    properties: {topic: {title: Topic, type: string}}
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - to: {uri: "bascule-kafka:{{topic}}", parameters: {connection: cloud}}
                """);
        var validator = new RouteValidator(Samples.config(Path.of("none")));
        var sound = new RouteText("routes/a.yaml", fromQueue("- to: \"kamelet:to-cloud?topic=orders\"\n"));
        var unsound = new RouteText(
                "routes/b.yaml",
                fromQueue("- to: kamelet:to-cloud\n- to: kamelet:to-clod\n").replace("orders", "b"));

        var validation = validator.validate(List.of(sound, unsound), List.of(kamelet));

        assertThat(validation.promises())
                .extracting(RoutePromise::line)
                .containsExactly("orders → Kafka orders (cloud): exactly-once, in order per lane");
        assertThat(validation.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "routes/b.yaml:7:15: Kamelet 'to-cloud' needs 'topic'",
                        "routes/b.yaml:8:15: no connectors/to-clod.kamelet.yaml; did you mean 'to-cloud'?");
    }

    @Test
    void a_sink_is_no_source() {
        assertThat(problems(fromQueue("- log: x\n")
                        .replace("bascule-jms:queue:ERP.ORDERS", "bascule-kafka:orders")
                        .replace("connection: erp, lanes: 2", "connection: cloud")))
                .containsExactly("routes/a.yaml:4:12: bascule-kafka only writes: a route cannot start from it");
    }

    @Test
    void dead_letters_may_not_go_back_to_where_the_messages_come_from() {
        for (var queue : List.of("queue:ERP.ORDERS", "ERP.ORDERS")) {
            assertThat(problems(fromQueue(SINK)
                            .replace("lanes: 2", "deadLetter: \"RAW(bascule-jms:" + queue + "?connection=erp)\"")))
                    .singleElement()
                    .asString()
                    .contains("deadLetter is the route's own source");
        }
    }

    @Test
    void the_second_place_of_dead_letters_is_checked_too() {
        assertThat(problems(
                        fromQueue(SINK).replace("lanes: 2", "deadLetter: \"RAW(bascule-jms:queue:X?connection=epr)\"")))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:5:49: unknown connection 'epr'; did you mean 'erp'?");
        assertThat(problems(
                        fromQueue(SINK).replace("lanes: 2", "deadLetter: \"RAW(bascule-jms:queue:X?connection=erp)\"")))
                .isEmpty();
        assertThat(problems(fromQueue(SINK)
                        .replace("lanes: 2", "deadLetter: \"bascule-jms:queue:X?connection=erp&selector=a\"")))
                .singleElement()
                .asString()
                .contains("Camel splits the value of 'deadLetter' at '&'");
    }

    @Test
    void a_bean_of_a_class_that_is_not_there_is_named() {
        assertThat(problems("- beans:\n    - name: x\n      type: com.acme.Nothing\n"))
                .containsExactly("routes/a.yaml:3:13: no class 'com.acme.Nothing' on the class path");
    }

    @Test
    void a_step_that_must_stand_before_the_routes_is_named() {
        assertThat(problems(fromQueue(SINK) + "- onException:\n    exception: [java.lang.Exception]\n"))
                .singleElement()
                .asString()
                .isEqualTo("routes/a.yaml:8:3: onException must be defined before any routes in the RouteBuilder");
    }

    @Test
    void a_broken_file_does_not_condemn_the_file_that_calls_its_routes() {
        var called = "- route:\n    id: b\n    from:\n      uri: direct:b\n      steps:\n        - lgo: x\n";
        assertThat(problems(fromQueue("- to: direct:b\n"), called))
                .containsExactly("routes/b.yaml:6:11: unknown step 'lgo'; did you mean 'log'?");
    }

    @Test
    void a_dead_letter_channel_is_an_endpoint_too() {
        assertThat(problems(
                        "- errorHandler:\n    deadLetterChannel: {deadLetterUri: \"lgo:dead\"}\n" + fromQueue(SINK)))
                .containsExactly("routes/a.yaml:2:40: unknown component 'lgo'; did you mean 'log'?");
    }
}
