package dev.bascule.source.jms;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.bascule.batch.DoneKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Done-keys: XXH3-128 over message id, timestamp and body. The id alone is not enough, since some producers use it again; a cryptographic
 * hash is not needed, since whoever can choose a message's id and body can only hide messages of his own.
 *
 * <p>Changing this function makes messages that are in doubt during an upgrade unrecognisable. One lane's thread.
 */
final class JmsDoneKeys {
    private final HashStream128 stream = Hashing.xxh3_128().hashStream();

    /** Empty for a message that its producer or broker gave no id or no time (Jakarta Messaging lets producers switch both off). */
    Optional<DoneKey> of(@Nullable String messageId, long timestampMillis, JmsBody body) {
        if (messageId == null || messageId.isEmpty() || timestampMillis == 0) {
            return Optional.empty();
        }
        stream.reset().putString(messageId).putLong(timestampMillis).putByteArray(body.bytes());
        var hash = stream.get();
        return Optional.of(new DoneKey(hash.getMostSignificantBits(), hash.getLeastSignificantBits()));
    }
}
