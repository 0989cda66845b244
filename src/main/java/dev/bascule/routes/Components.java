package dev.bascule.routes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of components by their scheme alone. */
final class Components {
    /** Ours that open batches. */
    static final Set<String> SOURCES = Set.of("bascule-jms", "bascule-feed");

    /** Work inside the process: nothing leaves, so nothing is promised. */
    static final Set<String> IN_PROCESS = Set.of(
            "bean",
            "class",
            "copybook",
            "dataformat",
            "dataset",
            "event-envelope",
            "freemarker",
            "jq",
            "jslt",
            "json-validator",
            "language",
            "log",
            "mock",
            "mustache",
            "ref",
            "stub",
            "string-template",
            "thymeleaf",
            "validator",
            "velocity",
            "xquery",
            "xslt",
            "xslt-saxon",
            "controlbus",
            "browse");

    /** Whether an endpoint is a step of the route rather than a place that messages leave to. */
    static boolean isStep(String uri) {
        return IN_PROCESS.contains(EndpointUri.parse(uri).scheme());
    }

    /** Another route on the same thread. */
    static final Set<String> INLINE = Set.of("direct");

    /** Another route on another thread. */
    static final Set<String> QUEUED = Set.of("seda", "vm", "disruptor", "disruptor-vm");

    /** How a sink of ours is called in promises. */
    static final Map<String, String> PRODUCTS = Map.of(
            "bascule-kafka", "Kafka",
            "bascule-sqs", "SQS",
            "bascule-sns", "SNS",
            "bascule-kinesis", "Kinesis",
            "bascule-eventbridge", "EventBridge");

    /** Kinds of connection that one of our components can use. */
    static final Map<String, Set<String>> CONNECTION_KINDS = Map.of(
            "bascule-jms", Set.of("artemis", "activemq", "jms", "ibm-mq", "rabbitmq", "amqp"),
            "bascule-kafka", Set.of("kafka"),
            "bascule-sqs", Set.of("aws"),
            "bascule-sns", Set.of("aws"),
            "bascule-kinesis", Set.of("aws"),
            "bascule-eventbridge", Set.of("aws"));

    /** Providers whose proof of ownership is written down and tested: without one there is no exactly-once. */
    static final Set<String> PROVEN_KINDS = Set.of("artemis", "activemq");

    /** Why there is none for the other kinds; of any that isn't here, none is known. */
    static final Map<String, String> UNPROVEN_KINDS = Map.of(
            "rabbitmq",
            "RabbitMQ gives messages back when their queue fails or moves, and refuses neither round trip nor commit of the channel that had them",
            "amqp",
            "AMQP 1.0 answers no acknowledgement before the commit, so nothing proves that a batch is still ours",
            "ibm-mq",
            "no proof of ownership has been tried against a queue manager");

    /** What else the order of the source depends on, by kind. */
    static final Map<String, String> ORDER_CONDITIONS =
            Map.of("activemq", "the order holds after a redelivery if the broker's policy has strictOrderDispatch");

    /** Names to guess from when a component does not exist. */
    static final List<String> COMMON = List.of(
            "activemq6",
            "amqp",
            "aws2-eventbridge",
            "aws2-kinesis",
            "aws2-s3",
            "aws2-sns",
            "aws2-sqs",
            "bascule-eventbridge",
            "bascule-feed",
            "bascule-jms",
            "bascule-kafka",
            "bascule-kinesis",
            "bascule-sns",
            "bascule-sqs",
            "bean",
            "copybook",
            "direct",
            "event-envelope",
            "file",
            "ftp",
            "http",
            "https",
            "jms",
            "jq",
            "jslt",
            "kafka",
            "kamelet",
            "log",
            "mock",
            "platform-http",
            "seda",
            "sftp",
            "sql",
            "timer",
            "xslt");

    private Components() {}
}
