package dev.bascule.manage.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords: after {@value #FREE_FAILURES} failures in a row, an address and a user each wait, twice as long every time,
 * a minute at most. Remembers the last {@value #MOST_KEYS} of them. Thread-safe.
 */
final class LoginThrottle {
    static final int FREE_FAILURES = 5;
    static final int MOST_KEYS = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private record Failures(int count, long blockedUntilMillis, long atMillis) {}

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEYS;
        }
    };

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long any of {@code keys} has to wait; zero if all may try. */
    synchronized Duration wait(String... keys) {
        var longest = 0L;
        for (var key : keys) {
            var known = known(key);
            longest = Math.max(longest, known == null ? 0 : known.blockedUntilMillis() - clock.millis());
        }
        return Duration.ofMillis(longest);
    }

    /** An attempt has failed. */
    synchronized void failed(String... keys) {
        for (var key : keys) {
            var known = known(key);
            var count = known == null ? 1 : known.count() + 1;
            var now = clock.millis();
            failures.put(key, new Failures(count, now + pauseMillis(count), now));
        }
    }

    /** An attempt has succeeded. */
    synchronized void succeeded(String... keys) {
        for (var key : keys) {
            failures.remove(key);
        }
    }

    private @Nullable Failures known(String key) {
        var known = failures.get(key);
        if (known != null && clock.millis() - known.atMillis() > FORGOTTEN_AFTER.toMillis()) {
            failures.remove(key);
            return null;
        }
        return known;
    }

    private static long pauseMillis(int failures) {
        if (failures < FREE_FAILURES) {
            return 0;
        }
        var doublings = Math.min(failures - FREE_FAILURES, 10);
        return Math.min(LONGEST.toMillis(), 1000L << doublings);
    }
}
