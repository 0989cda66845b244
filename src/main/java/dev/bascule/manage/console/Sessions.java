package dev.bascule.manage.console;

import dev.bascule.connection.ConsoleConfig;
import dev.bascule.manage.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in. A session ends at the log-out, when its user has done nothing for a while, or {@value #MOST_HOURS} hours after the log-in. Pages
 * that refresh themselves do not keep it alive: only {@link #touch} does. At most {@value #MOST_SESSIONS}, the least used goes first. Thread-safe.
 */
@ApplicationScoped
public class Sessions {
    /** System property with the seconds after which a session ends in which nothing is done. */
    public static final String IDLE_PROPERTY = "bascule.console.session-seconds";

    static final int MOST_SESSIONS = 1_000;
    static final int MOST_HOURS = 12;
    private static final int ID_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Duration idle;
    private final Map<String, Session> byId = new HashMap<>();

    /** How somebody has logged in, which is how he logs out. */
    enum Way {
        PASSWORD,
        PROVIDER
    }

    private record Session(Caller caller, Way way, long startedMillis, long usedMillis) {}

    @Inject
    Sessions(@ConfigProperty(name = IDLE_PROPERTY) Optional<Integer> idleSeconds) {
        this(SteadyClock.INSTANCE, idleSeconds.map(Duration::ofSeconds).orElse(ConsoleConfig.DEFAULT.session()));
    }

    /** @param idle how long a user may do nothing */
    Sessions(InstantSource clock, Duration idle) {
        this.clock = clock;
        this.idle = idle;
    }

    /** A new session; its id is the secret that opens it. */
    synchronized String open(Caller caller, Way way) {
        byId.values().removeIf(session -> remaining(session).isNegative());
        if (byId.size() >= MOST_SESSIONS) {
            byId.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().usedMillis()))
                    .ifPresent(entry -> byId.remove(entry.getKey()));
        }
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byId.put(id, new Session(caller, way, clock.millis(), clock.millis()));
        return id;
    }

    /** Whose session it is; empty if it has ended or never was. */
    synchronized Optional<Caller> find(@Nullable String id) {
        return live(id).map(Session::caller);
    }

    /** How its user has logged in. */
    synchronized Optional<Way> way(@Nullable String id) {
        return live(id).map(Session::way);
    }

    /** Its user does something. */
    synchronized void touch(@Nullable String id) {
        live(id).ifPresent(session -> byId.put(
                String.valueOf(id),
                new Session(session.caller(), session.way(), session.startedMillis(), clock.millis())));
    }

    /** How long it will last if nothing is done; zero if it has ended. */
    synchronized Duration remaining(@Nullable String id) {
        return live(id).map(this::remaining).orElse(Duration.ZERO);
    }

    /** Ends it. */
    synchronized void close(@Nullable String id) {
        byId.remove(String.valueOf(id));
    }

    private Optional<Session> live(@Nullable String id) {
        var session = byId.get(String.valueOf(id));
        if (session == null || remaining(session).isNegative()) {
            byId.remove(String.valueOf(id));
            return Optional.empty();
        }
        return Optional.of(session);
    }

    private Duration remaining(Session session) {
        var end = Math.min(
                session.usedMillis() + idle.toMillis(),
                session.startedMillis() + Duration.ofHours(MOST_HOURS).toMillis());
        return Duration.ofMillis(end - clock.millis());
    }
}
