package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.kafka.KafkaAppend;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes a Kafka record of an exchange, by the endpoint's options and Camel's headers. Thread-safe. */
final class KafkaRecords {
    private final BasculeKafkaEndpoint endpoint;
    private final String connection;
    private final boolean computedEndpoint;
    private final HeaderFilter filter;
    private final @Nullable Expression key;
    private final @Nullable Expression timestamp;
    private final Optional<CloudEvents> events;

    KafkaRecords(BasculeKafkaEndpoint endpoint) {
        this.endpoint = endpoint;
        this.connection = endpoint.requireConnection();
        // Camel knows endpoints that toD and its like make while the route runs.
        this.computedEndpoint = endpoint.getCamelContext().getEndpointRegistry().isDynamic(endpoint.getEndpointUri());
        this.filter = new HeaderFilter(endpoint.getHeaderFilterStrategy());
        this.key = simple(endpoint, endpoint.getKey());
        this.timestamp = simple(endpoint, endpoint.getTimestamp());
        this.events = endpoint.cloudEvents().compile(endpoint.getCamelContext());
    }

    private static @Nullable Expression simple(BasculeKafkaEndpoint endpoint, @Nullable String text) {
        return text == null ? null : SimpleExpressions.compile(endpoint.getCamelContext(), text);
    }

    /**
     * The record that becomes of {@code exchange}.
     *
     * @param ours headers of ours, added to the message's
     * @param idempotencyKey among ours
     * @throws PoisonException key or body cannot become bytes, or an option asks for what Kafka cannot have
     */
    KafkaAppend of(Exchange exchange, OurHeaders ours, String idempotencyKey) {
        var message = exchange.getMessage();
        var topic = message.getHeader(KafkaConstants.OVERRIDE_TOPIC, String.class);
        var to = topic == null ? endpoint.topic() : topic;
        var event = events.map(made -> event(made, exchange, ours, to, idempotencyKey));
        try {
            var out = new ProducerRecord<>(
                    to,
                    partition(message),
                    timestamp(exchange, message),
                    Bodies.bytes(exchange, keyOf(exchange, message), "key"),
                    value(exchange, event));
            addHeaders(exchange, message, out.headers());
            event.ifPresent(it -> addEvent(it, out.headers()));
            ours.addTo(out.headers(), idempotencyKey);
            var append = KafkaAppend.of(connection, out);
            return topic == null && !computedEndpoint ? append : append.toTopicOfMessage();
        } catch (IllegalArgumentException e) {
            throw new PoisonException(DeadLetterReason.REFUSED_BY_TARGET, String.valueOf(e.getMessage()), e);
        }
    }

    private static CloudEvents.Message event(
            CloudEvents events, Exchange exchange, OurHeaders ours, String topic, String key) {
        var carried = Carried.of(exchange);
        if (carried == null) {
            return events.of(exchange, ours, key);
        }
        var target = KafkaAppend.target(topic);
        var part = carried.next(target, exchange);
        var event = events.of(exchange, ours, part.nameOf(key));
        carried.made(target, part);
        return event;
    }

    private @Nullable Object keyOf(Exchange exchange, Message message) {
        var header = message.getHeader(KafkaConstants.KEY);
        if (header != null) {
            return header;
        }
        return key == null ? null : key.evaluate(exchange, Object.class);
    }

    private @Nullable Integer partition(Message message) {
        var header = message.getHeader(KafkaConstants.PARTITION_KEY, Integer.class);
        return header == null ? endpoint.getPartitionKey() : header;
    }

    private @Nullable Long timestamp(Exchange exchange, Message message) {
        var header = message.getHeader(KafkaConstants.OVERRIDE_TIMESTAMP, Long.class);
        if (header != null) {
            return header;
        }
        return timestamp == null ? null : timestamp.evaluate(exchange, Long.class);
    }

    private static byte @Nullable [] value(Exchange exchange, Optional<CloudEvents.Message> event) {
        var body = event.flatMap(CloudEvents.Message::body);
        return body.isPresent() ? body.get().getBytes(StandardCharsets.UTF_8) : Bodies.bytes(exchange);
    }

    /** With the trace that the event has, where the message has none. */
    private static void addEvent(CloudEvents.Message event, Headers headers) {
        event.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        if (headers.lastHeader(OurHeaders.TRACEPARENT) == null) {
            headers.add(OurHeaders.TRACEPARENT, event.trace().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void addHeaders(Exchange exchange, Message message, Headers headers) {
        if (message instanceof RoutedMessage routed) {
            routed.forEachHeader((name, value) -> add(headers, name, value, exchange));
        } else if (message.hasHeaders()) {
            message.getHeaders().forEach((name, value) -> add(headers, name, value, exchange));
        }
    }

    private void add(Headers headers, String name, @Nullable Object value, Exchange exchange) {
        if (value == null
                || events.isPresent() && CloudEvents.isReserved(name)
                || !filter.leaves(name, value, exchange)) {
            return;
        }
        var bytes = value instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : endpoint.getHeaderSerializer().serialize(name, value);
        if (bytes != null) {
            headers.add(name, bytes);
        }
    }
}
