package dev.bascule.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where management (health, metrics, console) listens, and who may log in.
 *
 * @param enabled whether the console for people is served; health, metrics and the command line's access are there in any case
 * @param host address to bind
 * @param port TCP port; 0 for any free one
 * @param session how long a user who is logged in may do nothing
 * @param viewersSeePayloads whether users of role {@code viewer} may read the bodies of dead letters
 * @param users who may log in; none for the one user with a generated password, unless there is a provider
 * @param oidc who says who somebody is, beside or instead of passwords
 * @param tls with it only HTTPS is spoken
 */
public record ConsoleConfig(
        boolean enabled,
        String host,
        int port,
        Duration session,
        boolean viewersSeePayloads,
        List<ConsoleUser> users,
        Optional<OidcConfig> oidc,
        Optional<ConsoleTls> tls) {
    private static final Duration SESSION = Duration.ofMinutes(30);

    /** Unless configured otherwise. */
    public static final ConsoleConfig DEFAULT = new ConsoleConfig(true, "127.0.0.1", 8080);

    /** Checks the port. */
    public ConsoleConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " is not between 0 and 65535");
        }
        users = List.copyOf(users);
    }

    /** Without users of its own and without a provider. */
    public ConsoleConfig(boolean enabled, String host, int port) {
        this(enabled, host, port, SESSION, false, List.of(), Optional.empty(), Optional.empty());
    }
}
