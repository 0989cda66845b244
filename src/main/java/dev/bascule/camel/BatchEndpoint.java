package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.PoisonBounds;
import dev.bascule.connection.Quantities;
import java.time.Duration;
import org.apache.camel.Component;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** What all sources of batches can be told: lanes, the bounds of a batch, the key, and where dead letters go. */
public abstract class BatchEndpoint extends DefaultEndpoint {
    private final int mostLanes;

    @UriParam(defaultValue = "1", description = "Threads that take batches side by side; order holds within a lane")
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

    @UriParam(
            description =
                    "So many dead letters among the last poisonOfLast messages hold the route; 0: never. Default: poison.failed of the configuration")
    private @Nullable Integer poisonFailed;

    @UriParam(description = "See poisonFailed; default: poison.of-last of the configuration")
    private @Nullable Integer poisonOfLast;

    @UriParam(description = "Simple expression for the idempotency key; default: the source's own name of the message")
    private @Nullable String idempotencyKey;

    @UriParam(description = "Second place for dead letters, an endpoint URI, best written as RAW(…)")
    private @Nullable String deadLetter;

    @UriParam(defaultValue = "true", description = "Whether dead letters are kept in the database too")
    private boolean deadLetterStore = true;

    BatchEndpoint(String uri, Component component, int mostLanes) {
        super(uri, component);
        this.mostLanes = mostLanes;
    }

    /** The configuration's bounds, with what the route sets instead. */
    BatchLimits limits(BatchLimits configured) {
        return new BatchLimits(
                batchMessages == null ? configured.messages() : batchMessages,
                batchBytes == null ? configured.bytes() : bytes(batchBytes),
                batchWait == null ? configured.waitTime() : batchWait,
                batchMaxAge == null ? configured.maxAge() : batchMaxAge);
    }

    /** Each bound stands for itself, so that it can be checked when it is set, where the route says it. */
    private void checkLimits() {
        limits(BatchLimits.DEFAULT);
    }

    /** Before both are set, one of them says nothing about the other. */
    private void checkPoison() {
        if (poisonFailed != null && poisonOfLast != null) {
            poison(PoisonBounds.DEFAULT);
        }
    }

    /** The configuration's bounds, with what the route sets instead. */
    PoisonBounds poison(PoisonBounds configured) {
        int failed = poisonFailed == null ? configured.failed() : poisonFailed;
        int ofLast = poisonOfLast == null ? Math.max(configured.ofLast(), failed) : poisonOfLast;
        return new PoisonBounds(failed, ofLast);
    }

    public int getLanes() {
        return lanes;
    }

    /** From 1 up to what the source can have. */
    public void setLanes(int lanes) {
        if (lanes < 1 || lanes > mostLanes) {
            throw new IllegalArgumentException("lanes must be 1 to " + mostLanes + ", not " + lanes);
        }
        this.lanes = lanes;
    }

    public @Nullable Integer getBatchMessages() {
        return batchMessages;
    }

    public void setBatchMessages(Integer batchMessages) {
        this.batchMessages = batchMessages;
        checkLimits();
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
        checkLimits();
    }

    public @Nullable Duration getBatchMaxAge() {
        return batchMaxAge;
    }

    public void setBatchMaxAge(Duration batchMaxAge) {
        this.batchMaxAge = batchMaxAge;
        checkLimits();
    }

    public @Nullable Integer getPoisonFailed() {
        return poisonFailed;
    }

    public void setPoisonFailed(Integer poisonFailed) {
        this.poisonFailed = poisonFailed;
        checkPoison();
    }

    public @Nullable Integer getPoisonOfLast() {
        return poisonOfLast;
    }

    public void setPoisonOfLast(Integer poisonOfLast) {
        this.poisonOfLast = poisonOfLast;
        checkPoison();
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
