package dev.bascule.batch;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a message's way through the route that is gone only once per key: whatever is appended there is withdrawn if another batch turns
 * out to have the key. Immutable.
 *
 * @param key of the dedup window
 * @param outer the claim within which this one was made, or null
 */
record Claim(DedupKey key, @Nullable Claim outer) {
    /** Whether this claim, or one around it, is on any of {@code keys}. */
    boolean isOnAny(Set<DedupKey> keys) {
        for (Claim claim = this; claim != null; claim = claim.outer) {
            if (keys.contains(claim.key)) {
                return true;
            }
        }
        return false;
    }
}
