package dev.bascule.manage;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Who may manage this process without a look at the configured users: whoever knows its token, which is new at each start, and the user
 * {@code bascule} if the environment variable {@code BASCULE_PASSWORD} is set. Comparisons take the same time whatever is offered.
 */
@ApplicationScoped
public class Credentials {
    /** The user there is unless others are configured. */
    public static final String USER = "bascule";

    /** Where the bridge and the command line both find the user's password. */
    public static final String PASSWORD_VARIABLE = "BASCULE_PASSWORD";

    private static final String BASIC = "Basic ";
    private static final int TOKEN_BYTES = 24;

    private final String token;
    private final Optional<String> password;

    /** With a new token, and the password of the environment. */
    public Credentials() {
        this(newToken(), environmentPassword());
    }

    Credentials(String token, Optional<String> password) {
        this.token = token;
        this.password = password;
    }

    /** What the environment sets for the user. */
    public static Optional<String> environmentPassword() {
        return Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)).filter(set -> !set.isEmpty());
    }

    /** Who sends an {@code Authorization} header that opens the door. */
    Optional<Caller> caller(@Nullable String authorization) {
        if (allowToken(authorization)) {
            return Optional.of(Caller.COMMAND);
        }
        return allow(authorization) ? Optional.of(Caller.of(USER, Role.ADMIN)) : Optional.empty();
    }

    /** A user's name and password. */
    record Pair(String user, String password) {
        @Override
        public String toString() {
            return "Pair[user=" + user + "]";
        }
    }

    /** What {@link #basic} puts into a header. */
    static Optional<Pair> pair(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            var decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            var text = new String(decoded, StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Pair(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
        return BASIC + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(String offered, String expected) {
        return MessageDigest.isEqual(DigestUtils.sha256(offered), DigestUtils.sha256(expected));
    }

    private static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
