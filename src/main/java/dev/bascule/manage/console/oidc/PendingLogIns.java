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
import org.jspecify.annotations.Nullable;

/**
 * Log-ins that have gone to the provider and not come back. Each can be ended once, by the browser that began it, within {@link #LONGEST} (RFC 9700,
 * section 4.7.1). At most {@value #MOST}, and {@value #MOST_OF_ADDRESS} of one address: the oldest goes first, of the address if it is that which has too
 * many, so that nobody can push out those of others. In memory only: a restart forgets them. Thread-safe.
 */
final class PendingLogIns {
    static final int MOST = 1_000;
    static final int MOST_OF_ADDRESS = 50;
    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, Kept> byState = new LinkedHashMap<>();

    private record Kept(Pending pending, String address, long atMillis) {}

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
        if (byState.values().stream()
                        .filter(kept -> kept.address().equals(address))
                        .count()
                >= MOST_OF_ADDRESS) {
            removeOldest(address);
        } else if (byState.size() >= MOST) {
            byState.remove(byState.keySet().iterator().next());
        }
        var pending = new Pending(secret(), secret(), secret(), secret(), page);
        byState.put(pending.state(), new Kept(pending, address, clock.millis()));
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

    private void removeOldest(String address) {
        byState.entrySet().stream()
                .filter(entry -> entry.getValue().address().equals(address))
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
