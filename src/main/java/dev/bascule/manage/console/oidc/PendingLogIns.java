package dev.bascule.manage.console.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Log-ins that have gone to the provider and not come back. Each can be ended once, by the browser that began it, within {@link #LONGEST} (RFC 9700,
 * section 4.7.1). At most {@value #MOST_OF_NETWORK} of one {@link Network}: a further one pushes out its oldest. At most {@value #MOST} together: a further one
 * pushes out the oldest of the network that has most. So a network never loses one while another has more; who has {@value #MOST} networks can push out
 * everybody's. In memory only: a restart forgets them. Thread-safe.
 */
final class PendingLogIns {
    static final int MOST = 1_000;
    static final int MOST_OF_NETWORK = 50;
    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, Kept> byState = new LinkedHashMap<>();

    private record Kept(Pending pending, String network, long atMillis) {}

    /**
     * One of them; each of the texts but the page is a secret of its own.
     *
     * @param state returns with the answer
     * @param nonce returns in the ID token
     * @param verifier shown when the code is redeemed (RFC 7636)
     * @param browser what the browser that began it has in a cookie
     * @param page where it goes afterwards
     */
    record Pending(String state, String nonce, String verifier, String browser, String page) {
        @Override
        public String toString() {
            return "Pending[page=" + page + "]";
        }
    }

    PendingLogIns(InstantSource clock) {
        this.clock = clock;
    }

    /** A new one. */
    synchronized Pending begin(String page, String address) {
        byState.values().removeIf(this::isOver);
        var network = Network.of(address);
        if (count(network) >= MOST_OF_NETWORK) {
            removeOldest(network);
        } else if (byState.size() >= MOST) {
            removeOldest(largest());
        }
        var pending = new Pending(secret(), secret(), secret(), secret(), page);
        byState.put(pending.state(), new Kept(pending, network, clock.millis()));
        return pending;
    }

    /** Ends the one with this state, whatever becomes of it; empty if there is none, or another browser has begun it. */
    synchronized Optional<Pending> end(@Nullable String state, @Nullable String browser) {
        var kept = state == null ? null : byState.remove(state);
        return Optional.ofNullable(kept)
                .filter(found -> !isOver(found))
                .map(Kept::pending)
                .filter(found -> same(found.browser(), browser));
    }

    private boolean isOver(Kept kept) {
        return clock.millis() - kept.atMillis() > LONGEST.toMillis();
    }

    private long count(String network) {
        return byState.values().stream()
                .filter(kept -> kept.network().equals(network))
                .count();
    }

    /** The network that has most; of several such the one whose first is the oldest. */
    private String largest() {
        return byState.values().stream()
                .collect(Collectors.groupingBy(Kept::network, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private void removeOldest(String network) {
        byState.entrySet().stream()
                .filter(entry -> entry.getValue().network().equals(network))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(byState::remove);
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String expected, @Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }
}
