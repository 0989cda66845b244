package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.connection.Quantities;
import dev.bascule.source.jms.JmsAddress;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A JMS destination as source of batches. Creating it touches no broker.
 *
 * <p>As {@code deadLetter=} of another such endpoint it only names a destination.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-jms",
        title = "Bascule JMS",
        syntax = "bascule-jms:destination",
        consumerOnly = true)
public final class BasculeJmsEndpoint extends DefaultEndpoint {
    private static final int MAX_LANES = 64;

    private final JmsAddress address;

    @UriParam(description = "Name of a connection in config/application.yaml, of a JMS kind")
    private @Nullable String connection;

    @UriParam(defaultValue = "1", description = "Threads, each with a session of its own; order holds within a lane")
    private int lanes = 1;

    @UriParam(description = "Most messages in a batch; default: batch.messages of the configuration")
    private @Nullable Integer batchMessages;

    @UriParam(description = "Most bytes in a batch, such as 8MiB; default: batch.bytes of the configuration")
    private @Nullable String batchBytes;

    @UriParam(
            description = "How long a busy lane waits for more, such as 20ms; default: batch.wait of the configuration")
    private @Nullable Duration batchWait;

    @UriParam(
            description =
                    "A lane whose batches take longer takes smaller ones; default: batch.max-age of the configuration")
    private @Nullable Duration batchMaxAge;

    @UriParam(description = "Simple expression for the idempotency key; default: the JMS message id")
    private @Nullable String idempotencyKey;

    @UriParam(description = "Second place for dead letters, an endpoint URI, best written as RAW(…)")
    private @Nullable String deadLetter;

    @UriParam(defaultValue = "true", description = "Whether dead letters are kept in the database too")
    private boolean deadLetterStore = true;

    BasculeJmsEndpoint(String uri, BasculeJmsComponent component, JmsAddress address) {
        super(uri, component);
        this.address = address;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "bascule-jms: is a source; to send to a JMS broker from a route use Camel's jms: component");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new BasculeJmsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Where it takes from. */
    public JmsAddress address() {
        return address;
    }

    /** {@link IllegalArgumentException} when the route doesn't say. */
    public String requireConnection() {
        if (connection == null) {
            throw new IllegalArgumentException("bascule-jms:" + address.name()
                    + " needs connection=NAME, one of the connections in config/application.yaml");
        }
        return connection;
    }

    /** The configuration's bounds, with what the route sets instead. */
    BatchLimits limits(BatchLimits configured) {
        return new BatchLimits(
                batchMessages == null ? configured.messages() : batchMessages,
                batchBytes == null ? configured.bytes() : bytes(batchBytes),
                batchWait == null ? configured.waitTime() : batchWait,
                batchMaxAge == null ? configured.maxAge() : batchMaxAge);
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    public @Nullable String getConnection() {
        return connection;
    }

    public void setConnection(String connection) {
        this.connection = connection;
    }

    public int getLanes() {
        return lanes;
    }

    /** 1 to 64. */
    public void setLanes(int lanes) {
        if (lanes < 1 || lanes > MAX_LANES) {
            throw new IllegalArgumentException("lanes must be 1 to " + MAX_LANES + ", not " + lanes);
        }
        this.lanes = lanes;
    }

    public @Nullable Integer getBatchMessages() {
        return batchMessages;
    }

    public void setBatchMessages(Integer batchMessages) {
        this.batchMessages = batchMessages;
    }

    public @Nullable String getBatchBytes() {
        return batchBytes;
    }

    public void setBatchBytes(String batchBytes) {
        this.batchBytes = batchBytes;
    }

    private static long bytes(String text) {
        return Quantities.bytes(text)
                .orElseThrow(() -> new IllegalArgumentException("batchBytes must be a size such as 8MiB, not " + text));
    }

    public @Nullable Duration getBatchWait() {
        return batchWait;
    }

    public void setBatchWait(Duration batchWait) {
        this.batchWait = batchWait;
    }

    public @Nullable Duration getBatchMaxAge() {
        return batchMaxAge;
    }

    public void setBatchMaxAge(Duration batchMaxAge) {
        this.batchMaxAge = batchMaxAge;
    }

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public @Nullable String getDeadLetter() {
        return deadLetter;
    }

    public void setDeadLetter(String deadLetter) {
        this.deadLetter = deadLetter;
    }

    public boolean isDeadLetterStore() {
        return deadLetterStore;
    }

    public void setDeadLetterStore(boolean deadLetterStore) {
        this.deadLetterStore = deadLetterStore;
    }
}
