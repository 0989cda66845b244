package dev.bascule.batch;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One message as the source gave it. Used on its lane's thread only. */
public interface SourceMessage {
    /** The message's identity in the ledger; empty when the source gave it none (no message id, or no timestamp): such a message is never looked up. */
    Optional<DoneKey> doneKey();

    /** The name that the outside world knows the message by: message id, or the done-key, or a random one. */
    String defaultKey();

    /** The name that its source gave it, if another than {@link #defaultKey}: that of a message that comes from elsewhere now. */
    default String sourceName() {
        return defaultKey();
    }

    /** The id of the dead letter that it has been so far; empty for a message that comes from its source. */
    default Optional<String> letterId() {
        return Optional.empty();
    }

    /** The bytes of {@code body} if it is this message's own body, untouched by the route; null otherwise. Not to be changed. */
    default byte @Nullable [] encoded(Object body) {
        return null;
    }

    /** Size of body and properties in bytes, near enough for the bounds of a batch. */
    int sizeBytes();

    /** Whether the source says that it has delivered this message before. */
    boolean redelivered();

    /** When the producer sent it, in milliseconds since 1970 by the producer's clock; empty when it did not say. */
    default OptionalLong sentAtMillis() {
        return OptionalLong.empty();
    }

    /** Targets that have the message already: what is appended for them is left out. */
    default Set<String> deliveredTo() {
        return Set.of();
    }

    /** A copy of the untouched message. Expensive; for dead letters. */
    Original original();
}
