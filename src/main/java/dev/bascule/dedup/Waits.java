package dev.bascule.dedup;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long a lane has waited for each of the open claims that have keys of its own. For one thread. */
final class Waits {
    private final Duration patience;
    private final Map<OpenClaim, Long> sinceNanos = new HashMap<>();

    /** @param patience for each claim, from when it was first met */
    Waits(Duration patience) {
        this.patience = patience;
    }

    /**
     * Those of {@code owners} that have been waited for too long. From then on they are waited for anew: whoever decides about one needs time as well.
     *
     * @param owners all that are waited for now
     */
    List<OpenClaim> tooLong(Set<OpenClaim> owners, long nowNanos) {
        sinceNanos.keySet().retainAll(owners);
        owners.forEach(owner -> sinceNanos.putIfAbsent(owner, nowNanos));
        var tooLong = owners.stream()
                .filter(owner -> nowNanos - sinceNanos.getOrDefault(owner, nowNanos) >= patience.toNanos())
                .toList();
        sinceNanos.keySet().removeAll(Set.copyOf(tooLong));
        return tooLong;
    }
}
