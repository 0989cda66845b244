package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;
import java.nio.ByteBuffer;
import org.apache.commons.codec.digest.DigestUtils;

/** Makes a {@link DedupKey} of what an expression of the route has said: the first sixteen bytes of its SHA-256. */
public final class KeyHash {
    private KeyHash() {}

    /** The same text has the same key in every process. */
    public static DedupKey of(String text) {
        var digest = ByteBuffer.wrap(DigestUtils.sha256(text));
        return new DedupKey(digest.getLong(), digest.getLong());
    }
}
