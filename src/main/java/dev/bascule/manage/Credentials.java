package dev.bascule.manage;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may manage this process: whoever knows its token, which is new at each start, and the user {@code bascule} if the environment
 * variable {@code BASCULE_PASSWORD} is set. Comparisons take the same time whatever is offered.
 */
@ApplicationScoped
public class Credentials {
    /** The one user there is. */
    public static final String USER = "bascule";

    /** Where the bridge and the command line both find the user's password. */
    public static final String PASSWORD_VARIABLE = "BASCULE_PASSWORD";

    private static final int TOKEN_BYTES = 24;

    private final String token;
    private final Optional<String> password;

    /** With a new token, and the password of the environment. */
    public Credentials() {
        this(newToken(), Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)).filter(set -> !set.isEmpty()));
    }

    Credentials(String token, Optional<String> password) {
        this.token = token;
        this.password = password;
    }

    /** The token. */
    public String token() {
        return token;
    }

    /** Whether an {@code Authorization} header opens the door. */
    public boolean allow(@Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        var byToken = allowToken(authorization);
        var byPassword =
                password.map(set -> same(authorization, basic(USER, set))).orElse(false);
        return byToken || byPassword;
    }

    /** The same of the token alone. */
    boolean allowToken(@Nullable String authorization) {
        return authorization != null && same(authorization, "Bearer " + token);
    }

    /** The header that {@link #allow} expects of the user. */
    public static String basic(String user, String password) {
        var pair = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(String offered, String expected) {
        return MessageDigest.isEqual(digest(offered), digest(expected));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
