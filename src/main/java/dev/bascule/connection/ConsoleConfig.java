package dev.bascule.connection;

/**
 * Where management (health, metrics, console) listens.
 *
 * @param enabled whether the console for people is served; health, metrics and the command line's access are there in any case
 * @param host address to bind
 * @param port TCP port; 0 for any free one
 */
public record ConsoleConfig(boolean enabled, String host, int port) {
    /** Unless configured otherwise. */
    public static final ConsoleConfig DEFAULT = new ConsoleConfig(true, "127.0.0.1", 8080);

    /** Checks the port. */
    public ConsoleConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " is not between 0 and 65535");
        }
    }
}
