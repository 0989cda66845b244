package dev.bascule.source.jms;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.bascule.batch.DoneKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Done-keys: XXH3-128 over message id, timestamp and the XXH3-128 of the body. The id alone is not enough, since some producers use it again; a cryptographic
 * hash is not needed, since whoever can choose a message's id and body can only hide messages of his own.
 *
 * <p>Changing this function makes messages that are in doubt during an upgrade unrecognisable. One lane's thread.
 */
final class JmsDoneKeys {
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private final HashStream128 stream = HASHER.hashStream();

    /** Empty for a message that its producer or broker gave no id or no time (Jakarta Messaging lets producers switch both off). */
    Optional<DoneKey> of(@Nullable String messageId, long timestampMillis, JmsBody body) {
        if (messageId == null || messageId.isEmpty() || timestampMillis == 0) {
            return Optional.empty();
        }
        // On its own, since a stream copies first what it hashes.
        var bodyHash = HASHER.hashBytesTo128Bits(body.bytes());
        stream.reset()
                .putString(messageId)
                .putLong(timestampMillis)
                .putLong(bodyHash.getMostSignificantBits())
                .putLong(bodyHash.getLeastSignificantBits());
        var hash = stream.get();
        return Optional.of(new DoneKey(hash.getMostSignificantBits(), hash.getLeastSignificantBits()));
    }
}
