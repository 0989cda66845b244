package dev.bascule.connection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Keeps secrets out of logs and messages. Errs on the side of hiding too much. */
public final class Masking {
    private static final String MASK = "***";
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)pass(word|wd|phrase)|secret|token|credential|jaas|private|keystore\\.key|access-?key");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:?]*):[^/@]*@");
    private static final Pattern PARAMETER = Pattern.compile("([?&;,(])([^=?&;,()]+)=([^&;,)]*)");

    private Masking() {}

    /** Whether a setting of this name is likely to hold a secret. */
    public static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).find();
    }

    /** {@code properties} with the values of secret names hidden, sorted by name. */
    public static Map<String, String> properties(Map<String, String> properties) {
        var masked = new TreeMap<String, String>();
        properties.forEach((name, value) -> masked.put(name, isSecret(name) ? MASK : value));
        return masked;
    }

    /** {@code url} without the password of its user and without the values of secret parameters. */
    public static String url(String url) {
        var withoutUser = USER_INFO.matcher(url).replaceAll("$1:" + MASK + "@");
        return PARAMETER
                .matcher(withoutUser)
                .replaceAll(found -> isSecret(found.group(2)) ? found.group(1) + found.group(2) + "=" + MASK : "$0");
    }

    static String present(Optional<String> secret) {
        return secret.isPresent() ? MASK : "none";
    }
}
