package dev.bascule.source.feed.remote;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a server.
 *
 * @param folder as the server is asked for it: relative to the user's own unless it begins with a slash; never empty
 */
public record RemoteAddress(Protocol protocol, String user, String host, int port, String folder) {
    private static final Pattern SCHEME = Pattern.compile("(sftp|ftps?):.*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<scheme>sftp|ftps?)://(?:(?<user>[^@/]+)@)?(?<host>[^:/@]+)(?::(?<port>\\d{1,5}))?(?:/(?<folder>.*))?");
    private static final int MOST_PORT = 65_535;

    /** How the server is spoken to. */
    public enum Protocol {
        /** Files over SSH. */
        SFTP(22),
        /** Everything in the clear, the password included. */
        FTP(21),
        /** FTP that asks for TLS before it logs in, and for its data. */
        FTPS(21);

        private final int defaultPort;

        Protocol(int defaultPort) {
            this.defaultPort = defaultPort;
        }
    }

    /** Whether {@code text} names a server, and no local folder. */
    public static boolean isRemote(String text) {
        return SCHEME.matcher(text).matches();
    }

    /**
     * Reads {@code sftp://user@host:port/folder}.
     *
     * @throws IllegalArgumentException it is not like that; the message repeats nothing that may be a password
     */
    public static RemoteAddress parse(String text) {
        var parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a remote folder must be given as sftp://user@host:port/folder");
        }
        var user = parts.group("user");
        if (user == null || user.contains(":")) {
            throw new IllegalArgumentException(
                    user == null
                            ? "the server's user is missing: sftp://user@host:port/folder"
                            : "a password does not belong into the address; use the option password, which takes ${NAME} or ${file:/path}");
        }
        var protocol = Protocol.valueOf(parts.group("scheme").toUpperCase(Locale.ROOT));
        var folder = parts.group("folder");
        return new RemoteAddress(
                protocol,
                user,
                parts.group("host"),
                port(parts.group("port"), protocol),
                folder == null || folder.isEmpty() ? "." : folder);
    }

    private static int port(@Nullable String text, Protocol protocol) {
        int port = text == null ? protocol.defaultPort : Integer.parseInt(text);
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("the server's port must be 1 to " + MOST_PORT + ", not " + port);
        }
        return port;
    }

    /** The server, for messages. */
    String server() {
        return scheme() + "://" + host + ":" + port;
    }

    String scheme() {
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    /** The same text for the same folder; holds no secret. */
    @Override
    public String toString() {
        return scheme() + "://" + user + "@" + host + ":" + port + "/" + folder;
    }
}
