package dev.bascule.source.jms;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.Original;
import dev.bascule.batch.Outcome;
import dev.bascule.source.RoutableMessage;
import jakarta.jms.Message;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A message of a JMS session, its body read once. */
public final class JmsSourceMessage implements RoutableMessage {
    private static final int OVERHEAD_BYTES = 256;

    private final Message message;
    private final JmsHeaders headers;
    private final JmsBody body;
    private final Optional<DoneKey> doneKey;
    private final String defaultKey;
    private final long timestampMillis;
    private final boolean redelivered;
    private final Outcome.@Nullable DeadLettered refusal;

    JmsSourceMessage(
            Message message,
            JmsHeaders headers,
            JmsBody body,
            Optional<DoneKey> doneKey,
            String defaultKey,
            long timestampMillis,
            boolean redelivered,
            Outcome.@Nullable DeadLettered refusal) {
        this.message = message;
        this.headers = headers;
        this.body = body;
        this.doneKey = doneKey;
        this.defaultKey = defaultKey;
        this.timestampMillis = timestampMillis;
        this.redelivered = redelivered;
        this.refusal = refusal;
    }

    /** The message itself; its headers and properties are read-only. */
    Message message() {
        return message;
    }

    @Override
    public JmsHeaders headers() {
        return headers;
    }

    /** String, byte[], Map, List or null. */
    @Override
    public @Nullable Object body() {
        return body.value();
    }

    @Override
    public Outcome.@Nullable DeadLettered decided() {
        return refusal;
    }

    @Override
    public Optional<DoneKey> doneKey() {
        return doneKey;
    }

    @Override
    public String defaultKey() {
        return defaultKey;
    }

    @Override
    public int sizeBytes() {
        return body.bytes().length + headers.sizeBytes() + OVERHEAD_BYTES;
    }

    @Override
    public byte @Nullable [] encoded(Object candidate) {
        return body.isValue(candidate) ? body.bytes() : null;
    }

    @Override
    public boolean redelivered() {
        return redelivered;
    }

    @Override
    public OptionalLong sentAtMillis() {
        return timestampMillis == 0 ? OptionalLong.empty() : OptionalLong.of(timestampMillis);
    }

    @Override
    public Original original() {
        return JmsOriginals.of(message, body);
    }
}
