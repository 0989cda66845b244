package dev.bascule.camel;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.kafka.KafkaHeaderFilterStrategy;
import org.apache.camel.component.kafka.serde.DefaultKafkaHeaderSerializer;
import org.apache.camel.component.kafka.serde.KafkaHeaderSerializer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic as target. Creating it touches no broker. Knows Camel's options about the record; options about the client belong to the
 * connection.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-kafka",
        title = "Bascule Kafka",
        syntax = "bascule-kafka:topic",
        producerOnly = true)
public final class BasculeKafkaEndpoint extends DefaultEndpoint implements AppendingEndpoint {
    private final String topic;

    @UriParam(description = "Name of a connection in config/application.yaml, of kind kafka")
    private @Nullable String connection;

    @UriParam(description = "Simple expression for the record's key; the header CamelKafkaKey goes before it")
    private @Nullable String key;

    @UriParam(description = "The record's partition; the header CamelKafkaPartitionKey goes before it")
    private @Nullable Integer partitionKey;

    @UriParam(
            description =
                    "Simple expression for the record's timestamp in milliseconds since 1970; default: time of sending")
    private @Nullable String timestamp;

    @UriParam(description = "Which headers become record headers")
    private HeaderFilterStrategy headerFilterStrategy = new KafkaHeaderFilterStrategy();

    @UriParam(description = "How header values become bytes")
    private KafkaHeaderSerializer headerSerializer = new DefaultKafkaHeaderSerializer();

    @UriParam
    private final CloudEventOptions cloudEvents = new CloudEventOptions();

    BasculeKafkaEndpoint(String uri, BasculeKafkaComponent component, String topic) {
        super(uri, component);
        this.topic = topic;
    }

    @Override
    public Producer createProducer() {
        return new BasculeKafkaProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "bascule-kafka: is a target; to take from Kafka use Camel's kafka: component");
    }

    CloudEventOptions cloudEvents() {
        return cloudEvents;
    }

    /** The topic, unless a message's header {@code CamelKafkaOverrideTopic} says otherwise. */
    public String topic() {
        return topic;
    }

    /** {@link IllegalArgumentException} when the route doesn't say. */
    public String requireConnection() {
        if (connection == null) {
            throw new IllegalArgumentException("bascule-kafka:" + topic
                    + " needs connection=NAME, one of the connections in config/application.yaml");
        }
        return connection;
    }

    public @Nullable String getConnection() {
        return connection;
    }

    public void setConnection(String connection) {
        this.connection = connection;
    }

    public @Nullable String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public @Nullable Integer getPartitionKey() {
        return partitionKey;
    }

    /** 0 or more. */
    public void setPartitionKey(Integer partitionKey) {
        if (partitionKey < 0) {
            throw new IllegalArgumentException("partitionKey must be 0 or more, not " + partitionKey);
        }
        this.partitionKey = partitionKey;
    }

    public @Nullable String getTimestamp() {
        return timestamp;
    }

    public void setTimestamp(String timestamp) {
        this.timestamp = timestamp;
    }

    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    public KafkaHeaderSerializer getHeaderSerializer() {
        return headerSerializer;
    }

    public void setHeaderSerializer(KafkaHeaderSerializer headerSerializer) {
        this.headerSerializer = headerSerializer;
    }
}
