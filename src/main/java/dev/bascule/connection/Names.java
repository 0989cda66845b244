package dev.bascule.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that become parts of other names: of transactional ids, topics, metrics. */
final class Names {
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private Names() {}

    static boolean isSimple(String name) {
        return SIMPLE.matcher(name).matches();
    }

    static Optional<String> simple(String name) {
        return Optional.of(name).filter(Names::isSimple);
    }

    /** This host's name, as an instance may be called. */
    static String ofHost() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
